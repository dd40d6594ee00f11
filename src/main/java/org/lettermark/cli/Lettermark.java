package org.lettermark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lettermark.export.RefusedExportException;
import org.lettermark.match.LexiconException;
import org.lettermark.read.WrongInputException;
import org.lettermark.run.RefusedRunException;
import org.lettermark.run.StoppedRunException;
import org.lettermark.train.TrainingException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** The command line. */
@Command(
    name = "lettermark",
    description = "Annotates medical-review determination letters.",
    footer = {"", "\"lettermark COMMAND --help\" says more about a command."},
    versionProvider = Lettermark.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      AnnotateCommand.class,
      ViewCommand.class,
      VerifyCommand.class,
      UnpackCommand.class,
      BenchCommand.class,
      TypesCommand.class,
      EvaluateCommand.class,
      AgreementCommand.class,
      ExchangeCommand.class,
      LexiconCommand.class,
      ExportCommand.class,
      FiguresCommand.class,
      PassagesCommand.class,
      ReportCommand.class,
      TrainCommand.class,
      GenerateCompletion.class,
      CommandLine.HelpCommand.class
    })
public final class Lettermark implements Runnable {

  private static final int WRONG_USE = 2;
  private static final int STOPPED = 3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Lettermark() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs a command and says with which status the process is to end. */
  static int execute(String... arguments) {
    CommandLine line = commandLine();
    int status = line.execute(arguments);
    if (line.getOut().checkError()) {
      return say(line, "what this command says could not be written to its output; what it did is done", STOPPED);
    }
    return status;
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Lettermark());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, words) -> {
      String command = e.getCommandLine().getCommandSpec().qualifiedName();
      return say(e.getCommandLine(), oneLine(e) + meant(e) + " (\"" + command + " --help\" says what it takes)", WRONG_USE);
    });
    line.setExecutionExceptionHandler((e, command, result) -> {
      if (e instanceof WrongInputException || e instanceof RefusedRunException || e instanceof LexiconException
          || e instanceof RefusedExportException || e instanceof TrainingException) {
        return say(command, oneLine(e), WRONG_USE);
      }
      if (e instanceof StoppedRunException) {
        return say(command, oneLine(e) + ". What is done stays done: once that is mended, the same command goes on", STOPPED);
      }
      return say(command, e instanceof IOException && e.getMessage() != null ? oneLine(e)
          : e.getMessage() == null ? "an error of its own (" + e.getClass().getSimpleName() + where(e) + ")"
          : e.getClass().getSimpleName() + ": " + oneLine(e), STOPPED);
    });
    return line;
  }

  /** The commands or options that a word that is none may stand for. */
  private static String meant(ParameterException e) {
    List<String> near = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near.subList(0, Math.min(2, near.size()))) + "?";
  }

  /** Where in our code an error came from, for whoever reports it. */
  private static String where(Exception e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("org.lettermark.")) {
        return " in " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }

  private static int say(CommandLine command, String message, int status) {
    command.getErr().println("lettermark: " + message);
    command.getErr().flush();
    return status;
  }

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** The version that the build wrote down. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      try (InputStream in = Lettermark.class.getResourceAsStream("/org/lettermark/pipeline/version.txt")) {
        return new String[] {"Lettermark " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
      }
    }
  }
}
