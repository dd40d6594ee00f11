package org.lettermark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.lettermark.tables.Column;
import org.lettermark.tables.LetterTables;
import org.lettermark.tables.LetterView;
import org.lettermark.tables.Table;

/**
 * The rows of a letter in all tables, without the letter's words.
 *
 * @param all a list of rows for each table of {@link LetterTables#ALL_TABLES}
 */
record LetterRows(List<List<Object[]>> all) {

  static LetterRows of(LetterView letter) {
    List<List<Object[]>> all = new ArrayList<>();
    for (Table<?> table : LetterTables.ALL_TABLES) {
      all.add(table.rows(letter, Column.Words.NONE));
    }
    return new LetterRows(all);
  }

  /** A row with its columns' names. */
  record Row(Table<?> table, Object[] cells) {

    Object get(String column) {
      for (int i = 0; i < cells.length; i++) {
        if (table.columns().get(i).name().equals(column)) {
          return cells[i];
        }
      }
      throw new IllegalArgumentException(column);
    }

    String text(String column) {
      Object cell = get(column);
      return cell == null ? null : cell.toString();
    }

    /** The values of a column, none where it is null; a value may be null. */
    @SuppressWarnings("unchecked")
    List<String> texts(String column) {
      Object cell = get(column);
      return cell == null ? List.of() : new ArrayList<>((Collection<String>) cell);
    }
  }

  private List<Row> rows(Table<?> table) {
    return all.get(LetterTables.ALL_TABLES.indexOf(table)).stream().map(cells -> new Row(table, cells)).toList();
  }

  /** The disputed items, in the order of the letter's Determinations. */
  List<Row> issues() {
    return rows(LetterTables.ISSUES);
  }

  List<Row> disputedDrugs() {
    return rows(LetterTables.DISPUTED_DRUGS);
  }
}
