package org.lettermark.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lettermark.run.Unpacking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes loose files of packed letters. */
@Command(
    name = "unpack",
    description = "Make loose .xmi files of letters that \"annotate\" wrote in another format.",
    mixinStandardHelpOptions = true)
final class UnpackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder that \"annotate\" wrote.")
  private Path output;

  @Parameters(index = "1..*", paramLabel = "NAME", description = "Names of letters (default: all).")
  private List<String> names = List.of();

  @Option(names = {"-o", "--output"}, required = true, paramLabel = "DIR", description = "Folder for the loose files.")
  private Path target;

  @Override
  public Integer call() throws Exception {
    Unpacking.Result result = Unpacking.unpack(output, names, target);
    spec.commandLine().getOut().println(result.letters() + (result.letters() == 1 ? " letter" : " letters") + " unpacked into " + target);
    spec.commandLine().getOut().flush();
    result.missing().forEach(name -> spec.commandLine().getErr().println("lettermark: " + name + " is not in " + output));
    spec.commandLine().getErr().flush();
    return result.missing().isEmpty() ? 0 : 1;
  }
}
