package org.lettermark.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lettermark.read.Separated.Cells;

/** A {@code .csv}, {@code .tsv} or {@code .jsonl} file with a letter in each row. */
final class LetterTable {

  /** JSON may write a character in six, and a row has other columns beside the letter. */
  private static final int OTHER_COLUMNS = 1 << 16;

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * A row's letter.
   *
   * @param id its name, null where the row has none
   * @param text its text, null where the row has none
   * @param metadata the other columns that say something, each "name=value"
   * @param charset the character set of the row
   */
  record Letter(String id, String text, List<String> metadata, String charset) {}

  /** Takes the rows one after another. */
  interface Visitor {
    /** A row whose letter can be read. */
    void letter(String id, long begin, long length);

    /** A row whose letter cannot be read. */
    void refused(String id, String reason);

    /** What separates the cells, where a user may want to know. */
    void separated(String how);
  }

  private final Path file;
  private final boolean json;
  private final Format format;
  private final ReaderOptions options;

  LetterTable(Path file, Format format, ReaderOptions options) {
    this.file = file;
    this.format = format;
    this.json = format == Format.JSONL;
    this.options = options;
  }

  /**
   * Visits all rows; a row without a name of its own is named by its number.
   *
   * @throws RefusedException where the columns are not there: in the first line, or in any line of a {@code .jsonl}
   */
  void rows(Visitor visitor) throws IOException {
    try (Rows rows = new Rows(file, maxRowBytes())) {
      if (json) {
        objects(rows, visitor);
        return;
      }
      TableHeader header = TableHeader.read(rows, options);
      if (header == null) {
        return;
      }
      if (header.separator() != (format == Format.TSV ? '\t' : ',')) {
        visitor.separated(header.separatorName());
      }
      rows.after(header);
      Rows.Row row = rows.next(header);
      for (long number = 1; row != null; row = rows.next(header), number++) {
        if (row.fault() != null) {
          visitor.refused("row-" + number, row.fault() + line(row));
        } else {
          visit(row, "row-" + number, row.isWhole() ? letter(row.bytes(), header) : null, visitor);
        }
      }
    }
  }

  private void objects(Rows rows, Visitor visitor) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    Rows.Row row = rows.line();
    long number = 1;
    for (; row != null; row = rows.line(), number++) {
      if (number == 1 && (TextDecoder.startsWith(row.bytes(), 0xff, 0xfe)
          || TextDecoder.startsWith(row.bytes(), 0xfe, 0xff))) {
        throw new RefusedException("is a table in UTF-16; save it as UTF-8");
      }
      Letter letter = null;
      String fault = null;
      if (row.isWhole()) {
        try {
          letter = object(row.bytes(), names);
        } catch (IOException e) {
          fault = "is not a JSON object";
        }
      }
      if (fault != null) {
        visitor.refused("row-" + number, fault + line(row));
      } else {
        visit(row, "row-" + number, letter, visitor);
      }
    }
    if (number > 1 && !(names.contains(options.idColumn()) && names.contains(options.textColumn()))) {
      throw TableHeader.absent(List.copyOf(names), "", options);
    }
  }

  private void visit(Rows.Row row, String ownName, Letter letter, Visitor visitor) {
    if (letter == null) {
      visitor.refused(ownName, "has more than " + row.bytes().length + " bytes" + line(row));
      return;
    }
    String id = letter.id() == null || letter.id().isBlank() ? ownName : letter.id();
    if (letter.text() == null) {
      visitor.refused(id, "has no \"" + options.textColumn() + "\"" + line(row));
    } else {
      visitor.letter(id, row.begin(), row.length());
    }
  }

  private static String line(Rows.Row row) {
    return " (line " + row.line() + ")";
  }

  /** The letter in a row that was visited. */
  Letter read(long begin, long length) throws IOException {
    if (length > maxRowBytes()) {
      throw RefusedException.tooLarge(length, maxRowBytes());
    }
    try (Rows rows = new Rows(file, maxRowBytes())) {
      byte[] bytes = rows.bytes(begin, begin + length);
      if (json) {
        return object(bytes, new LinkedHashSet<>());
      }
      TableHeader header = TableHeader.read(rows, options);
      Letter letter = header == null ? null : letter(bytes, header);
      if (letter == null) {
        throw new RefusedException("is no longer there");
      }
      return letter;
    }
  }

  private int maxRowBytes() {
    return (json ? 6 * options.maxLetterBytes() : options.maxLetterBytes()) + OTHER_COLUMNS;
  }

  private static Letter letter(byte[] row, TableHeader header) {
    TextDecoder.Decoded line = TextDecoder.decode(row);
    Cells cells = header.cells(line.text());
    return cells == null ? null : new Letter(cells.values().get(header.id()), cells.values().get(header.text()),
        header.others(cells.values()), line.charset());
  }

  /** A letter of a line; adds the names of its fields. */
  private Letter object(byte[] row, Set<String> names) throws IOException {
    TextDecoder.Decoded line = TextDecoder.decode(row);
    String id = null;
    String text = null;
    List<String> others = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(line.text())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException("is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (names.size() < 1000) {
          names.add(name);
        }
        if (name.equals(options.idColumn())) {
          id = value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
          parser.skipChildren();
        } else if (name.equals(options.textColumn())) {
          text = value == JsonToken.VALUE_STRING ? parser.getText() : null;
          parser.skipChildren();
        } else {
          String other = value(parser, value, line.text());
          if (!other.isBlank()) {
            others.add(TextCleaner.clean(name + "=" + other).text());
          }
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new RefusedException("is not one JSON object");
      }
    }
    return new Letter(id, text, others, line.charset());
  }

  /** A field's value as text: lists and objects as they are written, null as nothing. */
  private static String value(JsonParser parser, JsonToken value, String line) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return "";
    } else if (value.isScalarValue()) {
      return parser.getText();
    }
    int begin = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    return line.substring(begin, (int) parser.currentTokenLocation().getCharOffset() + 1);
  }
}
