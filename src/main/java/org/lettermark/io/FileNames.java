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
  private static final int MAX_LENGTH = 120;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final Pattern RESERVED =
      Pattern.compile("(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9])\\s*(?:\\..*)?");

  private FileNames() {}

  /** The nearest name that is safe on every system. A safe name stays as it is. */
  static String safe(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    // Marks go, letters stay: a Java whose locale is C cannot name a file otherwise.
    for (char c : MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("").toCharArray()) {
      safe.append(c < ' ' || c > '~' || "<>:\"/\\|?*".indexOf(c) >= 0 ? '_' : c);
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
    return safe.length() <= MAX_LENGTH ? safe.toString() : cut(safe.toString()) + "-" + hash(name);
  }

  /** A second name for a letter whose own is taken: the same for the same letter in every run. */
  static String apart(String name, String uri, int attempt) {
    return cut(name) + "-" + hash(attempt == 0 ? uri : uri + "\n" + attempt);
  }

  /** What two safe names share that some system takes for one. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), MAX_LENGTH - 9)).stripTrailing();
  }
}
