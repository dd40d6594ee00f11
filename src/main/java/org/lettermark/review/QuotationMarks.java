package org.lettermark.review;

import java.util.ArrayList;
import java.util.List;

/**
 * Pairs the quotation marks of a stretch of text.
 *
 * <p>A mark opens or closes by what stands around it, so that marks within marks, odd marks and marks
 * that are never closed do not turn the rest of the text inside out.
 */
final class QuotationMarks {

  /**
   * A stretch in quotation marks.
   *
   * @param open place of the opening mark, or -1 where only the closing one is there
   * @param close place of the closing mark, or -1 where it is missing
   */
  record Marked(int open, int close) {}

  /** No passage is longer; keeps a text full of marks that are never closed from being read over and over. */
  private static final int LONGEST = 12_000;

  private QuotationMarks() {}

  /** Every outermost pair, and every mark without its partner, in the order of the text. */
  static List<Marked> pairs(String text, int begin, int end) {
    List<Marked> pairs = new ArrayList<>();
    int at = begin;
    while (at < end) {
      if (closes(text, at, end) && !opens(text, at, begin, end) && isDouble(text.charAt(at))) {
        pairs.add(new Marked(-1, at));
        at++;
      } else if (opens(text, at, begin, end)) {
        int close = isDouble(text.charAt(at)) ? partner(text, at, begin, end) : singlePartner(text, at, end);
        if (close >= 0 || isDouble(text.charAt(at))) {
          pairs.add(new Marked(at, close));
        }
        at = close >= 0 ? close + 1 : at + 1;
      } else {
        at++;
      }
    }
    return pairs;
  }

  /** The mark that closes this one, marks within it passed over, or -1. */
  private static int partner(String text, int open, int begin, int end) {
    int depth = 1;
    int last = -1;
    for (int i = open + 1; i < Math.min(end, open + LONGEST); i++) {
      if (!isDouble(text.charAt(i))) {
        continue;
      }
      if (opens(text, i, begin, end)) {
        depth++;
      } else if (closes(text, i, end)) {
        last = i;
        if (--depth == 0) {
          return i;
        }
      }
    }
    return depth > 1 ? last : -1;
  }

  private static int singlePartner(String text, int open, int end) {
    char wanted = text.charAt(open) == '\u2018' ? '\u2019' : '\'';
    for (int i = open + 2; i < Math.min(end, open + LONGEST); i++) {
      boolean wordEnds = i + 1 == end || !Character.isLetterOrDigit(text.charAt(i + 1));
      if (text.charAt(i) == wanted && wordEnds && text.charAt(i - 1) != 's') {
        return i;
      }
    }
    return -1;
  }

  static boolean isDouble(char c) {
    return c == '"' || c == '\u201c' || c == '\u201d' || c == '\u201f';
  }

  private static boolean opens(String text, int at, int begin, int end) {
    char c = text.charAt(at);
    if (c == '\u201c') {
      return true;
    }
    if (c != '"' && c != '\u2018' && c != '\'') {
      return false;
    }
    boolean before = at == begin || " \t\r\n\u00a0([-\u2014\u2013:,;*/".indexOf(text.charAt(at - 1)) >= 0;
    return before && at + 1 < end && !Character.isWhitespace(text.charAt(at + 1));
  }

  private static boolean closes(String text, int at, int end) {
    char c = text.charAt(at);
    return c == '\u201d' || c == '\u201f'
        || c == '"' && at > 0 && !Character.isWhitespace(text.charAt(at - 1));
  }
}
