package org.lettermark.train;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.lettermark.corpus.XmiWriter;

/**
 * A baseline for whoever predicts outcomes: logistic regression (liblinear, L2) over masked text and columns, the rarer answer
 * weighted up. Its regularisation is chosen on the development part, its figures are those of the test part.
 */
public final class OutcomeTraining {

  /** Names of the files of a model. */
  public static final String MODEL = "outcome.liblinear";

  static final String WEIGHTS = "outcome-features.csv";
  static final String GUESSES = "outcome-test.csv";

  /** The model's card. */
  public static final String CARD = "outcome.md";

  /** All files of a model. */
  public static final List<String> FILES = List.of(MODEL, WEIGHTS, GUESSES, CARD);

  private static final double[] COSTS = {0.1, 0.3, 1, 3, 10, 30};
  private static final double EPSILON = 0.001;
  private static final long SEED = 20170115;

  private final List<OutcomeItem> items;
  private final boolean factsOnly;
  private final String source;
  private OutcomeFeatures features;
  private Model model;
  private double cost;
  private boolean chosen;
  private List<OutcomeFigures.Guess> guesses = List.of();

  private OutcomeTraining(List<OutcomeItem> items, boolean factsOnly, String source) {
    this.items = items;
    this.factsOnly = factsOnly;
    this.source = source;
  }

  /**
   * Reads the items of a DuckDB file that {@code export} wrote.
   *
   * @throws TrainingException where there is nothing to learn from or to test on
   */
  public static OutcomeTraining read(Path file, boolean factsOnly) throws IOException {
    OutcomeTraining training = new OutcomeTraining(OutcomeItem.read(file, factsOnly), factsOnly, file.getFileName().toString());
    if (training.items.stream().allMatch(item -> item.text().isEmpty())) {
      throw new TrainingException(file + ": has no texts to learn from; it was exported with --text none");
    }
    for (String part : List.of("train", "test")) {
      List<OutcomeItem> those = training.part(part);
      if (those.stream().noneMatch(OutcomeItem::overturned) || those.stream().allMatch(OutcomeItem::overturned)) {
        throw new TrainingException(file + ": its part \"" + part + "\" (" + those.size()
            + " items) does not have both outcomes; more letters are needed, or another --split-date of \"export\"");
      }
    }
    return training;
  }

  /**
   * The words that count most in masked rationales, of all parts together.
   *
   * @throws TrainingException where there is only one outcome
   */
  public static List<String> auditMask(Path file, int words) throws IOException {
    List<OutcomeItem> all = OutcomeItem.read(file, false).stream()
        .map(item -> new OutcomeItem(item.letter(), item.number(), item.group(), "train", item.overturned(), item.text(), List.of()))
        .toList();
    if (all.stream().noneMatch(OutcomeItem::overturned) || all.stream().allMatch(OutcomeItem::overturned)) {
      throw new TrainingException(file + ": does not have items of both outcomes");
    }
    OutcomeTraining audit = new OutcomeTraining(all, false, file.getFileName().toString());
    audit.train();
    return audit.weightiest(words);
  }

  private List<OutcomeItem> part(String name) {
    return items.stream().filter(item -> name.equals(item.split())).toList();
  }

  /** Trains the model. */
  public void train() {
    List<OutcomeItem> train = part("train");
    List<OutcomeItem> development = part("development");
    features = OutcomeFeatures.of(train);
    cost = 1;
    chosen = development.stream().anyMatch(OutcomeItem::overturned);
    if (chosen) {
      double best = -1;
      for (double candidate : COSTS) {
        double precision = OutcomeFigures.averagePrecision(guess(fit(train, candidate), development));
        if (precision > best) {
          best = precision;
          cost = candidate;
        }
      }
    }
    model = fit(train, cost);
    guesses = guess(model, part("test"));
  }

  private Model fit(List<OutcomeItem> train, double withCost) {
    Problem problem = new Problem();
    problem.l = train.size();
    problem.bias = 1;
    problem.n = features.size() + 1;
    problem.x = train.stream().map(this::vector).toArray(Feature[][]::new);
    problem.y = train.stream().mapToDouble(item -> item.overturned() ? 1 : 0).toArray();
    Parameter parameter = new Parameter(SolverType.L2R_LR, withCost, EPSILON);
    long overturned = train.stream().filter(OutcomeItem::overturned).count();
    parameter.setWeights(new double[] {(double) train.size() / overturned / 2, (double) train.size() / (train.size() - overturned) / 2}, new int[] {1, 0});
    parameter.setRandom(new Random(SEED));
    Linear.disableDebugOutput();
    return Linear.train(problem, parameter);
  }

