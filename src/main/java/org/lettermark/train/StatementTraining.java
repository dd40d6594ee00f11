package org.lettermark.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.TrainingParameters;
import org.apache.uima.UIMAException;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.WrongInputException;
import org.lettermark.review.StatementModel;
import org.lettermark.train.StatementExamples.Example;

/**
 * Trains the two statement models: maximum entropy, fitted by L-BFGS with a squared penalty on the weights.
 *
 * <p>How good they are on sentences of a hand that they have not seen is measured by leaving out one writer after the
 * other.
 */
public final class StatementTraining {

  /** File of the model that tells statements and their polarity. */
  public static final String STATEMENTS = "statements.bin";

  /** File of the model that tells domains. */
  public static final String DOMAINS = "statement-domains.bin";

  /** Card of both. */
  static final String CARD = "statements.md";

  /** Weight of the squared penalty; 4 was no better over writers left out. */
  private static final double PENALTY = 1;

  private final List<Example> examples;

  private StatementTraining(List<Example> examples) {
    this.examples = examples;
  }

  /**
   * Reads the sentences of a folder.
   *
   * @param options whose lexicons give sentences their classes of words
   * @throws org.lettermark.match.LexiconException where a row is not as it should be
   * @throws WrongInputException where there is too little to learn from
   */
  public static StatementTraining read(Path folder, PipelineOptions options) throws IOException {
    try {
      List<StatementRow> rows = StatementRow.readAll(folder);
      long polarities = rows.stream().map(StatementRow::polarity).distinct().count();
      long domains = rows.stream().filter(StatementRow::isStatement).map(StatementRow::kind).distinct().count();
      if (polarities < 2 || domains < 2) {
        throw new WrongInputException(folder + ": expected statements of two domains or more, and sentences that are none");
      }
      return new StatementTraining(StatementExamples.of(rows, options));
    } catch (UIMAException e) {
      throw new IOException(e);
    }
  }

  /** Trains on all writers but one, for each in turn, and asks about the sentences of that one. */
  public StatementFigures crossValidate() throws IOException {
    StatementFigures figures = new StatementFigures();
    for (String writer : writers()) {
      Predicate<Example> own = example -> example.row().writer().equals(writer);
      StatementModel model = model(examples.stream().filter(own.negate()).toList());
      for (Example example : examples.stream().filter(own).toList()) {
        figures.add(example.row(), model.of(example.features()), model.domain(example.features()));
      }
    }
    return figures;
  }

  /**
   * Trains on all sentences and writes both models into a folder, with their rows of {@code models.tsv} and a card that
   * says what they were trained on and how good they are.
   */
  public void write(Path folder, StatementFigures figures) throws IOException {
    ModelFolder models = ModelFolder.of(folder);
    write(statements(examples), folder.resolve(STATEMENTS));
    write(domains(examples), folder.resolve(DOMAINS));
    models.list(new TreeMap<>(Map.of("statements", STATEMENTS, "statement-domains", DOMAINS)),
        "lettermark train statements", "as the sentences", sentences() + " sentences of " + writers().size() + " writers");
    Files.writeString(folder.resolve(CARD), card(figures));
  }

  private String card(StatementFigures figures) {
    return """
        # The models of statements about function

        `statements.bin` says of a sentence whether it speaks of function as an effect of treatment, and with which polarity;
        `statement-domains.bin` of which domain of function. Both are OpenNLP document categorisers: maximum entropy, fitted
        by L-BFGS with a squared penalty of %s on the weights. What they see is in the class `StatementFeatures`: stems of one
        to three words with classes in place of drugs, disorders, sites and numbers, the section, whether a guideline speaks.

        Made by `lettermark train statements` from %d sentences, %d of them statements, of the writers %s.

        Figures on sentences of a writer who was left out of the training (a sentence counts as found from a confidence of .5
        on; polarity and domain are accuracies over what both find):

        ```
        %s```

        Limits: sentences of these writers hold statements much more often than letters do, so that the confidence is too
        high on letters; the engine therefore takes the model's word from .95 on, and not where a guideline speaks. Whether it
        helps on other letters, `lettermark evaluate` says.
        """.formatted(PENALTY, sentences(), statements(), String.join(", ", writers()), figures);
  }

  private List<String> writers() {
    return examples.stream().map(example -> example.row().writer()).distinct().toList();
  }

  /** Sentences, statements or not. */
  public int sentences() {
    return examples.size();
  }

  /** Sentences that say something of function. */
  public int statements() {
    return (int) examples.stream().filter(example -> example.row().isStatement()).count();
  }

  private static StatementModel model(List<Example> examples) throws IOException {
    return new StatementModel(statements(examples), domains(examples));
  }

  private static DoccatModel statements(List<Example> examples) throws IOException {
    return train(examples, example -> example.row().polarity());
  }

  private static DoccatModel domains(List<Example> examples) throws IOException {
    return train(examples.stream().filter(example -> example.row().isStatement()).toList(), example -> example.row().kind());
  }

  private static DoccatModel train(List<Example> examples, Function<Example, String> outcome) throws IOException {
    List<DocumentSample> samples = new ArrayList<>();
    for (Example example : examples) {
      samples.add(new DocumentSample(outcome.apply(example), example.features()));
    }
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
    parameters.put(QNTrainer.L1COST_PARAM, 0.0);
    parameters.put(QNTrainer.L2COST_PARAM, PENALTY);
    return DocumentCategorizerME.train("en", new CollectionObjectStream<>(samples), parameters, new DoccatFactory());
  }

  private static void write(DoccatModel model, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      model.serialize(out);
    }
  }
}
