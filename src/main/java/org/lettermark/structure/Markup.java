package org.lettermark.structure;

import java.util.regex.Pattern;

/** What to look past in a text that holds markdown or HTML marks. */
final class Markup {

  private static final int LONGEST_TAG = 6;
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
      } else if (c == '<' && tagEnd(text, at, end) > at) {
        at = tagEnd(text, at, end);
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
      } else if (c == '>' && tagBegin(text, begin, at) < at) {
        at = tagBegin(text, begin, at);
      } else {
        break;
      }
    }
    return at;
  }

  /** End of the tag that begins here, or this place where none does. */
  private static int tagEnd(String text, int begin, int end) {
    int at = begin + 1;
    at += at < end && text.charAt(at) == '/' ? 1 : 0;
    int name = at;
    while (at < end && at - name < LONGEST_TAG && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at > name && at < end && text.charAt(at) == '>' ? at + 1 : begin;
  }

  /** Begin of the tag that ends here, or this place where none does. */
  private static int tagBegin(String text, int begin, int end) {
    for (int at = end - 1; at >= begin && at > end - LONGEST_TAG - 4; at--) {
      if (text.charAt(at) == '<') {
        return tagEnd(text, at, end) == end ? at : end;
      }
    }
    return end;
  }

  /** The words alone, with one blank between them. */
  static String plain(String text) {
    return BLANKS.matcher(TAGS.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }
}
