package org.lettermark.io;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** File names that every system takes, and that none of them confuses. */
final class FileNames {

  /** Leaves room for suffixes and for a temporary name within the 143 bytes of the narrowest file systems. */
  private static final int MAX_BYTES = 120;

  private static final Pattern RESERVED =
      Pattern.compile("(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\\s*(?:\\..*)?");

  private FileNames() {}

  /** The nearest name that is safe on every system. A safe name stays as it is. */
  static String safe(String name) {
    StringBuilder safe = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach(c -> safe.appendCodePoint(safe(c)));
    while (safe.length() > 0 && " .".indexOf(safe.charAt(safe.length() - 1)) >= 0) {
      safe.setLength(safe.length() - 1);
    }
    while (safe.length() > 0 && safe.charAt(0) == ' ') {
      safe.deleteCharAt(0);
    }
    if (safe.length() == 0 || safe.charAt(0) == '.' || RESERVED.matcher(safe).matches()) {
      safe.insert(0, '_');
    }
    String result = safe.toString();
    return bytes(result) <= MAX_BYTES ? result : cut(result, MAX_BYTES - 9) + "-" + hash(name);
  }

  private static int safe(int c) {
    boolean printable =
        switch (Character.getType(c)) {
          case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
              Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
          default -> true;
        };
    if (!printable || "<>:\"/\\|?*\ufffd".indexOf(c) >= 0) {
      return '_';
    }
    return Character.isSpaceChar(c) ? ' ' : c;
  }

  /** A second name for a letter whose own is taken: the same for the same letter in every run. */
  static String apart(String name, String uri, int attempt) {
    return cut(name, MAX_BYTES - 9) + "-" + hash(attempt == 0 ? uri : uri + "\n" + attempt);
  }

  /** What two names share that some system takes for one. */
  static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cut(String name, int maxBytes) {
    String cut = name;
    while (bytes(cut) > maxBytes) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut.stripTrailing();
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
