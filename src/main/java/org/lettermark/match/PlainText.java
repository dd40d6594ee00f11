package org.lettermark.match;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as rules want it, and where each of its characters stands in the text that it was made of.
 *
 * <p>Every blank is a blank, every line ends with LF, compatibility forms are plain ones, what Windows-1252 means by
 * U+0080 to U+009F stands there, entities and marks of line breaks that were left over are what they mean, a character
 * outside the basic plane is one character, and characters that nobody sees are left out. A word that is
 * hyphenated at a line's end is one word, where it is a known word as one and its parts are not both. A text without any of these
 * is its own plain text, at the cost of one look at each character.
 */
public final class PlainText {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int LONGEST_INDENT = 40;

  /** "x-" and "re-" are hyphenated anywhere. */
  private static final int SHORTEST_HEAD = 3;

  private static final char SOFT_HYPHEN = '\u00ad';
  private static final char NEXT_LINE = '\u0085';

  /** For a character outside the basic plane that has no plain form. */
  private static final char OTHER = '\ufffd';

  private static final Pattern LEFT_OVER = Pattern.compile(
      "&(?:(quot|QUOT)|(amp|AMP)|(lt|LT)|(gt|GT)|(apos)|(nbsp)|#(\\d{2,6})|#[xX](\\p{XDigit}{2,5}));"
          + "|(<[bB][rR] {0,2}/?>|\\\\par(?![a-z]) ?)");
  private static final String NAMED = "\"&<>' ";

  private final String original;
  private final Predicate<String> known;
  private final StringBuilder plain;
  private int[] begins;
  private int[] ends;

  private PlainText(String original, Predicate<String> known) {
    this.original = original;
    this.known = known;
    plain = new StringBuilder(original.length());
    begins = new int[original.length() + 1];
    ends = new int[original.length() + 1];
  }

  /**
   * The plain text of a text, or null where the text is that already.
   *
   * @param known whether something is a word, in small letters
   */
  public static PlainText of(String text, Predicate<String> known) {
    if (!isOdd(text, known)) {
      return null;
    }
    PlainText plain = new PlainText(text, known);
    plain.make();
    return plain;
  }

  /** The plain text. */
  public String text() {
    return plain.toString();
  }

  /** Where what begins here in the plain text begins in the original; its end where this is the end. */
  public int begin(int at) {
    return at == 0 ? 0 : at == plain.length() ? original.length() : begins[at];
  }

  /** Where the first character seen of what begins here stands in the original. */
  public int firstSeen(int at) {
    return at == plain.length() ? original.length() : begins[at];
  }

  /** Where what ends here in the plain text ends in the original. */
  public int end(int at) {
    return at == 0 ? 0 : ends[at - 1];
  }

