package org.lettermark.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.train.StatementFigures;
import org.lettermark.train.StatementTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the models that find statements about function. */
@Command(
    name = "statements",
    description = {
      "Train the models that find statements about function, and say how good they are on writers left out.",
      "DIR holds a tab-separated file a writer with the columns sentence, polarity, style and kind; corpus/statements is an example."
    },
    mixinStandardHelpOptions = true)
final class TrainStatementsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder with the sentences.")
  private Path folder;

  @Option(names = "--output", required = true, paramLabel = "MODELS",
      description = "Folder for the models, with its models.tsv, for \"annotate --models MODELS\".")
  private Path output;

  @Option(names = "--lexicon", paramLabel = "DIR", description = "Folder whose files stand for those that ship.")
  private Path lexicon;

  @Option(names = "--restart", description = "Write over models that lie there.")
  private boolean restart;

  @Override
  public Integer call() throws Exception {
    for (String file : new String[] {StatementTraining.STATEMENTS, StatementTraining.DOMAINS}) {
      if (!restart && Files.exists(output.resolve(file))) {
        throw new ParameterException(spec.commandLine(), output.resolve(file) + ": is there already; --restart writes over it");
      }
    }
    StatementTraining training = StatementTraining.read(folder, new PipelineOptions(false, true, lexicon, null, null));
    PrintWriter out = spec.commandLine().getOut();
    out.println(training.statements() + " statements about function among " + training.sentences() + " sentences");
    out.println();
    StatementFigures figures = training.crossValidate();
    out.print(figures);
    training.write(output, figures);
    out.println();
    out.println("Models written to " + output);
    out.flush();
    return 0;
  }
}