  /** The features with a last one that is always 1. */
  private Feature[] vector(OutcomeItem item) {
    Feature[] own = features.vector(item);
    Feature[] all = Arrays.copyOf(own, own.length + 1);
    all[own.length] = new FeatureNode(features.size() + 1, 1);
    return all;
  }

  private List<OutcomeFigures.Guess> guess(Model by, List<OutcomeItem> those) {
    int overturned = by.getLabels()[0] == 1 ? 0 : 1;
    List<OutcomeFigures.Guess> said = new ArrayList<>();
    for (OutcomeItem item : those) {
      double[] probabilities = new double[2];
      Linear.predictProbability(by, vector(item), probabilities);
      said.add(new OutcomeFigures.Guess(item, probabilities[overturned]));
    }
    return said;
  }

  /** Writes the model, its features with their weights, what it says of the test part, and its card. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    XmiWriter.whole(folder.resolve(MODEL), out -> model.save(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    csv(folder.resolve(WEIGHTS), table -> {
      table.printRecord("feature", "number", "rarity", "weight");
      for (int i = 1; i <= features.size(); i++) {
        table.printRecord(features.name(i), i, decimal(features.rarity(i)), decimal(weight(i)));
      }
    });
    csv(folder.resolve(GUESSES), table -> {
      table.printRecord("letter", "number", "overturned", "probability");
      for (OutcomeFigures.Guess guess : guesses) {
        table.printRecord(guess.item().letter(), guess.item().number(), guess.item().overturned(), decimal(guess.probability()));
      }
    });
    Files.writeString(folder.resolve(CARD), card());
  }

  private interface Rows {
    void print(CSVPrinter table) throws IOException;
  }

  private static void csv(Path file, Rows rows) throws IOException {
    XmiWriter.whole(file, out -> {
      CSVPrinter table = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
      rows.print(table);
      table.flush();
    });
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** What a feature counts for overturned; below 0 for upheld. */
  private double weight(int feature) {
    return model.getLabels()[0] == 1 ? model.getFeatureWeights()[feature - 1] : -model.getFeatureWeights()[feature - 1];
  }

  /** The features that count most, for either outcome, each with its weight. */
  public List<String> weightiest(int count) {
    return IntStream.rangeClosed(1, features.size()).boxed()
        .sorted(Comparator.comparingDouble((Integer feature) -> -Math.abs(weight(feature))))
        .limit(count)
        .map(feature -> String.format(Locale.ROOT, "%+.3f  %s", weight(feature), features.name(feature)))
        .toList();
  }

  /** What the model is, from what, and how good. */
  public String card() {
    OutcomeFigures figures = new OutcomeFigures(guesses);
    Map<String, int[]> parts = new TreeMap<>();
    for (OutcomeItem item : items) {
      int[] counts = parts.computeIfAbsent(item.split(), any -> new int[2]);
      counts[0]++;
      counts[1] += item.overturned() ? 1 : 0;
    }
    StringBuilder card = new StringBuilder("# Outcome of a disputed item\n\nThe probability that the denial of a disputed item was overturned.\n\n## Data\n\n");
    card.append("`").append(source).append("`, ").append(factsOnly
        ? "facts only: the request and the case summary, masked, and the columns category, drugs, diagnoses, administratorGuidelines."
        : "the masked rationale and the columns category, drugs, diagnoses, both sides' guidelines, statements about function.");
    card.append(" What gives the outcome away was blanked by `outcome-mask.tsv`. Letters of one case and near-duplicates are in one part.\n\n"
        + "| part | items | overturned |\n|---|---|---|\n");
    parts.forEach((part, counts) -> card.append(String.format(Locale.ROOT, "| %s | %d | %d |%n", part, counts[0], counts[1])));
    card.append(String.format(Locale.ROOT, "%n## Model%n%nLogistic regression (liblinear, L2, cost %s, " + (chosen ? "chosen on the development part" : "no development part to choose it on") + "), %d features: columns, words and "
        + "pairs of words that at least 3 items of the training have, by tf-idf. The outcomes weigh alike, so that probabilities are "
        + "those of a corpus with as many overturned items as upheld.%n", cost, features.size()));
    card.append("\n## Figures on the test part\n\nIntervals: 1,000 bootstrap samples of groups.\n\n").append(figures.table())
        .append('\n').append(figures.confusion()).append("\nCalibration:\n\n").append(figures.calibration());
    card.append("\n## Limits\n\nA baseline to compare with, no judge of a case: it has learnt what reviewers wrote, not what is medically right. "
        + (factsOnly ? "A case summary is written by the reviewer who decides, and may lean towards the decision."
            : "A rationale is written by who has decided: even masked, its reasons tell the outcome. \"--facts-only\" learns from what was known before.")
        + " Words of a rare drug or reviewer may stand for the few letters that have them.\n");
    return card.toString();
  }
}
