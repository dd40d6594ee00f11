package org.lettermark.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * File names that every system takes, and that none of them confuses: ASCII and the letters of all scripts, each in
 * one form.
 */
final class FileNames {

  /** Leaves room for suffixes and for a temporary name within 255 bytes of UTF-8. */
  private static final int MAX_BYTES = 200;
  private static final int HASH = 9;

  private static final Pattern RESERVED =
      Pattern.compile("(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9])\\s*(?:\\..*)?");

  /** Letters and marks that nobody can see: fillers, joiners, selectors of variants. */
  private static final Pattern UNSEEN = Pattern.compile(
      "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\\x{e0100}-\\x{e01ef}]");

  private FileNames() {}

  /** The nearest name that is safe on every system. A safe name stays as it is. */
  static String safe(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    boolean marked = false;
    String composed = isAscii(name)
        ? name : UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("_");
    for (int i = 0; i < composed.length(); ) {
      int c = composed.codePointAt(i);
      i += Character.charCount(c);
      marked = Character.isLetterOrDigit(c) || marked && isMark(c);
      boolean kept = c < 0x80 ? c >= ' ' && c <= '~' && "<>:\"/\\|?*".indexOf(c) < 0 : marked;
      safe.appendCodePoint(kept ? c : '_');
    }
    while (safe.length() > 0 && " .".indexOf(safe.charAt(safe.length() - 1)) >= 0) {
      safe.setLength(safe.length() - 1);
    }
    while (safe.length() > 0 && safe.charAt(0) == ' ') {
      safe.deleteCharAt(0);
    }
    if (safe.length() == 0 || safe.charAt(0) == '.' || RESERVED.matcher(safe).matches()) {
      safe.insert(0, '_');
    }
    return bytes(safe.toString()) <= MAX_BYTES ? safe.toString() : cut(safe.toString()) + "-" + hash(name);
  }

  /** A second name for a letter whose own is taken: the same for the same letter in every run. */
  static String apart(String name, String uri, int attempt) {
    return cut(name) + "-" + hash(attempt == 0 ? uri : uri + "\n" + attempt);
  }

  /** What two safe names share that some system takes for one. */
  static String key(String name) {
    return isAscii(name)
        ? name.toLowerCase(Locale.ROOT)
        : Normalizer.normalize(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /** As much of a name as leaves room for a hash. */
  private static String cut(String name) {
    int end = name.length();
    while (bytes(name.substring(0, end)) > MAX_BYTES - HASH) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end).stripTrailing();
  }
}
