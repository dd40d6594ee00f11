package org.lettermark.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lettermark.read.Separated.Cells;
import org.lettermark.read.Separated.Quoting;
import org.lettermark.read.Separated.State;

/**
 * Cuts a table into the bytes of its rows, holding one row at a time.
 *
 * <p>Works on bytes, so that a row can be found again by them: what ends a row is the same byte in every character
 * set that extends ASCII.
 */
final class Rows implements Closeable {

  /**
   * One row without its line end.
   *
   * @param begin where it begins in the file
   * @param length how long it is
   * @param line number of its first line, from 1
   * @param bytes the row, or as much of it as is allowed
   * @param fault why it cannot be read, or null
   */
  record Row(long begin, long length, long line, byte[] bytes, String fault) {

    boolean isWhole() {
      return length == bytes.length;
    }
  }

  /** Nobody writes a row so long: a quotation mark that is open after so much was never closed. */
  private static final long MAX_SCANNED = 64L << 20;

  private final FileChannel channel;
  private final int maxBytes;
  private final byte[] chunk = new byte[1 << 14];
  private long chunkBegin;
  private int chunkLength;
  private long position;
  private long line = 1;
  private boolean textIsQuoted;

  /**
   * Rows of a file.
   *
   * @param maxBytes how much of a row is held
   */
  Rows(Path file, int maxBytes) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    this.maxBytes = maxBytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The next line that is not empty, or null at the end. */
  Row line() throws IOException {
    long begin = begin();
    return begin < 0 ? null : row(begin, lineEnd(begin), null);
  }

  /** Goes to where the header ends. */
  void after(TableHeader header) throws IOException {
    line = 1;
    position = 0;
    skipTo(header.end());
  }

  /**
   * The next row that is not empty, or null at the end. A row whose cells are not as the header has them is a fault of
   * its own: the rows behind it are found again by their cells.
   */
  Row next(TableHeader header) throws IOException {
    long begin = begin();
    if (begin < 0) {
      return null;
    }
    long whole = -1;
    for (Quoting quoting : header.quotings()) {
      long end = end(new Separated(header.separator(), quoting), begin);
      if (end - begin > maxBytes) {
        return row(begin, end, null);
      }
      if (end >= 0 && fits(header, begin, end)) {
        return row(begin, end, null);
      }
      whole = whole < 0 ? end : whole;
    }
    if (whole >= 0 && whole - begin <= maxBytes) {
      Separated doubled = new Separated(header.separator(), Quoting.DOUBLED);
      Cells cells = doubled.cells(TextDecoder.decode(bytes(begin, whole)).text());
      int count = cells == null ? 0 : cells.values().size();
      return row(begin, whole, cells == null ? "has text behind a closing quotation mark"
          : "has " + count + (count == 1 ? " cell" : " cells") + ", the header " + header.names().size());
    }
    return unclosed(header, begin);
  }

  /** A row with a quotation mark that is not closed, and the lines behind it in which no row begins. */
  private Row unclosed(TableHeader header, long begin) throws IOException {
    String fault = "has a quotation mark that is neither closed nor doubled";
    long first = line;
    Row row = row(begin, lineEnd(begin), fault);
    long lost = first;
    for (long next = begin(); next >= 0 && !beginsRow(header, next); next = begin()) {
      lost = line;
      skipTo(lineEnd(next));
    }
    return lost == first ? row : new Row(row.begin(), row.length(), first, row.bytes(),
        fault + "; with it are lost the lines to " + lost);
  }

  /** Whether a row begins here that is like those before. */
  private boolean beginsRow(TableHeader header, long begin) throws IOException {
    for (Quoting quoting : header.quotings()) {
      Separated separated = new Separated(header.separator(), quoting);
      long end = end(separated, begin);
      if (end >= 0 && end - begin <= maxBytes) {
        Cells cells = header.cells(TextDecoder.decode(bytes(begin, end)).text());
        if (cells != null && (!textIsQuoted || cells.quoted().get(header.text()))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean fits(TableHeader header, long begin, long end) throws IOException {
    Cells cells = header.cells(TextDecoder.decode(bytes(begin, end)).text());
    textIsQuoted |= cells != null && cells.quoted().get(header.text());
    return cells != null;
  }

  /** Where the row ends that begins here, or -1 where it is broken or a quotation mark is never closed. */
  long end(Separated separated, long begin) throws IOException {
    State state = State.BEGIN;
    for (long at = begin; at - begin < MAX_SCANNED; at++) {
      int c = at(at);
      if (c < 0) {
        return Separated.mayEnd(state) ? at : -1;
      }
      if (at == 0 && c == 0xef && at(1) == 0xbb && at(2) == 0xbf) {
        at = 2;
        continue;
      }
      state = separated.next(state, c);
      if (state == State.END) {
        return at;
      } else if (state == State.BROKEN) {
        return -1;
      }
    }
    return -1;
  }

  /** The bytes between two places. */
  byte[] bytes(long begin, long end) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (end - begin));
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, begin + bytes.position()) < 0) {
        throw new RefusedException("is no longer there");
      }
    }
    return bytes.array();
  }

  private Row row(long begin, long end, String fault) throws IOException {
    Row row = new Row(begin, end - begin, line, bytes(begin, Math.min(end, begin + maxBytes)), fault);
    skipTo(end);
    return row;
  }

  /** Passes over line ends; where the next row begins, or -1. */
  private long begin() throws IOException {
    long begin = position;
    while (Separated.isLineEnd(at(begin))) {
      begin++;
    }
    skipTo(begin);
    return at(begin) < 0 ? -1 : begin;
  }

  private void skipTo(long end) throws IOException {
    for (; position < end; position++) {
      int c = at(position);
      if (c == '\n' || c == '\r' && at(position + 1) != '\n') {
        line++;
      }
    }
  }

  private long lineEnd(long begin) throws IOException {
    long end = begin;
    for (int c = at(end); c >= 0 && !Separated.isLineEnd(c); c = at(end)) {
      end++;
    }
    return end;
  }

  private int at(long index) throws IOException {
    if (index < chunkBegin || index >= chunkBegin + chunkLength) {
      chunkBegin = index;
      chunkLength = Math.max(0, channel.read(ByteBuffer.wrap(chunk), index));
      if (chunkLength == 0) {
        return -1;
      }
    }
    return chunk[(int) (index - chunkBegin)] & 0xff;
  }
}
