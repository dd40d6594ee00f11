package org.lettermark.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table: its columns, and how its rows are made of a letter.
 *
 * @param <R> what a row is made of
 * @param name in SQL and of its file
 * @param key the columns that together name a row
 * @param comment what a row is
 */
public record Table<R>(
    String name, List<String> key, String comment, Function<LetterView, List<R>> sources, List<Column<R>> columns) {

  /** The rows of a letter, a cell for each column; what holds more of the letter's words than may be kept is null. */
  public List<Object[]> rows(LetterView letter, Column.Words kept) {
    List<Object[]> rows = new ArrayList<>();
    for (R source : sources.apply(letter)) {
      Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        Column<R> column = columns.get(i);
        row[i] = column.words().compareTo(kept) <= 0 ? column.value().apply(source) : null;
      }
      rows.add(row);
    }
    return rows;
  }
}
