package org.lettermark.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "lettermark",
    description = "Annotates medical-review determination letters.",
    mixinStandardHelpOptions = true,
    subcommands = {AnnotateCommand.class, EvaluateCommand.class})
public final class Lettermark {

  private Lettermark() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Lettermark()).execute(arguments));
  }
}
