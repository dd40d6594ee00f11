package org.lettermark.read;

/** Makes blanks, or line ends of form feeds and vertical tabs, of what XML 1.0 cannot hold, one for one, so that no offset moves. */
public final class TextCleaner {

  /**
   * A text that XML 1.0 can hold.
   *
   * @param text as long as before
   * @param replaced how many characters became blanks
   */
  public record Clean(String text, int replaced) {}

  private TextCleaner() {}

  /** Puts a blank for every control character but tab and line ends, U+FFFE, U+FFFF and lone surrogate. */
  public static Clean clean(String text) {
    char[] cleaned = null;
    int replaced = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (allowed(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      if (cleaned == null) {
        cleaned = text.toCharArray();
      }
      // They end a line, and at its beginning or end there is nothing left to end.
      boolean ends = (c == '\f' || c == '\u000b') && i > 0 && cleaned[i - 1] != '\n' && cleaned[i - 1] != '\r'
          && i + 1 < text.length() && text.charAt(i + 1) != '\n' && text.charAt(i + 1) != '\r';
      cleaned[i] = ends ? '\n' : ' ';
      replaced++;
    }
    return new Clean(cleaned == null ? text : new String(cleaned), replaced);
  }

  private static boolean allowed(char c) {
    return c >= ' ' && c < '\ud800' || c == '\n' || c == '\t' || c == '\r' || c > '\udfff' && c < '\ufffe';
  }
}
