package org.lettermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.export.TableExport;
import org.lettermark.export.TableTarget;
import org.lettermark.tables.Column;
import org.lettermark.tables.OutcomeMask;
import org.lettermark.tables.SchemaPage;
import org.lettermark.train.OutcomeTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tables of annotated letters. */
@Command(
    name = "export",
    description = {
      "Make tables of annotated letters, for Python, R or SQL.",
      "",
      "One row a letter, a disputed item, a disputed drug and a finding of each",
      "kind. Items have their texts twice, as they are and with blanks for all that",
      "gives the outcome away, and say to which part of the corpus they belong:",
      "train, development or test, so that letters of one case and near-duplicates",
      "are never in two parts.",
      "",
      "  lettermark export out --to letters.duckdb",
      "  lettermark export out --to parquet tables",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private static final int AUDITED = 50;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", arity = "0..1", description = "Folder that \"annotate\" wrote, in any format.")
  private Path folder;

  @Option(names = "--to", arity = "1..2", paramLabel = "TARGET",
      description = "A DuckDB file to be made; or \"parquet\", \"csv\" or \"jsonl\" and a folder to be made.")
  private List<String> to;

  @Option(names = "--text", paramLabel = "none|rationale|all", defaultValue = "all",
      description = "Which words of the letters are kept: none; request, summary and rationale of items; or all, the whole letter "
          + "and the words under each finding too (default: ${DEFAULT-VALUE}). The columns are always the same.")
  private Column.Words text;

  @Option(names = "--mask-outcome",
      description = "Blank what gives the outcome away in every text column, not only in those named masked.")
  private boolean maskOutcome;

  @Option(names = "--split-date", paramLabel = "DATE",
      description = "Split by the day of the decision: train before this day (2017-01-15), test from it on.")
  private LocalDate splitDate;

  @Option(names = "--keep-split", paramLabel = "FILE",
      description = "Letters that this earlier DuckDB file holds keep their groups, and so their parts. With --restart, the file "
          + "that is replaced is such a one by itself.")
  private Path keepSplit;

  @Option(names = "--restart", description = "Replace an earlier export in the same place.")
  private boolean restart;

  @Option(names = "--audit-mask",
      description = "Train a linear model on the masked rationales of FILE and print the fifty words that count most: what still gives the "
          + "outcome away. --to names the DuckDB file, which is made first or, without DIR, is there.")
  private boolean auditMask;

  @Option(names = "--schema", description = "Print what the tables and their columns mean, and do nothing else.")
  private boolean schema;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (schema) {
      out.print(SchemaPage.markdown());
      out.flush();
      return 0;
    }
    if (auditMask && folder == null && to != null && to.size() == 1) {
      audit(Path.of(to.get(0)), out);
      return 0;
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder == null ? "DIR is missing" : folder + ": there is no such folder");
    }
    AnnotatedFolder letters = AnnotatedFolder.in(folder);
    if (letters.isEmpty()) {
      throw new ParameterException(spec.commandLine(), folder + ": holds no annotated letters");
    }
    TableTarget.Kind kind = kind();
    Path place = Path.of(to.get(to.size() - 1));
    boolean replaces = restart && kind == TableTarget.Kind.DUCKDB && Files.exists(place);
    TableTarget target = TableTarget.at(place, kind, restart);
    Failures failures = new Failures(spec.commandLine().getErr());
    TableExport.Summary summary = TableExport.write(letters, target,
        new TableExport.Options(text, maskOutcome, splitDate == null ? null : splitDate.toString(),
            keepSplit != null ? keepSplit : replaces ? place : null, OutcomeMask.read(OutcomeMask.RULES)), failures::add);
    failures.end();
    out.printf(Locale.ROOT, "%,d letters with %,d disputed items, in %,d groups%n", summary.letters(), summary.issues(), summary.groups());
    if (summary.keptGroups() > 0) {
      out.printf(Locale.ROOT, "%,d letters keep the group that they had%n", summary.keptGroups());
    }
    if (summary.between() > 0) {
      out.printf(Locale.ROOT, "%,d letters are in no part of the split, because they are like letters of two%s%n", summary.between(),
          splitDate == null ? "" : ", or have no date");
    }
    if (failures.count() > 0) {
      out.printf(Locale.ROOT, "%,d letters or files could not be read%n", failures.count());
    }
    out.println(place);
    if (auditMask && kind == TableTarget.Kind.DUCKDB) {
      audit(place, out);
    }
    out.flush();
    return failures.count() == 0 ? 0 : 1;
  }

  private static void audit(Path file, PrintWriter out) throws IOException {
    out.println("What counts most in masked rationales, above 0 for overturned: words that say the outcome and give no reason leak it");
    OutcomeTraining.auditMask(file, AUDITED).forEach(word -> out.println("  " + word));
    out.flush();
  }

  private TableTarget.Kind kind() {
    if (to == null) {
      throw new ParameterException(spec.commandLine(), "--to is missing: a file such as letters.duckdb, or parquet, csv or jsonl and a folder");
    }
    if (to.size() == 1) {
      if (List.of("parquet", "csv", "jsonl", "duckdb").contains(to.get(0))) {
        throw new ParameterException(spec.commandLine(), "--to " + to.get(0) + ": the place is missing, such as \"--to " + to.get(0) + " tables\"");
      }
      return TableTarget.Kind.DUCKDB;
    }
    try {
      return TableTarget.Kind.valueOf(to.get(0).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--to " + to.get(0) + ": expected duckdb, parquet, csv or jsonl");
    }
  }
}
