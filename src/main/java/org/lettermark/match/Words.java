package org.lettermark.match;

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

  /** More pieces than this are never one word. */
  private static final int LONGEST_RUN = 6;

  private static final String GENITIVE = "'s";

  private static final byte UNKNOWN = 0;
  private static final byte YES = 1;
  private static final byte NO = 2;

  /** The letter that this thread has last asked for: one engine after the other asks for the same. */
  private static final ThreadLocal<Words> LETTER = new ThreadLocal<>();

  private final String text;
  private int size;
  private int[] begins;
  private int[] ends;
  private String[] forms;

  /** Their numbers in the vocabulary. */
  private int[] numbers;

  /** What {@link #joined} found out: a lexicon asks it of the same words again and again. */
  private byte[] joined;

  /** A lexicon that is read later makes a larger one. */
  private Vocabulary vocabulary = Vocabulary.current();

  /** Where the units of a word begin in the arrays below; the last word is followed by the end of them all. */
  private int[] firstUnits;
  private int units;
  private int[] unitNumbers;
  private int[] unitLasts;
  private int[] unitEnds;

  private Words(String text) {
    this.text = text;
    int expected = Math.min(256, text.length() / 2 + 1);
    begins = new int[expected];
    ends = new int[expected];
    forms = new String[expected];
    numbers = new int[expected];
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
    char[] chars = text.toCharArray();
    int begin = nextBegin(chars, 0);
    while (begin < chars.length) {
      int end = endOf(chars, begin);
      words.add(chars, begin, end);
      begin = nextBegin(chars, end);
    }
    words.joined = new byte[words.size];
    words.findUnits();
    return words;
  }

  private static int nextBegin(char[] chars, int from) {
    int begin = from;
    while (begin < chars.length && !Character.isLetterOrDigit(chars[begin])) {
      begin++;
    }
    return begin;
  }

  private static int endOf(char[] chars, int begin) {
    int end = begin + 1;
    while (end < chars.length && continues(chars, end)) {
      end++;
    }
    return end;
  }

  private static boolean continues(char[] chars, int at) {
    char before = chars[at - 1];
    char c = chars[at];
    if (isSmall(c) && isSmall(before)) {
      return true;
    }
    if (Character.isLetter(c)) {
      return Character.isLetter(before) && !(Character.isLowerCase(before) && Character.isUpperCase(c))
          || isApostrophe(before) && at > 1 && Character.isLetter(chars[at - 2]);
    }
    if (Character.isDigit(c)) {
      return Character.isDigit(before);
    }
    return isApostrophe(c)
        && Character.isLetter(before)
        && at + 1 < chars.length
        && Character.isLetter(chars[at + 1]);
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private void add(char[] chars, int begin, int end) {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      forms = Arrays.copyOf(forms, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    begins[size] = begin;
    ends[size] = end;
    int number = vocabulary.find(chars, begin, end);
    if (number == Vocabulary.UNKNOWN) {
      forms[size] = text.substring(begin, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      number = vocabulary.find(forms[size]);
    } else {
      forms[size] = vocabulary.form(number);
    }
    numbers[size++] = number;
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

  /** Sees to it that the words have the numbers of a vocabulary of this size. */
  void numberBy(int vocabularySize) {
    if (vocabulary.size() < vocabularySize) {
      vocabulary = Vocabulary.current();
      for (int word = 0; word < size; word++) {
        numbers[word] = vocabulary.find(forms[word]);
      }
      findUnits();
    }
  }

  /**
   * Finds what a lexicon may take for one word: the word itself, the word without its genitive, and the word with the
   * pieces glued to it. What no lexicon knows is left out.
   */
  private void findUnits() {
    firstUnits = new int[size + 1];
    unitNumbers = new int[size];
    unitLasts = new int[size];
    unitEnds = new int[size];
    units = 0;
    for (int word = 0; word < size; word++) {
      firstUnits[word] = units;
      addUnit(numbers[word], word, ends[word]);
      if (forms[word].endsWith(GENITIVE)) {
        addWithoutGenitive(forms[word], word);
      }
      if (glued(word)) {
        addGlued(word);
      }
    }
    firstUnits[size] = units;
  }

  private void addGlued(int word) {
    StringBuilder run = new StringBuilder(forms[word]);
    for (int last = word + 1; last < word + LONGEST_RUN && glued(last - 1); last++) {
      String form = run.append(forms[last]).toString();
      addUnit(vocabulary.find(form), last, ends[last]);
      if (form.endsWith(GENITIVE)) {
        addWithoutGenitive(form, last);
      }
    }
  }

  private void addWithoutGenitive(String form, int last) {
    int number = vocabulary.find(form.substring(0, form.length() - GENITIVE.length()));
    addUnit(number, last, ends[last] - GENITIVE.length());
  }

  private void addUnit(int number, int last, int end) {
    if (number == Vocabulary.UNKNOWN) {
      return;
    }
    if (units == unitNumbers.length) {
      unitNumbers = Arrays.copyOf(unitNumbers, 2 * units);
      unitLasts = Arrays.copyOf(unitLasts, 2 * units);
      unitEnds = Arrays.copyOf(unitEnds, 2 * units);
    }
    unitNumbers[units] = number;
    unitLasts[units] = last;
    unitEnds[units++] = end;
  }

  /** The first unit of this word; the others follow, up to the first of the next word. */
  int firstUnit(int word) {
    return firstUnits[word];
  }

  /** The unit's number in the {@link Vocabulary}. */
  int number(int unit) {
    return unitNumbers[unit];
  }

  /** The last word of which the unit takes something. */
  int last(int unit) {
    return unitLasts[unit];
  }

  /** Where the unit ends in the text. */
  int unitEnd(int unit) {
    return unitEnds[unit];
  }
}
