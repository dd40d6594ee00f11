package org.lettermark.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Makes text of bytes whose character set nobody states.
 *
 * <p>Surrogates that stand alone come through, so that the cleaner can count them.
 */
final class TextDecoder {

  static final String UTF_8 = "UTF-8";
  static final String WINDOWS_1252 = "windows-1252";

  /** Bytes that were UTF-8 until something harmed them; each harmed place is U+FFFD. */
  static final String DAMAGED_UTF_8 = "UTF-8, damaged";

  /**
   * Decoded text.
   *
   * @param text without a byte-order mark
   * @param charset the character set that the bytes were in
   */
  record Decoded(String text, String charset) {}

  private TextDecoder() {}

  /** Takes the byte-order mark's word; without one the bytes are UTF-8 where they can be, else Windows-1252. */
  static Decoded decode(byte[] bytes) {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return utf8(bytes, 3);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return new Decoded(utf16(bytes, ByteOrder.BIG_ENDIAN), "UTF-16BE");
    }
    if (startsWith(bytes, 0xff, 0xfe)) {
      return new Decoded(utf16(bytes, ByteOrder.LITTLE_ENDIAN), "UTF-16LE");
    }
    return utf8(bytes, 0);
  }

  /** Refuses bytes that are no text in any of these character sets. */
  static void requireText(byte[] bytes) throws RefusedException {
    if (startsWith(bytes, '%', 'P', 'D', 'F', '-')) {
      throw new RefusedException("is a PDF but not named .pdf");
    }
    if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
      return;
    }
    int nul = 0;
    int control = 0;
    for (byte b : bytes) {
      if (b == 0) {
        nul++;
      } else if (b > 0 && b < ' ' && "\t\n\r\f".indexOf(b) < 0) {
        control++;
      }
    }
    // A stray one or two are what a letter can have, however short it is.
    if (nul > bytes.length / 100 + 1 || nul + control > bytes.length / 20 + 2) {
      throw new RefusedException("is not text (" + (nul + control) + " of its " + bytes.length
          + " bytes are control characters)");
    }
  }

  static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static String utf16(byte[] bytes, ByteOrder order) {
    char[] chars = new char[bytes.length / 2 - 1];
    ByteBuffer.wrap(bytes, 2, chars.length * 2).order(order).asCharBuffer().get(chars);
    return new String(chars);
  }

  private static Decoded utf8(byte[] bytes, int begin) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, begin, bytes.length - begin);
      return new Decoded(StandardCharsets.UTF_8.newDecoder().decode(rest).toString(), UTF_8);
    } catch (CharacterCodingException e) {
      return harmed(bytes, begin);
    }
  }

  /** UTF-8 with bad bytes in it, or none at all: whichever there is more of decides. */
  private static Decoded harmed(byte[] bytes, int begin) {
    StringBuilder text = new StringBuilder(bytes.length);
    int good = 0;
    int bad = 0;
    for (int i = begin; i < bytes.length; ) {
      int first = bytes[i] & 0xff;
      int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
      int c = length < 2 ? first : first & 0x7f >> length;
      for (int k = 1; k < length; k++) {
        int next = i + k < bytes.length ? bytes[i + k] & 0xff : 0;
        if (next >> 6 != 2) {
          length = 0;
        }
        c = c << 6 | next & 0x3f;
      }
      boolean tooShort = length == 3 && c < 0x800 || length == 4 && (c < 0x10000 || c > 0x10ffff);
      if (length == 0 || tooShort) {
        bad++;
        text.append('\ufffd');
        i++;
      } else {
        good += length > 1 ? 1 : 0;
        text.appendCodePoint(c);
        i += length;
      }
    }
    if (bad == 0) {
      return new Decoded(text.toString(), UTF_8);
    }
    if (begin > 0 || good > bad) {
      return new Decoded(text.toString(), DAMAGED_UTF_8);
    }
    return new Decoded(new String(bytes, begin, bytes.length - begin, Charset.forName(WINDOWS_1252)), WINDOWS_1252);
  }
}
