package org.lettermark.structure;

import java.util.regex.Pattern;

/** What to look past in a text that holds markdown or HTML marks. */
final class Markup {

  private static final Pattern TAGS = Pattern.compile("</?\\w{1,6}>|\\*\\*");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private Markup() {}

  /** The first place from here that is neither blank, {@code *}, {@code #} before a heading, nor a tag. */
  static int skip(String text, int begin, int end) {
    int at = begin;
    while (at < end) {
      char c = text.charAt(at);
      if (Lines.isBlank(c) || c == '*' || c == '#' && at + 1 < end && !Character.isDigit(text.charAt(at + 1))) {
        at++;
      } else if (c == '<' && text.indexOf('>', at) > 0 && text.indexOf('>', at) < Math.min(end, at + 9)) {
        at = text.indexOf('>', at) + 1;
      } else {
        break;
      }
    }
    return at;
  }

  /** The end of what stands before this place, blanks and marks left out. */
  static int skipBack(String text, int begin, int end) {
    int at = end;
    while (at > begin) {
      char c = text.charAt(at - 1);
      if (Lines.isBlank(c) || c == '*') {
        at--;
      } else if (c == '>' && text.lastIndexOf('<', at) > Math.max(begin, at - 9)) {
        at = text.lastIndexOf('<', at);
      } else {
        break;
      }
    }
    return at;
  }

  /** The words alone, with one blank between them. */
  static String plain(String text) {
    return BLANKS.matcher(TAGS.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }
}
