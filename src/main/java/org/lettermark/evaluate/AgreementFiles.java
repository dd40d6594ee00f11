package org.lettermark.evaluate;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What is said of annotators: a table of 80 columns, and files. */
public final class AgreementFiles {

  private static final String[] FIGURES = {"type", "measure", "annotators", "items", "agreed", "kappa", "alpha"};
  private static final String[] DIFFERENCES = {
    "one", "other", "letter", "line", "begin", "end", "type", "difference", "feature", "value_one", "value_other", "text"};

  private AgreementFiles() {}

  /** Figures of each type and feature; where kappa and alpha are not defined, words say so. */
  public static String table(List<Agreement.Line> lines) {
    StringBuilder table = new StringBuilder(
        String.format(Locale.ROOT, "%-24s %-5s %8s %8s %8s %8s%n", "", "", "items", "agreed", "kappa", "alpha"));
    String type = "";
    for (Agreement.Line line : lines) {
      if (!line.type().equals(type)) {
        type = line.type();
        table.append(type).append(System.lineSeparator());
      }
      table.append(String.format(Locale.ROOT, "  %-22s %-5s %8d %8.3f %s%n",
          name(line.measure()), line.annotators(), line.items(), line.agreed(), measures(line)));
    }
    return table.toString();
  }

  private static String measures(Agreement.Line line) {
    if (isSpans(line)) {
      return "";
    }
    if (Double.isNaN(line.alpha())) {
      return "    (one value only)";
    }
    String kappa = Double.isNaN(line.kappa()) ? "" : String.format(Locale.ROOT, "%.3f", line.kappa());
    return String.format(Locale.ROOT, "%8s %8.3f", kappa, line.alpha());
  }

  private static boolean isSpans(Agreement.Line line) {
    return line.measure().equals(Kind.EXACT) || line.measure().equals(Kind.OVERLAP);
  }

  private static String name(String measure) {
    return measure.equals(Kind.EXACT) ? "exact spans, F1" : measure.equals(Kind.OVERLAP) ? "overlapping, F1" : measure;
  }

  /** Writes the figures as CSV; what is not defined is left empty. */
  public static void figures(Path file, List<Agreement.Line> lines) throws IOException {
    write(file, FIGURES, printer -> {
      for (Agreement.Line line : lines) {
        printer.printRecord(line.type(), line.measure(), line.annotators(), line.items(), line.agreed(),
            number(line.kappa()), number(line.alpha()));
      }
    });
  }

  private static Object number(double value) {
    return Double.isNaN(value) ? "" : value;
  }

  /** Writes every place where two annotators differ, as CSV. It holds words of the letters. */
  public static void differences(Path file, Agreement agreement) throws IOException {
    write(file, DIFFERENCES, printer -> {
      for (Agreement.Difference each : agreement.differences()) {
        Miss miss = each.miss();
        String difference = switch (miss.sort()) {
          case MISSED -> "only " + each.one();
          case INVENTED -> "only " + each.other();
          case SPAN -> "span";
          case FEATURE -> "feature";
        };
        boolean spans = miss.sort() == Miss.Sort.SPAN;
        printer.printRecord(each.one(), each.other(), miss.letter(), miss.line(), miss.place().begin(), miss.place().end(), each.type(),
            difference, miss.feature(), spans ? miss.gold().marked() : miss.wanted(), spans ? miss.found().marked() : miss.have(),
            each.covered());
      }
    });
  }

  private interface Rows {
    void print(CSVPrinter printer) throws IOException;
  }

  private static void write(Path file, String[] columns, Rows rows) throws IOException {
    OwnFile.check(file, String.join(",", columns));
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(columns).setRecordSeparator("\n").get())) {
      rows.print(printer);
    }
    Files.writeString(file, text.toString());
  }
}
