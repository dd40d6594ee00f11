package org.lettermark.match;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tab-separated data file: {@code #} comments, then a row that names the columns, then the rows.
 *
 * <p>The columns asked for must be there; others may be. A cell that holds {@code -} is empty.
 */
public final class Table {

  private static final String CLASSPATH = "classpath:";

  /** One row. */
  public static final class Row {

    private final int line;
    private final String[] columns;
    private final String[] cells;

    private Row(int line, String[] columns, String[] cells) {
      this.line = line;
      this.columns = columns;
      this.cells = cells;
    }

    /** Its line in the file, counted from 1. */
    public int line() {
      return line;
    }

    /** The cell of this column, or null where it is empty. */
    public String get(String column) {
      for (int i = 0; i < columns.length; i++) {
        if (columns[i].equals(column)) {
          return cells[i];
        }
      }
      return null;
    }
  }

  private final String location;
  private final List<Row> rows = new ArrayList<>();
  private List<String> columns = List.of();

  private Table(String location) {
    this.location = location;
  }

  /**
   * Reads a file or a {@code classpath:} location.
   *
   * @throws LexiconException where the file is not as it should be: {@code file:line: what was
   *     expected}
   */
  public static Table read(String location, String... columns) throws IOException {
    Table table = new Table(location);
    String[] header = null;
    int number = 0;
    for (String line : text(location).split("\\R", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (header == null) {
        header = cells;
        table.columns = List.of(header);
        for (String column : columns) {
          if (!List.of(header).contains(column)) {
            throw table.error(number, "expected a column \"" + column + "\"");
          }
        }
        continue;
      }
      if (cells.length != header.length) {
        throw table.error(
            number, "expected " + header.length + " cells but found " + cells.length);
      }
      for (int i = 0; i < cells.length; i++) {
        if (cells[i].isEmpty() || !cells[i].equals(cells[i].strip())) {
          throw table.error(
              number, "expected \"-\" for an empty cell and no blanks around a cell, column \""
                  + header[i] + "\"");
        }
        if (cells[i].equals("-")) {
          cells[i] = null;
        }
      }
      Row row = new Row(number, header, cells);
      for (String column : columns) {
        if (column.equals(header[0]) && row.get(column) == null) {
          throw table.error(number, "expected something in the column \"" + column + "\"");
        }
      }
      table.rows.add(row);
    }
    if (header == null) {
      throw table.error(number, "expected a row that names the columns");
    }
    return table;
  }

  /** The columns in the order of the file. */
  public List<String> columns() {
    return columns;
  }

  public List<Row> rows() {
    return rows;
  }

  /** The file's name without folder and suffix, which starts every {@code ruleId}. */
  public String name() {
    String file = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
    return file.endsWith(".tsv") ? file.substring(0, file.length() - 4) : file;
  }

  public LexiconException error(int line, String expected) {
    return new LexiconException(location + ":" + line + ": " + expected);
  }

  private static String text(String location) throws IOException {
    return new String(bytes(location), StandardCharsets.UTF_8);
  }

  /** The bytes of a file or {@code classpath:} location. */
  public static byte[] bytes(String location) throws IOException {
    if (location.startsWith(CLASSPATH)) {
      try (InputStream in = Table.class.getResourceAsStream(location.substring(CLASSPATH.length()))) {
        if (in == null) {
          throw new FileNotFoundException(location + ": no such file");
        }
        return in.readAllBytes();
      }
    }
    Path file = Path.of(location);
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(location + ": no such file");
    }
    return Files.readAllBytes(file);
  }
}
