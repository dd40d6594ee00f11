package org.lettermark.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lettermark.read.ReaderOptions;
import org.lettermark.run.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an output folder again. */
@Command(
    name = "verify",
    description = {
      "Read a folder that \"annotate\" wrote again: every file parses, hashes agree, spans lie inside the text, "
          + "sentences and tokens do not overlap, and, with INPUT, no letter is missing.",
      "",
      "Exit status: 0 all is well, 1 something is wrong."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder that \"annotate\" wrote.")
  private Path output;

  @Parameters(index = "1..*", paramLabel = "INPUT", description = "The letters that should be in it.")
  private List<Path> inputs = List.of();

  @Option(names = "--id-column", defaultValue = "id", paramLabel = "NAME", description = "As for \"annotate\".")
  private String idColumn;

  @Option(names = "--text-column", defaultValue = "text", paramLabel = "NAME", description = "As for \"annotate\".")
  private String textColumn;

  @Override
  public Integer call() throws Exception {
    Verification verification = Verification.of(
        output, inputs, ReaderOptions.DEFAULT.withColumns(idColumn, textColumn).withLeftOut(output));
    PrintWriter out = spec.commandLine().getOut();
    verification.faults().forEach(out::println);
    out.printf("%d letters, %d of them set aside; %s%n", verification.letters(), verification.failed(),
        verification.faultCount() == 0 ? "all is well" : verification.faultCount() + " faults");
    if (verification.faultCount() > 0) {
      out.println("The same \"annotate\" command writes anew what is damaged or missing.");
    }
    out.flush();
    return verification.faultCount() == 0 ? 0 : 1;
  }
}
