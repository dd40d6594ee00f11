package org.lettermark.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A {@code .csv} or {@code .jsonl} file with a letter in each row. */
final class LetterTable {

  /** JSON may write a character in six, and a row has other columns beside the letter. */
  private static final int OTHER_COLUMNS = 1 << 16;

  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setLenientEof(true).setTrailingData(true).get();
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * A row's letter.
   *
   * @param id its name, null where the row has none
   * @param text its text, null where the row has none
   * @param charset the character set of the row
   */
  record Letter(String id, String text, String charset) {}

  /** Takes the rows one after another. */
  interface Visitor {
    /** A row whose letter can be read. */
    void letter(String id, long begin, long length, int[] columns);

    /** A row whose letter cannot be read. */
    void refused(String id, String reason);
  }

  private final Path file;
  private final boolean csv;
  private final ReaderOptions options;

  LetterTable(Path file, Format format, ReaderOptions options) {
    this.file = file;
    this.csv = format == Format.CSV;
    this.options = options;
  }

  /**
   * Visits all rows; a row without a name of its own is named by its number.
   *
   * @throws RefusedException where the first line shows that the columns are not there
   */
  void rows(Visitor visitor) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Rows rows = new Rows(in, csv, maxRowBytes());
      Rows.Row first = rows.next();
      if (first == null) {
        return;
      }
      int[] columns = columns(first);
      Rows.Row row = csv ? rows.next() : first;
      for (long number = 1; row != null; row = rows.next(), number++) {
        visit(row, "row-" + number, columns, visitor);
      }
    }
  }

  private void visit(Rows.Row row, String ownName, int[] columns, Visitor visitor) {
    String id = ownName;
    try {
      Letter letter = letter(row.bytes(), columns);
      id = letter.id() == null || letter.id().isBlank() ? ownName : letter.id();
      if (!row.isWhole()) {
        visitor.refused(id, "has more than " + row.bytes().length + " bytes");
      } else if (letter.text() == null) {
        visitor.refused(id, "has no " + quoted(options.textColumn()));
      } else {
        visitor.letter(id, row.begin(), row.length(), columns);
      }
    } catch (IOException e) {
      visitor.refused(id, row.isWhole() ? "is not a row that can be read"
          : "has more than " + row.bytes().length + " bytes");
    }
  }

  /**
   * The letter in a row that was visited.
   *
   * @param columns where its id and its text stand, as the visitor was told
   */
  Letter read(long begin, long length, int[] columns) throws IOException {
    if (length > maxRowBytes()) {
      throw RefusedException.tooLarge(length, maxRowBytes());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        InputStream in = Channels.newInputStream(channel.position(begin))) {
      return letter(in.readNBytes((int) length), columns);
    }
  }

  private int maxRowBytes() {
    return (csv ? options.maxLetterBytes() : 6 * options.maxLetterBytes()) + OTHER_COLUMNS;
  }

  /** Checks the first line, and where the id and the text stand if the table is CSV. */
  private int[] columns(Rows.Row first) throws IOException {
    if (TextDecoder.startsWith(first.bytes(), 0xff, 0xfe) || TextDecoder.startsWith(first.bytes(), 0xfe, 0xff)) {
      throw new RefusedException("is a table in UTF-16; save it as UTF-8");
    }
    int[] columns = {-1, -1};
    boolean present;
    try {
      if (csv) {
        List<String> names = cells(TextDecoder.decode(first.bytes()).text()).stream().map(String::strip).toList();
        columns[0] = names.indexOf(options.idColumn());
        columns[1] = names.indexOf(options.textColumn());
        present = columns[0] >= 0 && columns[1] >= 0;
      } else {
        Letter letter = letter(first.bytes(), columns);
        present = letter.id() != null && letter.text() != null;
      }
    } catch (IOException e) {
      present = false;
    }
    if (!present) {
      throw new RefusedException("its first line has no " + quoted(options.idColumn()) + " and "
          + quoted(options.textColumn()) + "; name its columns with --id-column and --text-column");
    }
    return columns;
  }

  private static String quoted(String column) {
    return "\"" + column + "\"";
  }

  private Letter letter(byte[] row, int[] columns) throws IOException {
    TextDecoder.Decoded line = TextDecoder.decode(row);
    if (!csv) {
      return object(line);
    }
    List<String> cells = cells(line.text());
    return new Letter(cell(cells, columns[0]), cell(cells, columns[1]), line.charset());
  }

  private static String cell(List<String> cells, int column) {
    return column < cells.size() ? cells.get(column) : null;
  }

  private static List<String> cells(String line) throws IOException {
    try (CSVParser parser = CSVParser.parse(new StringReader(line), CSV)) {
      for (CSVRecord cells : parser) {
        return cells.toList();
      }
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Letter object(TextDecoder.Decoded line) throws IOException {
    String id = null;
    String text = null;
    try (JsonParser json = JSON.createParser(line.text())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException("is not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals(options.idColumn()) && value.isScalarValue()) {
          id = value == JsonToken.VALUE_NULL ? null : json.getText();
        }
        if (name.equals(options.textColumn()) && value == JsonToken.VALUE_STRING) {
          text = json.getText();
        }
        json.skipChildren();
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw new RefusedException("is not one JSON object");
      }
    }
    return new Letter(id, text, line.charset());
  }
}
