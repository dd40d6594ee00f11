package org.lettermark.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a table into the bytes of its rows, holding one row at a time.
 *
 * <p>Works on bytes, so that a row can be found again by them: what ends a row is the same byte in every character
 * set that extends ASCII.
 */
final class Rows {

  /**
   * One row without its line end.
   *
   * @param begin where it begins in the file
   * @param length how long it is
   * @param bytes the row, or as much of it as is allowed
   */
  record Row(long begin, long length, byte[] bytes) {

    boolean isWhole() {
      return length == bytes.length;
    }
  }

  private enum State { BEGIN, PLAIN, QUOTED, QUOTE_IN_QUOTED }

  private final InputStream in;
  private final boolean quotes;
  private final int maxBytes;
  private final byte[] chunk = new byte[1 << 14];
  private int chunkBegin;
  private int chunkEnd;
  private byte[] held = new byte[1 << 13];
  private long position;

  /**
   * Rows of a stream.
   *
   * @param quotes whether a line end within quotation marks ends no row, as in CSV
   * @param maxBytes how much of a row is held
   */
  Rows(InputStream in, boolean quotes, int maxBytes) {
    this.in = in;
    this.quotes = quotes;
    this.maxBytes = maxBytes;
  }

  /** The next row that is not empty, or null at the end. */
  Row next() throws IOException {
    while (true) {
      long begin = position;
      long length = 0;
      State state = State.BEGIN;
      int c = read();
      for (; c >= 0; c = read()) {
        if ((c == '\n' || c == '\r') && state != State.QUOTED) {
          break;
        }
        if (length < maxBytes) {
          hold((int) length, c);
        }
        length++;
        state = quotes ? next(state, c) : state;
      }
      if (length > 0) {
        return new Row(begin, length, Arrays.copyOf(held, (int) Math.min(length, maxBytes)));
      }
      if (c < 0) {
        return null;
      }
    }
  }

  private int read() throws IOException {
    if (chunkBegin == chunkEnd) {
      chunkBegin = 0;
      chunkEnd = Math.max(0, in.read(chunk));
      if (chunkEnd == 0) {
        return -1;
      }
    }
    position++;
    return chunk[chunkBegin++] & 0xff;
  }

  private void hold(int at, int c) {
    if (at == held.length) {
      held = Arrays.copyOf(held, (int) Math.min(maxBytes, 2L * at));
    }
    held[at] = (byte) c;
  }

  private static State next(State state, int c) {
    return switch (state) {
      case BEGIN -> c == '"' ? State.QUOTED : c == ',' ? State.BEGIN : State.PLAIN;
      case PLAIN -> c == ',' ? State.BEGIN : State.PLAIN;
      case QUOTED -> c == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
      case QUOTE_IN_QUOTED -> c == '"' ? State.QUOTED : c == ',' ? State.BEGIN : State.PLAIN;
    };
  }
}
