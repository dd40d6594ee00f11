package org.lettermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.lettermark.tables.Figures;
import org.lettermark.tables.Figures.Figure;
import org.lettermark.tables.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the figures of a corpus. */
@Command(
    name = "figures",
    description = {
      "Print the figures of a corpus: decisions and the share that was overturned,",
      "with its 95 % interval, by category, drug, class, year, month and specialty;",
      "guidelines and sections cited by each side; functional improvement against",
      "the outcome; quantities of disputed drugs; days to the decision; forms.",
      ""
    },
    mixinStandardHelpOptions = true)
final class FiguresCommand implements Callable<Integer> {

  enum Format { TEXT, MARKDOWN, CSV }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "DuckDB file that \"export\" wrote.")
  private Path file;

  @Option(names = "--figure", paramLabel = "NAME", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.", completionCandidates = Names.class)
  private List<String> wanted;

  @Option(names = "--format", paramLabel = "text|markdown|csv", defaultValue = "text", description = "How (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(names = "--output", paramLabel = "FOLDER", description = "A new folder for the figures, a file each, instead of printing them; what csv wants where there is more than one.")
  private Path output;

  @Option(names = "--rows", paramLabel = "N", defaultValue = "25", description = "Rows of a figure that are printed as text (default: ${DEFAULT-VALUE}); files have all.")
  private int rows;

  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Figures.names());
    }
  }

  @Override
  public Integer call() throws Exception {
    List<String> names = wanted == null ? Figures.names() : wanted;
    for (String name : names) {
      if (!Figures.names().contains(name)) {
        throw new ParameterException(spec.commandLine(), "--figure " + name + ": expected one of " + String.join(", ", Figures.names()));
      }
    }
    if (format == Format.CSV && output == null && names.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--format csv: --output FOLDER is missing, because there is more than one figure");
    }
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), file + ": there is no such file; \"export\" makes it");
    }
    if (output != null && Files.exists(output)) {
      throw new ParameterException(spec.commandLine(), output + ": is there already, and is not written over");
    }
    try (Connection tables = TableStore.open(file)) {
      List<Figure> figures = new ArrayList<>();
      for (String name : names) {
        figures.add(Figures.of(name, tables));
      }
      if (output == null) {
        print(figures, spec.commandLine().getOut(), rows);
        return 0;
      }
      Files.createDirectories(output);
      for (Figure figure : figures) {
        String suffix = format == Format.CSV ? ".csv" : format == Format.MARKDOWN ? ".md" : ".txt";
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(output.resolve(figure.name() + suffix)))) {
          print(List.of(figure), out, Integer.MAX_VALUE);
        }
      }
      spec.commandLine().getOut().println(output);
    }
    return 0;
  }

  private void print(List<Figure> figures, PrintWriter out, int most) throws IOException {
    for (Figure figure : figures) {
      switch (format) {
        case CSV -> csv(figure, out);
        case MARKDOWN -> markdown(figure, out);
        default -> text(figure, out, most);
      }
    }
    out.flush();
  }

  private static void csv(Figure figure, Writer out) throws IOException {
    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
    csv.printRecord(figure.columns());
    for (List<Object> row : figure.rows()) {
      csv.printRecord(row.stream().map(Figures::printed).toList());
    }
    csv.flush();
  }

  private static void markdown(Figure figure, PrintWriter out) {
    out.println("## " + figure.title() + "\n\n| " + String.join(" | ", figure.columns()) + " |");
    out.println("|" + "---|".repeat(figure.columns().size()));
    figure.rows().forEach(row -> out.println("| " + String.join(" | ", row.stream().map(cell -> Figures.printed(cell).replace("|", "\\|")).toList()) + " |"));
    out.println();
  }

  private static void text(Figure figure, PrintWriter out, int most) {
    List<List<String>> lines = new ArrayList<>(List.of(figure.columns()));
    figure.rows().stream().limit(most).forEach(row -> lines.add(row.stream().map(Figures::printed).toList()));
    int[] widths = new int[figure.columns().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(LONGEST, line.get(i).length()));
      }
    }
    out.println(figure.title());
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder text = new StringBuilder(" ");
      for (int j = 0; j < widths.length; j++) {
        boolean number = !figure.rows().isEmpty() && figure.rows().stream().allMatch(hasNumber(j));
        String cell = lines.get(i).get(j);
        cell = cell.length() > LONGEST ? cell.substring(0, LONGEST - 1) + "\u2026" : cell;
        String blanks = " ".repeat(widths[j] - cell.length());
        text.append(' ').append(number ? blanks + cell : cell + blanks).append(' ');
      }
      out.println(text.toString().stripTrailing());
    }
    if (figure.rows().size() > most) {
      out.println("  ... and " + (figure.rows().size() - most) + " more rows");
    }
    out.println();
  }

  private static final int LONGEST = 48;

  private static Predicate<List<Object>> hasNumber(int column) {
    return row -> row.get(column) == null || row.get(column) instanceof Number;
  }
}
