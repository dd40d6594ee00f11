package org.lettermark.match;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The words of all lexicons that this process has read, each with a number, so that the words of a letter are looked
 * up once and then compared as numbers.
 *
 * <p>The numbers depend on which file was read first, and mean nothing else. A vocabulary never changes: further
 * words make a larger one, in which the old words keep their numbers.
 */
final class Vocabulary {

  /** Number of the words that no lexicon knows. */
  static final int UNKNOWN = -1;

  /** So many places of the hash table a word has, or more: nearly all unknown words meet a free one at once. */
  private static final int PLACES = 4;

  private static volatile Vocabulary current = new Vocabulary(new String[0]);

  private final String[] forms;
  private final int[] numbers;

  private Vocabulary(String[] forms) {
    this.forms = forms;
    numbers = new int[Integer.highestOneBit(PLACES * forms.length + 1) << 1];
    Arrays.fill(numbers, UNKNOWN);
    for (int number = 0; number < forms.length; number++) {
      int place = first(forms[number].hashCode());
      while (numbers[place] != UNKNOWN) {
        place = next(place);
      }
      numbers[place] = number;
    }
  }

  /** The words known by now. */
  static Vocabulary current() {
    return current;
  }

  /** Adds words, in lower case, to those that all lexicons know. */
  static synchronized Vocabulary add(Stream<String> words) {
    String[] added = words.distinct().filter(word -> current.find(word) == UNKNOWN).toArray(String[]::new);
    String[] all = Arrays.copyOf(current.forms, current.forms.length + added.length);
    System.arraycopy(added, 0, all, current.forms.length, added.length);
    current = new Vocabulary(all);
    return current;
  }

  int size() {
    return forms.length;
  }

  String form(int number) {
    return forms[number];
  }

  /** The number of a word in lower case. */
  int find(String form) {
    int place = first(form.hashCode());
    while (numbers[place] != UNKNOWN && !forms[numbers[place]].equals(form)) {
      place = next(place);
    }
    return numbers[place];
  }

  /** The number of a word as it stands in a text; one with capitals beyond ASCII must be asked for by its form. */
  int find(char[] text, int begin, int end) {
    int hash = 0;
    for (int i = begin; i < end; i++) {
      hash = 31 * hash + plain(text[i]);
    }
    int place = first(hash);
    while (numbers[place] != UNKNOWN && !isForm(forms[numbers[place]], text, begin, end)) {
      place = next(place);
    }
    return numbers[place];
  }

  private static boolean isForm(String form, char[] text, int begin, int end) {
    if (form.length() != end - begin) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) != plain(text[begin + i])) {
        return false;
      }
    }
    return true;
  }

  private static char plain(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c == '\u2019' ? '\'' : c;
  }

  private int first(int hash) {
    return (hash ^ hash >>> 16) & numbers.length - 1;
  }

  private int next(int place) {
    return place + 1 & numbers.length - 1;
  }
}
