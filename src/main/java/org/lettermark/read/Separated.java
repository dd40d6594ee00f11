package org.lettermark.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * How a table writes its cells: what separates them, and how quotation marks stand in a cell that is in quotation marks.
 *
 * <p>Works on characters and on bytes alike, because all that matters is ASCII.
 *
 * @param separator what stands between two cells
 * @param quoting what quotation marks mean
 */
record Separated(char separator, Quoting quoting) {

  /** What quotation marks mean. */
  enum Quoting {
    /** A mark within a cell is doubled, as RFC 4180 has it. */
    DOUBLED,
    /** A mark within a cell has a backslash before it, as Spark and MySQL write; a backslash may have one as well. */
    BACKSLASH,
    /** Nothing: every line is a row. */
    NONE
  }

  /** Where in a row a character stands. */
  enum State { BEGIN, PLAIN, QUOTED, ESCAPED, CLOSED, AFTER, END, BROKEN }

  /**
   * The cells of a row.
   *
   * @param values what they say
   * @param quoted which of them stood in quotation marks
   */
  record Cells(List<String> values, BitSet quoted) {}

  /** What follows on a character. A row is at its END with its line end, and BROKEN where text stands behind a cell. */
  State next(State state, int c) {
    return switch (state) {
      case BEGIN, PLAIN -> isLineEnd(c) ? State.END
          : c == separator ? State.BEGIN
          : c == '"' && state == State.BEGIN && quoting != Quoting.NONE ? State.QUOTED : State.PLAIN;
      case QUOTED -> c == '"' ? State.CLOSED : c == '\\' && quoting == Quoting.BACKSLASH ? State.ESCAPED : State.QUOTED;
      case ESCAPED -> State.QUOTED;
      case CLOSED, AFTER -> isLineEnd(c) ? State.END
          : c == separator ? State.BEGIN
          : c == '"' && state == State.CLOSED ? State.QUOTED : c == ' ' ? State.AFTER : State.BROKEN;
      case END, BROKEN -> State.BROKEN;
    };
  }

  /** Whether a row that is in this state may be over. */
  static boolean mayEnd(State state) {
    return state != State.QUOTED && state != State.ESCAPED && state != State.BROKEN;
  }

  static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  /** The cells of a line, or null where it is no one row. */
  Cells cells(String line) {
    List<String> values = new ArrayList<>();
    BitSet quoted = new BitSet();
    StringBuilder cell = new StringBuilder();
    State state = State.BEGIN;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      State before = state;
      state = next(before, c);
      if (state == State.BROKEN || state == State.END) {
        return null;
      }
      if (state == State.BEGIN) {
        values.add(cell.toString());
        cell.setLength(0);
      } else if (state == State.QUOTED && before == State.BEGIN) {
        quoted.set(values.size());
      } else if (before == State.ESCAPED) {
        cell.append(c == '"' || c == '\\' ? "" : "\\").append(c);
      } else if (state == State.PLAIN || state == State.QUOTED) {
        cell.append(c);
      }
    }
    if (!mayEnd(state)) {
      return null;
    }
    values.add(cell.toString());
    return new Cells(values, quoted);
  }
}
