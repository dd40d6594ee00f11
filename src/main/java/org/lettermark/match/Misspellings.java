package org.lettermark.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds long words that are a phrase of a lexicon but for one letter wrong, missing, too much or swapped with
 * its neighbour, or but for what a scanner reads wrong: "rn" for "m", "1" for "l", "0" for "o".
 *
 * <p>It never takes a word for a misspelling that a file names as a word of its own, and asks for the first
 * letter to be right. Rows that are misspellings themselves have no misspellings.
 */
public final class Misspellings {

  private static final int SHORTEST = 8;
  /** Shorter words are never taken for a misspelling. */
  public static final int SHORTEST_SCANNED = 6;
  private static final int BITS = 1 << 20;
  private static final int MULTIPLIER = 31;

  /** A phrase that is misspelled: its row of the file. */
  public record Found(String ruleId, Table.Row row) {}

  private final Map<String, Table.Row> phrases = new HashMap<>();
  private final Map<Integer, List<String>> byHash = new HashMap<>();
  private final BitSet hashes = new BitSet(BITS);
  private final Set<String> words = new HashSet<>();

  /** Powers of the multiplier, enough of them for the longest phrase with a letter too much. */
  private int[] powers = {1};

  private final String name;

  private Misspellings(String name) {
    this.name = name;
  }

  /**
   * Reads the phrases of one word.
   *
   * @param location the lexicon, with the column {@code source}
   * @param wordsLocation words that look like one of them, with the column {@code phrase}
   */
  public static Misspellings read(String location, String wordsLocation) throws IOException {
    return Shared.get(Misspellings.class, location, List.of(wordsLocation), () -> load(location, wordsLocation));
  }

  private static Misspellings load(String location, String wordsLocation) throws IOException {
    Table table = Table.read(location, "phrase", "source");
    Misspellings misspellings = new Misspellings(table.name());
    for (Table.Row row : table.rows()) {
      String phrase = row.get("phrase");
      misspellings.words.add(phrase.toLowerCase(Locale.ROOT));
      if (!"misspelling".equals(row.get("source")) && phrase.length() >= SHORTEST_SCANNED && isWord(phrase)) {
        misspellings.add(phrase, row);
      }
    }
    Table.read(wordsLocation, "phrase").rows().forEach(row -> misspellings.words.add(row.get("phrase")));
    return misspellings;
  }

  private static boolean isWord(String phrase) {
    for (int i = 0; i < phrase.length(); i++) {
      if (phrase.charAt(i) < 'a' || phrase.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private void add(String phrase, Table.Row row) {
    phrases.put(phrase, row);
    if (phrase.length() < SHORTEST) {
      return;
    }
    while (powers.length < phrase.length() + 1) {
      powers = Arrays.copyOf(powers, powers.length + 1);
      powers[powers.length - 1] = powers[powers.length - 2] * MULTIPLIER;
    }
    for (int left : hashesWithoutOne(phrase)) {
      hashes.set(left & BITS - 1);
      byHash.computeIfAbsent(left, hash -> new ArrayList<>(1)).add(phrase);
    }
  }

  /** The hash of the word, then its hashes with one letter left out. */
  private int[] hashesWithoutOne(String word) {
    int[] found = new int[word.length() + 1];
    found[0] = word.hashCode();
    int before = 0;
    int behind = found[0];
    for (int i = 0; i < word.length(); i++) {
      int power = powers[word.length() - 1 - i];
      behind -= word.charAt(i) * power;
      found[i + 1] = before * power + behind;
      before = before * MULTIPLIER + word.charAt(i);
    }
    return found;
  }

  /**
   * The phrase of which this stretch of a text is a misspelling, or null.
   *
   * @param end end of the run of letters and digits that begins at {@code begin}
   */
  public Found find(String text, int begin, int end) {
    if (end - begin < SHORTEST_SCANNED) {
      return null;
    }
    String word = text.substring(begin, end).toLowerCase(Locale.ROOT);
    String phrase = isWord(word) ? phrase(word) : scanned(word);
    return phrase == null || words.contains(word) ? null : new Found(name + ":" + phrase, phrases.get(phrase));
  }

  private String scanned(String word) {
    String scanned = word.replace('1', 'l').replace('0', 'o').replace('5', 's');
    return phrases.containsKey(scanned) ? scanned : null;
  }

  private String phrase(String word) {
    int rn = word.indexOf("rn");
    if (rn >= 0) {
      String withM = word.substring(0, rn) + "m" + word.substring(rn + 2);
      if (phrases.containsKey(withM)) {
        return withM;
      }
    }
    if (word.length() < SHORTEST || word.length() > powers.length) {
      return null;
    }
    for (int hash : hashesWithoutOne(word)) {
      String phrase = hashes.get(hash & BITS - 1) ? phrase(word, hash) : null;
      if (phrase != null) {
        return phrase;
      }
    }
    return null;
  }

  private String phrase(String word, int hash) {
    for (String phrase : byHash.getOrDefault(hash, List.of())) {
      if (phrase.charAt(0) == word.charAt(0) && oneMistake(word, phrase)) {
        return phrase;
      }
    }
    return null;
  }

  /** Whether one letter is wrong, missing, too much, or two neighbours are swapped. */
  static boolean oneMistake(String a, String b) {
    if (a.length() > b.length()) {
      return oneMistake(b, a);
    }
    int i = 0;
    while (i < a.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (b.length() == a.length() + 1) {
      return a.substring(i).equals(b.substring(i + 1));
    }
    if (a.length() != b.length() || i == a.length()) {
      return false;
    }
    boolean swapped = i + 1 < a.length() && a.charAt(i) == b.charAt(i + 1) && a.charAt(i + 1) == b.charAt(i)
        && a.substring(i + 2).equals(b.substring(i + 2));
    return swapped || a.substring(i + 1).equals(b.substring(i + 1));
  }
}
