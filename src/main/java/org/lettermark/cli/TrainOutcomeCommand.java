package org.lettermark.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lettermark.train.OutcomeTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a baseline that predicts outcomes. */
@Command(
    name = "outcome",
    description = {
      "Train a baseline that says how likely the denial of an item is overturned, and say how good it is.",
      "Learns from the part \"train\" of a file that \"export\" wrote, from masked texts and columns; figures are of the part \"test\"."
    },
    mixinStandardHelpOptions = true)
final class TrainOutcomeCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "DuckDB file that \"export\" wrote.")
  private Path file;

  @Option(names = "--output", required = true, paramLabel = "FOLDER", description = "Folder for the model and its card.")
  private Path output;

  @Option(names = "--facts-only",
      description = "Learn from what was known before the decision alone: request, case summary, and columns that do not tell of the rationale.")
  private boolean factsOnly;

  @Option(names = "--restart", description = "Write over a model that lies there.")
  private boolean restart;

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), file + ": there is no such file; \"export\" makes it");
    }
    for (String name : OutcomeTraining.FILES) {
      if (!restart && Files.exists(output.resolve(name))) {
        throw new ParameterException(spec.commandLine(), output.resolve(name) + ": is there already; --restart writes over it");
      }
    }
    OutcomeTraining training = OutcomeTraining.read(file, factsOnly);
    training.train();
    training.write(output);
    PrintWriter out = spec.commandLine().getOut();
    out.println(training.card());
    out.println("What counts most (above 0 for overturned)");
    training.weightiest(SHOWN).forEach(feature -> out.println("  " + feature));
    out.println();
    out.println("Model written to " + output);
    out.flush();
    return 0;
  }
}
