package org.lettermark.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lettermark.evaluate.Evaluation;
import org.lettermark.pipeline.LetterPipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares annotated letters with gold annotations. */
@Command(
    name = "evaluate",
    description = "Compare annotated letters with annotations made by hand: precision and recall as F1 of each type.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "GOLD", description = "Folder with the gold annotations, in any format that \"annotate\" writes.")
  private Path gold;

  @Parameters(index = "1", paramLabel = "DIR", description = "Folder that \"annotate\" wrote.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    Evaluation evaluation = Evaluation.compare(LetterPipeline.types(), gold, output);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%-22s %6s %6s %9s %10s   features%n", "type", "gold", "found", "exact F1", "overlap F1");
    evaluation.scores().forEach(
        (type, score) -> {
          StringBuilder features = new StringBuilder();
          score.features().forEach((name, share) -> features.append(String.format(Locale.ROOT, " %s %.3f", name, share)));
          out.printf(
              Locale.ROOT, "%-22s %6d %6d %9.3f %10.3f  %s%n",
              type, score.gold(), score.system(), score.exactF1(), score.overlapF1(), features);
        });
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    evaluation.problems().forEach(problem -> err.println("lettermark: " + problem + "; counted as missed"));
    err.flush();
    return evaluation.problems().isEmpty() ? 0 : 1;
  }
}
