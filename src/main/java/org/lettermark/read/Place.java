package org.lettermark.read;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a letter lies: a file, a place in it, and the name of both for the user.
 *
 * <p>Files are held as URIs because these are the same under every locale, which a {@link Path} is not.
 *
 * @param file the file as a raw URI
 * @param where empty for a whole file, else what {@code entry}, {@code row}, {@code value} or {@code failed} made
 * @param uri the letter's {@link LetterSource#uri()}
 */
record Place(String file, String where, String uri) {

  /** The entry of an archive whose directory entry is at this place, or one within that. */
  static String entry(long position) {
    return "entry " + position;
  }

  /** An entry within the archive that is an entry itself. */
  static String entry(long position, long within) {
    return "entry " + position + " " + within;
  }

  /** The row of a table at these bytes. */
  static String row(long begin, long length) {
    return "row " + begin + " " + length;
  }

  /** No place at all: the text itself. */
  static String value(String text) {
    return "value " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A letter, or many of them, that could not even be listed. */
  static String failed(String reason) {
    return "failed " + reason;
  }

  boolean isFailed() {
    return where.startsWith("failed ");
  }

  String reason() {
    return where.substring("failed ".length());
  }

  boolean isEntry() {
    return where.startsWith("entry ");
  }

  boolean isRow() {
    return where.startsWith("row ");
  }

  boolean isValue() {
    return where.startsWith("value ");
  }

  /** The text of a value. */
  String value() {
    return new String(Base64.getDecoder().decode(where.substring("value ".length())), StandardCharsets.UTF_8);
  }

  /** The numbers of an entry or a row. */
  long[] numbers() {
    return Arrays.stream(where.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
  }

  Path path() {
    return Path.of(URI.create(file));
  }

  /** The file as a raw URI. */
  static String raw(Path file) {
    return file.toUri().toString();
  }

  /** A raw URI's path for people: its bytes are UTF-8, and what would disturb a line stays encoded. */
  static String readable(String raw) {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' && i + 2 < raw.length()) {
        int decoded = Integer.parseInt(raw, i + 1, i + 3, 16);
        if (decoded >= ' ' && decoded != 0x7f) {
          bytes[length++] = (byte) decoded;
          i += 2;
          continue;
        }
      }
      bytes[length++] = (byte) c;
    }
    return printable(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  /** A name from within a file, such as a row's id, without what would disturb a line. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      boolean disturbs = Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c >= 0xd800 && c <= 0xdfff
          || c >= 0xfffe && c <= 0xffff;
      printable.appendCodePoint(disturbs ? '_' : c);
    });
    return printable.toString();
  }
}
