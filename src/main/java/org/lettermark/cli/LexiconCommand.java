package org.lettermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lettermark.imports.DrugLexicon;
import org.lettermark.imports.NdcImport;
import org.lettermark.imports.RxNormImport;
import org.lettermark.pipeline.LexiconCheck;
import org.lettermark.pipeline.PipelineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the data files, and makes larger ones from a user's own downloads. */
@Command(
    name = "lexicon",
    description = "Check the data files, or make larger ones from your own downloads.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LexiconCommand.Check.class,
      LexiconCommand.RxNorm.class,
      LexiconCommand.Ndc.class,
      ImportIcd10cmCommand.class
    })
final class LexiconCommand implements Runnable {

  private static final int WRONG = 2;
  private static final String LEXICON = "classpath:/org/lettermark/lexicon/";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }

  /** Reads every data file and says what is wrong. */
  @Command(
      name = "check",
      description = "Read every data file; print what is wrong, as file:line, and end with 2 if anything is.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--lexicon", paramLabel = "DIR", description = "Folder whose files stand for those that ship.")
    private Path lexicon;

    @Override
    public Integer call() throws Exception {
      if (lexicon != null && !Files.isDirectory(lexicon)) {
        throw new ParameterException(spec.commandLine(), lexicon + ": no such folder");
      }
      LexiconCheck check = LexiconCheck.of(new PipelineOptions(false, true, lexicon, null, null));
      PrintWriter out = spec.commandLine().getOut();
      check.problems().forEach(out::println);
      out.println(check.files() + " files, " + check.rows() + " rows, " + check.problems().size() + " problems");
      out.flush();
      return check.problems().isEmpty() ? 0 : WRONG;
    }
  }

  /** Adds names of drugs to a lexicon and writes it where {@code --lexicon} looks for it. */
  abstract static class Import implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The download.")
    private Path file;

    @Option(
        names = "--output",
        required = true,
        paramLabel = "DIR",
        description = "Folder for medications.tsv, for \"annotate --lexicon DIR\". One that is there is extended, "
            + "else the one that ships.")
    private Path output;

    @Override
    public Integer call() throws Exception {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(spec.commandLine(), file + ": no such file");
      }
      Files.createDirectories(output);
      Path target = output.resolve("medications.tsv");
      DrugLexicon drugs =
          DrugLexicon.read(
              Files.exists(target) ? target.toString() : LEXICON + "medications.tsv",
              LEXICON + "medication-suffixes.tsv",
              LEXICON + "medication-import-stops.tsv");
      read(file, drugs);
      drugs.write(target);
      PrintWriter out = spec.commandLine().getOut();
      out.println(target + ": " + drugs.size() + " names, " + drugs.added() + " of them new");
      out.flush();
      return 0;
    }

    abstract void read(Path download, DrugLexicon drugs) throws IOException;
  }

  /** RxNorm's names. */
  @Command(
      name = "import-rxnorm",
      description = "Make a larger drug lexicon from RXNCONSO.RRF of your own RxNorm download.",
      mixinStandardHelpOptions = true)
  static final class RxNorm extends Import {

    @Override
    void read(Path download, DrugLexicon drugs) throws IOException {
      RxNormImport.read(download, drugs);
    }
  }

  /** The names of the FDA's directory. */
  @Command(
      name = "import-ndc",
      description = "Make a larger drug lexicon from product.txt of the FDA's National Drug Code Directory.",
      mixinStandardHelpOptions = true)
  static final class Ndc extends Import {

    @Option(names = "--over-the-counter", description = "Drugs sold without prescription as well.")
    private boolean overTheCounter;

    @Override
    void read(Path download, DrugLexicon drugs) throws IOException {
      NdcImport.read(download, drugs, overTheCounter);
    }
  }
}