  private static boolean isOdd(String text, Predicate<String> known) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 ? c == '\r' || c == '-' && joined(text, i, known) > 0 || (c == '&' || c == '<' || c == '\\') && leftOver(text, i) != null : isOdd(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOdd(char c) {
    return c < 0xa0 || isBlank(c) || isUnseen(c) || c == '\u2028' || c == '\u2029' || isHyphen(c)
        || isCompatible(c) || isMark(c) || Character.isSurrogate(c);
  }

  /** Where the rest of a word stands that is hyphenated here at a line's end, or 0. */
  private static int joined(String text, int hyphen, Predicate<String> known) {
    int rest = hyphen + 1;
    while (rest < text.length() && Character.isWhitespace(text.charAt(rest)) && rest - hyphen < LONGEST_INDENT) {
      rest++;
    }
    String between = text.substring(hyphen + 1, rest);
    boolean lineEnd = between.contains("\n") || between.contains("\r");
    if (!lineEnd || between.indexOf('\n') != between.lastIndexOf('\n') || rest == text.length()
        || !Character.isLowerCase(text.charAt(rest))) {
      return 0;
    }
    int begin = hyphen;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    int end = rest;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    boolean compound = begin > 0 && text.charAt(begin - 1) == '-' || end < text.length() && text.charAt(end) == '-';
    String head = text.substring(begin, hyphen).toLowerCase(Locale.ROOT);
    String tail = text.substring(rest, end).toLowerCase(Locale.ROOT);
    boolean one = !compound && head.length() >= SHORTEST_HEAD && known.test(head + tail) && !(known.test(head) && known.test(tail));
    return one ? rest : 0;
  }

  private static boolean isBlank(char c) {
    return Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isUnseen(char c) {
    return Character.getType(c) == Character.FORMAT || c >= '\ufe00' && c <= '\ufe0f' || c == '\u034f';
  }

  private static boolean isHyphen(char c) {
    return c == '\u2010' || c == '\u2011' || c == '\ufe63';
  }

  /** Ligatures and full-width forms: fractions, signs and raised digits mean something of their own. */
  private static boolean isCompatible(char c) {
    return c >= '\ufb00' && c <= '\ufb06' || c >= '\uff01' && c <= '\uff5e';
  }

  private static boolean isMark(char c) {
    return c >= '\u0300' && c <= '\u036f';
  }

  private static Matcher leftOver(String text, int at) {
    Matcher matcher = LEFT_OVER.matcher(text).region(at, Math.min(text.length(), at + 12));
    return matcher.lookingAt() ? matcher : null;
  }

  private void make() {
    boolean windows = original.chars().anyMatch(c -> c >= 0x80 && c < 0xa0 && c != NEXT_LINE);
    for (int i = 0; i < original.length(); ) {
      i = one(i, windows);
    }
    begins = Arrays.copyOf(begins, plain.length());
    ends = Arrays.copyOf(ends, plain.length());
  }

  /** Puts what begins here; gives where the next begins. */
  private int one(int at, boolean windows) {
    char c = original.charAt(at);
    int next = at + 1;
    if (c == '\r') {
      return next < original.length() && original.charAt(next) == '\n' ? next : put("\n", at, next);
    } else if (c == '&' || c == '<' || c == '\\') {
      Matcher leftOver = leftOver(original, at);
      return leftOver == null ? put(String.valueOf(c), at, next) : leftOver(leftOver, at);
    } else if (c == '-' && joined(original, at, known) > 0) {
      return joined(original, at, known);
    } else if (c < 0x80) {
      return put(String.valueOf(c), at, next);
    } else if (c < 0xa0) {
      boolean line = c == NEXT_LINE && !windows;
      return put(line ? "\n" : new String(new byte[] {(byte) c}, WINDOWS_1252), at, next);
    } else if (c == '\u2028' || c == '\u2029') {
      return put("\n", at, next);
    } else if (isUnseen(c)) {
      return c == SOFT_HYPHEN && next < original.length() && original.charAt(next) == '\n' ? next + 1 : next;
    } else if (isBlank(c)) {
      return put(" ", at, next);
    } else if (isHyphen(c)) {
      return put("-", at, next);
    } else if (isCompatible(c)) {
      return put(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC), at, next);
    } else if (isMark(c)) {
      return mark(c, at);
    } else if (Character.isHighSurrogate(c) && next < original.length()) {
      String form = Normalizer.normalize(original.substring(at, at + 2), Normalizer.Form.NFKC);
      return put(form.codePoints().anyMatch(Character::isSupplementaryCodePoint) ? String.valueOf(OTHER) : form, at, at + 2);
    }
    return put(String.valueOf(c), at, next);
  }

  /** A mark above or below a letter becomes one with it. */
  private int mark(char mark, int at) {
    int last = plain.length() - 1;
    if (last >= 0 && Character.isLetter(plain.charAt(last))) {
      String composed = Normalizer.normalize("" + plain.charAt(last) + mark, Normalizer.Form.NFC);
      if (composed.length() == 1) {
        plain.setCharAt(last, composed.charAt(0));
      }
      ends[last] = at + 1;
      return at + 1;
    }
    return put(String.valueOf(mark), at, at + 1);
  }

  private int leftOver(Matcher matcher, int at) {
    int end = matcher.end();
    if (matcher.group(9) != null) {
      boolean ends = end < original.length() && (original.charAt(end) == '\n' || original.charAt(end) == '\r');
      return ends ? end : put("\n", at, end);
    }
    for (int i = 0; i < NAMED.length(); i++) {
      if (matcher.group(i + 1) != null) {
        return put(NAMED.substring(i, i + 1), at, end);
      }
    }
    int code = matcher.group(7) != null ? Integer.parseInt(matcher.group(7)) : Integer.parseInt(matcher.group(8), 16);
    boolean plainCode = code >= ' ' && code < 0x7f || code > 0xa0 && code < 0x3000 && !isOdd((char) code);
    return put(plainCode ? String.valueOf((char) code) : " ", at, end);
  }

  private int put(String characters, int begin, int end) {
    int length = plain.length();
    plain.append(characters);
    if (plain.length() > begins.length) {
      begins = Arrays.copyOf(begins, 2 * plain.length());
      ends = Arrays.copyOf(ends, 2 * plain.length());
    }
    Arrays.fill(begins, length, plain.length(), begin);
    Arrays.fill(ends, length, plain.length(), end);
    return end;
  }
}
