package org.lettermark.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.report.Report;
import org.lettermark.report.WrongFolderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes pages to look at. */
@Command(
    name = "report",
    description = {
      "Make pages of annotated letters, to be looked at in any browser.",
      "",
      "Open PAGES/index.html: a list of the letters, with a page for each that shows",
      "its findings, what they say, and the rule or model that each comes from, and",
      "a page of the corpus with the plots of what \"figures\" prints. The pages are",
      "plain files; they need no server and fetch nothing. They hold the letters'",
      "text: keep them where the letters are kept, or leave it out with --redact.",
      ""
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder that \"annotate\" wrote, in any format.")
  private Path folder;

  @Option(names = "--output", paramLabel = "PAGES", description = "Folder for the pages (default: DIR/pages).")
  private Path output;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many letters have a page at most; of more, the same are taken every time (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--redact",
      description = "Only the page of the corpus, with plots and counts: no text, no list, nothing of a single letter.")
  private boolean redact;

  @Option(names = "--restart", description = "Replace the pages of an earlier report.")
  private boolean restart;

  @Override
  public Integer call() throws Exception {
    if (sample < 1) {
      throw new ParameterException(spec.commandLine(), "--sample: expected a number from 1");
    }
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + ": no such folder");
    }
    try (AnnotatedFolder letters = AnnotatedFolder.in(folder)) {
      if (letters.isEmpty() && !Files.isDirectory(folder.resolve("quarantine"))) {
        throw new ParameterException(spec.commandLine(), folder + ": no annotated letters (.xmi, .xmi.gz, .bcas or .zip)");
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    Path pages = output == null ? folder.resolve("pages") : output;
    AtomicInteger failures = new AtomicInteger();
    Report.Summary summary;
    try {
      summary = Report.write(folder, pages, new Report.Options(restart, sample, redact), (letter, reason) -> {
        if (failures.incrementAndGet() <= SHOWN) {
          err.println(letter + ": " + reason);
        }
      });
    } catch (WrongFolderException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    if (failures.get() > SHOWN) {
      err.println("... and " + (failures.get() - SHOWN) + " more");
    }
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    if (redact) {
      out.printf("%d letters, of which nothing but figures is shown%n", summary.letters());
    } else {
      out.printf("%d letters, %d with a page%n", summary.letters(), summary.shown());
    }
    if (!redact && summary.quarantined() > 0) {
      out.printf("%d letters in quarantine, listed with the reason%n", summary.quarantined());
    }
    if (failures.get() > 0) {
      out.printf("%d letters or files could not be read%n", failures.get());
    }
    out.println(pages.resolve("index.html"));
    out.flush();
    return failures.get() == 0 ? 0 : 1;
  }
}
