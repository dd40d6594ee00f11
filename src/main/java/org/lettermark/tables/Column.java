package org.lettermark.tables;

import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param <R> what a row is made of
 * @param name in SQL, Python and R
 * @param type what its cells hold
 * @param comment what they mean: units, values, when they are null
 * @param words how much of a letter's own words it holds
 * @param value makes a cell, null where nothing is given
 */
public record Column<R>(String name, ValueType type, String comment, Words words, Function<? super R, ?> value) {

  /** How much of a letter's own words may be kept, from little to much. */
  public enum Words {
    /** Values alone. */
    NONE,
    /** Request, summary and rationale of an item too. */
    RATIONALE,
    /** The words under every finding and the whole letter. */
    ALL
  }
}
