package org.lettermark.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** XML 1.0 in UTF-8, gathered and handed on in large pieces. */
final class XmlBytes {

  /** No character takes more bytes: "&quot;". */
  private static final int LONGEST_CHARACTER = 6;

  /** So many bytes are handed on at once. */
  private static final int FULL = 1 << 16;

  private static final int LONGEST_NUMBER = "-2147483648".length();

  /** The ASCII characters that stand for themselves. */
  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    for (char c = ' '; c < PLAIN.length; c++) {
      PLAIN[c] = c != '<' && c != '>' && c != '&' && c != '"';
    }
  }

  private final OutputStream out;
  private byte[] bytes = new byte[2 * FULL];
  private int length;

  XmlBytes(OutputStream out) {
    this.out = out;
  }

  /** Bytes to write as they are: markup. */
  static byte[] ascii(String markup) {
    return markup.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes markup. */
  void put(byte[] markup) throws IOException {
    room(markup.length);
    System.arraycopy(markup, 0, bytes, length, markup.length);
    length += markup.length;
  }

  /** Writes one ASCII character of markup. */
  void put(char markup) throws IOException {
    room(1);
    bytes[length++] = (byte) markup;
  }

  /** Writes a number in decimal digits. */
  void number(int number) throws IOException {
    if (number < 0) {
      text(Integer.toString(number));
      return;
    }
    room(LONGEST_NUMBER);
    int digits = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    int rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /**
   * Writes text, or the value of an attribute.
   *
   * @throws IOException if XML cannot hold it
   */
  void text(String text) throws IOException {
    room(LONGEST_CHARACTER * text.length());
    int end = length;
    byte[] to = bytes;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < PLAIN.length && PLAIN[c]) {
        to[end++] = (byte) c;
      } else if (c < PLAIN.length) {
        end = reference(c, to, end);
      } else if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
        end = utf8(Character.toCodePoint(c, text.charAt(++i)), to, end);
      } else if (Character.isSurrogate(c) || c >= 0xFFFE) {
        throw impossible();
      } else {
        end = utf8(c, to, end);
      }
    }
    length = end;
  }

  private static int reference(char c, byte[] to, int at) throws IOException {
    String reference =
        switch (c) {
          case '<' -> "&lt;";
          case '>' -> "&gt;";
          case '&' -> "&amp;";
          case '"' -> "&quot;";
          case '\n' -> "&#10;";
          case '\r' -> "&#13;";
          case '\t' -> "&#9;";
          default -> throw impossible();
        };
    int end = at;
    for (int i = 0; i < reference.length(); i++) {
      to[end++] = (byte) reference.charAt(i);
    }
    return end;
  }

  private static int utf8(int point, byte[] to, int at) {
    int end = at;
    if (point < 0x800) {
      to[end++] = (byte) (0xC0 | point >> 6);
    } else if (point < 0x10000) {
      to[end++] = (byte) (0xE0 | point >> 12);
      to[end++] = (byte) (0x80 | point >> 6 & 0x3F);
    } else {
      to[end++] = (byte) (0xF0 | point >> 18);
      to[end++] = (byte) (0x80 | point >> 12 & 0x3F);
      to[end++] = (byte) (0x80 | point >> 6 & 0x3F);
    }
    to[end++] = (byte) (0x80 | point & 0x3F);
    return end;
  }

  /** Does not say which character: the message may not quote the letter. */
  private static IOException impossible() {
    return new IOException("holds a character that XML 1.0 cannot hold");
  }

  private void room(int count) throws IOException {
    if (length > FULL) {
      flush();
    }
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, length + count);
    }
  }

  /** Hands on what is still here. */
  void flush() throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }
}
