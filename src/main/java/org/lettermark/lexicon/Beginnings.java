package org.lettermark.lexicon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a match of an expression may begin, as far as one character and the one before it can tell: most places of a
 * text are passed over without asking the expression.
 *
 * <p>Which ASCII characters a match may begin with is found by trying: a character that an expression rejects, without
 * asking for what follows, begins no match. It is tried behind a letter and where a word may begin, because most
 * expressions ask for a word's edge.
 */
final class Beginnings {

  private static final int ASCII = 128;

  /** Of so many characters so few are passed over that it is not worth the look. */
  private static final int LARGE = 100;

  private static final Pattern LINE_BEGIN = Pattern.compile("(?<![\\[\\\\])\\^|\\\\A");

  private final boolean[] insideWord;
  private final boolean[] elsewhere;

  private Beginnings(boolean[] insideWord, boolean[] elsewhere) {
    this.insideWord = insideWord;
    this.elsewhere = elsewhere;
  }

  /** Those of an expression, or null where nothing can be told. */
  static Beginnings of(Pattern pattern) {
    String regex = pattern.pattern();
    boolean edgeUnknown = regex.contains("(?<!") || atLineBegin(pattern);
    if (regex.contains("(?<=") || regex.contains("\\G")) {
      return null;
    }
    boolean[] elsewhere = new boolean[ASCII];
    boolean[] insideWord = new boolean[ASCII];
    int count = 0;
    for (char c = 0; c < ASCII; c++) {
      insideWord[c] = mayBegin(pattern, "a", c);
      elsewhere[c] = mayBegin(pattern, "", c) || mayBegin(pattern, " ", c) || mayBegin(pattern, "\n", c);
      if (edgeUnknown) {
        // What it wants before it is more than a word's edge: what it takes anywhere, it may take everywhere.
        elsewhere[c] |= insideWord[c];
        insideWord[c] = elsewhere[c];
      }
      count += elsewhere[c] || insideWord[c] ? 1 : 0;
    }
    return count > LARGE ? null : new Beginnings(insideWord, elsewhere);
  }

  /** Whether an expression asks for the beginning of a line or of the text, which that of a stretch may stand for. */
  static boolean atLineBegin(Pattern pattern) {
    return LINE_BEGIN.matcher(pattern.pattern()).find();
  }

  private static boolean mayBegin(Pattern pattern, String before, char c) {
    String text = before + c;
    Matcher matcher = pattern.matcher(text).region(before.length(), text.length());
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    return matcher.lookingAt() || matcher.hitEnd();
  }

  /** Whether a match may begin here. */
  boolean at(String text, int place) {
    char c = text.charAt(place);
    if (c >= ASCII) {
      return !Character.isLowSurrogate(c);
    }
    boolean inside = insideWord[c];
    boolean other = elsewhere[c];
    if (inside == other || place == 0) {
      return other;
    }
    char before = text.charAt(place - 1);
    if (before >= ASCII) {
      return true;
    }
    return before == '_' || Character.isLetterOrDigit(before) ? inside : other;
  }

  /** The first place in this stretch where a match may begin, or -1. */
  int next(String text, int begin, int end) {
    for (int place = begin; place < end; place++) {
      if (at(text, place)) {
        return place;
      }
    }
    return -1;
  }
}
