package org.lettermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.export.Passages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the guideline passages that letters share. */
@Command(
    name = "passages",
    description = {
      "Find the guideline passages that many letters share.",
      "",
      "The same passage of a guideline is pasted into letter after letter with",
      "small changes. This command takes all quotations and paraphrases that",
      "\"annotate\" marked, puts together those that say nearly the same in nearly",
      "the same words, and writes two tables for Python, R or a spreadsheet:",
      "",
      Passages.PASSAGES,
      "  one row for each passage: its text, its guideline, how many letters",
      "  quote it, how the disputed items were decided, from when to when",
      Passages.QUOTATIONS,
      "  one row for each quotation: in which letter, from which to which",
      "  character, and to which passage it belongs",
      "",
      "The annotated letters stay as they are.",
      ""
    },
    mixinStandardHelpOptions = true)
final class PassagesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder that \"annotate\" wrote.")
  private Path folder;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Folder for the two tables (default: DIR/run, where \"annotate\" keeps what is not a letter).")
  private Path output;

  @Option(
      names = "--similarity",
      paramLabel = "NUMBER",
      defaultValue = "" + Passages.SIMILARITY,
      description = "How alike the quotations of a passage are at least, from " + Passages.LEAST_SIMILARITY
          + " to 1 (default: ${DEFAULT-VALUE}). With 0.9, they differ by a word or two.")
  private double similarity;

  @Override
  public Integer call() throws IOException {
    if (!(similarity >= Passages.LEAST_SIMILARITY && similarity <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--similarity: expected a number from " + Passages.LEAST_SIMILARITY + " to 1");
    }
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + ": no such folder");
    }
    AnnotatedFolder letters = AnnotatedFolder.in(folder);
    if (letters.isEmpty()) {
      throw new ParameterException(spec.commandLine(), folder + ": no annotated letters (.xmi, .xmi.gz or .zip)");
    }
    Path tables = output == null ? folder.resolve("run") : output;
    if (output == null && !Files.isDirectory(tables)) {
      throw new ParameterException(
          spec.commandLine(),
          folder + ": not a folder that \"annotate\" wrote; name a folder for the tables with --output");
    }
    Failures failures = new Failures(spec.commandLine().getErr());
    Passages.Summary summary = Passages.write(letters, tables, similarity, failures::add);
    failures.end();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d letters, %d quotations in %d wordings: %d passages%n",
        summary.letters(), summary.quotations(), summary.wordings(), summary.passages());
    if (failures.count() > 0) {
      out.printf("%d letters or files could not be read%n", failures.count());
    }
    out.println(tables.resolve(Passages.PASSAGES));
    out.println(tables.resolve(Passages.QUOTATIONS));
    out.flush();
    return failures.count() == 0 ? 0 : 1;
  }
}
