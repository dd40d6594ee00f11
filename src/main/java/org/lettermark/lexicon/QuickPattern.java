package org.lettermark.lexicon;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles expressions so that searching a letter with them is quick: most places of a text are passed over by looking
 * at one character.
 *
 * <p>Which ASCII characters a match may begin with is found by trying: a character that an expression rejects, without
 * asking for what follows, begins no match. What is tried stands where most can match: at the start of a text, or
 * behind a letter, a blank or a line end. Expressions that look behind themselves are left as they are.
 */
final class QuickPattern {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;
  private static final String[] BEFORE = {"", "a", " ", "\n"};
  private static final int ASCII = 128;
  /** A set that leaves so few characters out is of no use. */
  private static final int LARGE = 100;

  /** These are quick already. */
  private static final Pattern AT_LINE_BEGIN = Pattern.compile("(?:\\(\\?-i\\))?\\^");

  private QuickPattern() {}

  static Pattern compile(String regex) {
    // Folding the case of all of Unicode is slow, and changes nothing where an expression has only ASCII letters.
    boolean ascii = regex.chars().noneMatch(c -> c >= ASCII && Character.isLetter(c));
    int flags = ascii ? FLAGS : FLAGS | Pattern.UNICODE_CASE;
    Pattern pattern = Pattern.compile(regex, flags);
    if (AT_LINE_BEGIN.matcher(regex).lookingAt() || regex.contains("(?<=") || regex.contains("\\G")) {
      return pattern;
    }
    StringBuilder first = new StringBuilder();
    int count = 0;
    for (char c = 0; c < ASCII; c++) {
      if (mayBegin(pattern, c)) {
        first.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
        count++;
      }
    }
    return count == 0 || count > LARGE
        ? pattern
        : Pattern.compile("(?-i:(?=[" + first + "\\x80-\\uffff]))(?:" + regex + ")", flags);
  }

  private static boolean mayBegin(Pattern pattern, char c) {
    for (String before : BEFORE) {
      String text = before + c;
      Matcher matcher = pattern.matcher(text).region(before.length(), text.length());
      matcher.useTransparentBounds(true).useAnchoringBounds(false);
      if (matcher.lookingAt() || matcher.hitEnd()) {
        return true;
      }
    }
    return false;
  }
}
