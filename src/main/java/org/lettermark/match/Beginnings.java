package org.lettermark.match;

import java.util.ArrayDeque;
import java.util.Deque;
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

  private enum Group { BEHIND, UNWANTED, OTHER }

  private final boolean[] insideWord;
  private final boolean[] elsewhere;

  private Beginnings(boolean[] insideWord, boolean[] elsewhere) {
    this.insideWord = insideWord;
    this.elsewhere = elsewhere;
  }

  /** Those of an expression, or null where nothing can be told. */
  static Beginnings of(Pattern pattern) {
    String regex = pattern.pattern();
    String forward = withoutLookbehinds(regex);
    if (forward == null || regex.contains("\\G")) {
      return null;
    }
    boolean edgeUnknown = !forward.equals(regex) || atLineBegin(pattern);
    Pattern tried = Pattern.compile(forward, pattern.flags());
    boolean[] elsewhere = new boolean[ASCII];
    boolean[] insideWord = new boolean[ASCII];
    int count = 0;
    for (char c = 0; c < ASCII; c++) {
      insideWord[c] = mayBegin(tried, "a", c);
      elsewhere[c] = mayBegin(tried, "", c) || mayBegin(tried, " ", c) || mayBegin(tried, "\n", c);
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

  /** Whether every alternative of an expression begins with {@code ^}, so that it is found nowhere else. */
  static boolean onlyAtLineBegin(String regex) {
    int open = 0;
    boolean inClass = false;
    boolean begins = true;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (begins && (c != '^' || i + 1 < regex.length() && "?*{".indexOf(regex.charAt(i + 1)) >= 0)) {
        return false;
      }
      begins = !inClass && open == 0 && c == '|';
      if (c == '\\') {
        i++;
      } else if (inClass || c == '[') {
        inClass = c != ']';
      } else {
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return !begins;
  }

  /** The first place behind this one where {@code ^} fits, or the end. */
  static int nextLine(String text, int place, int end) {
    int next = place + 1;
    while (next < end && !isLineEnd(text.charAt(next - 1), text.charAt(next))) {
      next++;
    }
    return next;
  }

  /** As {@link Pattern#MULTILINE} has it. */
  private static boolean isLineEnd(char c, char behind) {
    return c == '\n' || c == '\r' && behind != '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** The expression without what it wants before a place, or null where that stands in what it does not want. */
  private static String withoutLookbehinds(String regex) {
    StringBuilder kept = new StringBuilder();
    Deque<Group> open = new ArrayDeque<>();
    boolean inClass = false;
    int dropped = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      boolean escaped = c == '\\' && i + 1 < regex.length();
      if (!escaped && !inClass && c == '(') {
        Group group = regex.startsWith("(?<=", i) || regex.startsWith("(?<!", i) ? Group.BEHIND
            : regex.startsWith("(?!", i) ? Group.UNWANTED : Group.OTHER;
        if (group == Group.BEHIND && open.contains(Group.UNWANTED)) {
          return null;
        }
        open.push(group);
        dropped += group == Group.BEHIND ? 1 : 0;
      }
      if (dropped == 0) {
        kept.append(c);
        if (escaped) {
          kept.append(regex.charAt(i + 1));
        }
      }
      if (!escaped && !inClass && c == ')') {
        dropped -= open.pop() == Group.BEHIND ? 1 : 0;
      }
      inClass = escaped ? inClass : c == '[' || inClass && c != ']';
      i += escaped ? 1 : 0;
    }
    return kept.toString();
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

  /** Whether some match begins with this ASCII character. */
  boolean with(char c) {
    return insideWord[c] || elsewhere[c];
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
