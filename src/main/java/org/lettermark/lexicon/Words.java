package org.lettermark.lexicon;

import java.util.Arrays;
import java.util.Locale;

/**
 * The words of a text, as a {@link Lexicon} compares them.
 *
 * <p>A word is a run of letters or of digits. A run also ends where a capital follows a small letter
 * ("syndromeDr."), because letters that came out of a PDF glue words together; the two halves are
 * then {@link #glued}, and a lexicon tries them together as well ("OxyContin", "B12").
 */
public final class Words {

  private static final byte UNKNOWN = 0;
  private static final byte YES = 1;
  private static final byte NO = 2;

  /** The letter that this thread has last asked for: one engine after the other asks for the same. */
  private static final ThreadLocal<Words> LETTER = new ThreadLocal<>();

  private final String text;
  private int size;
  private int[] begins = new int[256];
  private int[] ends = new int[256];
  private String[] forms = new String[256];

  /** What {@link #joined} found out: a lexicon asks it of the same words again and again. */
  private byte[] joined = new byte[256];

  private Words(String text) {
    this.text = text;
  }

  /** The words of a whole letter, read once for all engines. */
  public static Words ofLetter(String text) {
    Words words = LETTER.get();
    if (words == null || words.text != text) {
      words = of(text);
      LETTER.set(words);
    }
    return words;
  }

  public static Words of(String text) {
    Words words = new Words(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < text.length() && continues(text, end)) {
        end++;
      }
      words.add(i, end);
      i = end;
    }
    return words;
  }

  private static boolean continues(String text, int at) {
    char before = text.charAt(at - 1);
    char c = text.charAt(at);
    if (Character.isLetter(c)) {
      return Character.isLetter(before) && !(Character.isLowerCase(before) && Character.isUpperCase(c))
          || isApostrophe(before) && at > 1 && Character.isLetter(text.charAt(at - 2));
    }
    if (Character.isDigit(c)) {
      return Character.isDigit(before);
    }
    return isApostrophe(c)
        && Character.isLetter(before)
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private void add(int begin, int end) {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      forms = Arrays.copyOf(forms, 2 * size);
      joined = Arrays.copyOf(joined, 2 * size);
    }
    begins[size] = begin;
    ends[size] = end;
    forms[size++] = text.substring(begin, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  public int size() {
    return size;
  }

  public int begin(int word) {
    return begins[word];
  }

  public int end(int word) {
    return ends[word];
  }

  /** The first word that begins at this place of the text or behind it. */
  public int at(int place) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (begins[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The word in lower case, with a straight apostrophe. */
  public String form(int word) {
    return forms[word];
  }

  /** Whether nothing stands between this word and the next. */
  public boolean glued(int word) {
    return word + 1 < size && ends[word] == begins[word + 1];
  }

  /**
   * Whether this word and the next can belong to one phrase: blanks, line and page breaks, one hyphen
   * or one slash between them, and before a digit one "#" ("Tylenol #3") or the full stop of "No. 3".
   */
  public boolean joined(int word) {
    if (word + 1 >= size) {
      return false;
    }
    if (joined[word] == UNKNOWN) {
      joined[word] = readJoined(word) ? YES : NO;
    }
    return joined[word] == YES;
  }

  private boolean readJoined(int word) {
    int marks = 0;
    for (int i = ends[word]; i < begins[word + 1]; i++) {
      char c = text.charAt(i);
      if (c == '-' || c == '/' || c == '\u2010' || c == '\u2011' || c == '\u2013') {
        marks++;
      } else if (Character.isDigit(text.charAt(begins[word + 1])) && (c == '#' || c == '.' && forms[word].equals("no"))) {
        marks++;
      } else if (!Character.isWhitespace(c) && c != '\u00a0') {
        return false;
      }
    }
    return marks <= 1;
  }

  String text() {
    return text;
  }
}
