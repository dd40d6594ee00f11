package org.lettermark.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.read.Separated.Cells;
import org.lettermark.read.Separated.Quoting;

/**
 * What the first line of a table with separated cells says.
 *
 * @param separator what stands between two cells: the one of {@link #SEPARATORS} with which the columns are there
 * @param names of the columns, from left to right
 * @param id column of the letter's name
 * @param text column of the letter
 * @param end where the line ends in the file
 */
record TableHeader(char separator, List<String> names, int id, int text, long end) {

  private static final String SEPARATORS = ",;\t|";

  /** What Excel puts before the columns where they are not separated as its language has it. */
  private static final Pattern SEP_LINE = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

  /** The header of a table, or null where the table is empty. */
  static TableHeader read(Rows rows, ReaderOptions options) throws IOException {
    Rows.Row first = rows.line();
    if (first == null) {
      return null;
    }
    if (TextDecoder.startsWith(first.bytes(), 0xff, 0xfe) || TextDecoder.startsWith(first.bytes(), 0xfe, 0xff)) {
      throw new RefusedException("is a table in UTF-16; save it as UTF-8");
    }
    Matcher sep = SEP_LINE.matcher(TextDecoder.decode(first.bytes()).text());
    String separators = SEPARATORS;
    if (sep.matches()) {
      separators = sep.group(1);
      first = rows.line();
      if (first == null) {
        return null;
      }
    }
    TableHeader best = null;
    for (char separator : separators.toCharArray()) {
      TableHeader header = header(separator, rows, first, options);
      if (header.id >= 0 && header.text >= 0) {
        return header;
      }
      best = best == null || header.names.size() > best.names.size() ? header : best;
    }
    throw absent(best.names, " separated by " + best.separatorName(), options);
  }

  private static TableHeader header(char separator, Rows rows, Rows.Row line, ReaderOptions options)
      throws IOException {
    Separated doubled = new Separated(separator, Quoting.DOUBLED);
    long end = rows.end(doubled, line.begin());
    Cells cells = null;
    if (end >= 0 && end - line.begin() <= line.bytes().length + (1 << 14)) {
      cells = doubled.cells(TextDecoder.decode(rows.bytes(line.begin(), end)).text());
    }
    if (cells == null) {
      end = line.begin() + line.length();
      cells = new Separated(separator, Quoting.NONE).cells(TextDecoder.decode(line.bytes()).text());
    }
    List<String> names = cells.values().stream().map(String::strip).toList();
    return new TableHeader(separator, names, only(names, options.idColumn()), only(names, options.textColumn()), end);
  }

  private static int only(List<String> names, String name) throws RefusedException {
    int column = names.indexOf(name);
    if (column != names.lastIndexOf(name)) {
      throw new RefusedException("has several columns \"" + name + "\"");
    }
    return column;
  }

  /** That the columns which the options name are not there, with those that are. */
  static RefusedException absent(List<String> names, String how, ReaderOptions options) {
    return new RefusedException("has no columns \"" + options.idColumn() + "\" and \"" + options.textColumn()
        + "\", but " + listed(names) + how + "; name its columns with --id-column and --text-column");
  }

  /** Names for a message; what is too long for a name may be letter text, as in a table without a header. */
  private static String listed(List<String> names) {
    List<String> listed = new ArrayList<>();
    for (String name : names.subList(0, Math.min(names.size(), 20))) {
      boolean plain = name.length() <= 40 && name.split("\\s+").length <= 4;
      listed.add(plain ? "\"" + Place.printable(name) + "\"" : "one of " + name.length() + " characters");
    }
    if (names.size() > listed.size()) {
      listed.add((names.size() - listed.size()) + " more");
    }
    return listed.isEmpty() ? "none" : String.join(", ", listed);
  }

  String separatorName() {
    return switch (separator) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      default -> "\"" + separator + "\"";
    };
  }

  /** The cells of a row that has them as the header says, or null. */
  Cells cells(String row) {
    for (Quoting quoting : quotings()) {
      Cells cells = new Separated(separator, quoting).cells(row);
      if (cells != null && fits(cells.values())) {
        return cells;
      }
    }
    return null;
  }

  /** What quotation marks may mean, the likeliest first: what tabs separate often knows no quotation marks. */
  List<Quoting> quotings() {
    return separator == '\t'
        ? List.of(Quoting.DOUBLED, Quoting.BACKSLASH, Quoting.NONE)
        : List.of(Quoting.DOUBLED, Quoting.BACKSLASH);
  }

  /** Whether a row has as many cells as the header, but for those without a name or a value at the end. */
  private boolean fits(List<String> cells) {
    int common = Math.min(cells.size(), names.size());
    return common > Math.max(id, text)
        && cells.subList(common, cells.size()).stream().allMatch(String::isBlank)
        && names.subList(common, names.size()).stream().allMatch(String::isEmpty);
  }

  /** The other columns of a row that say something, each "name=value". */
  List<String> others(List<String> cells) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
      if (i != id && i != text && !cells.get(i).isBlank()) {
        String name = names.get(i).isEmpty() ? "column-" + (i + 1) : names.get(i);
        others.add(TextCleaner.clean(name + "=" + cells.get(i)).text());
      }
    }
    return others;
  }
}
