package org.lettermark.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.PorterStemmer;

/**
 * What the statement model sees of a sentence: stems of one, two and three words, with a class in place of every drug,
 * drug class, disorder, symptom, body site and number; the section; whether a guideline speaks.
 */
public final class StatementFeatures {

  /**
   * A term of a lexicon in the sentence.
   *
   * @param begin offset in the sentence, in UTF-16 units
   * @param end offset behind its last character
   * @param kind {@code Term.semanticType}
   */
  public record Place(int begin, int end, String kind) {}

  private static final Pattern WORD = Pattern.compile("\\d[\\d.,/:]*|\\p{L}+(?:['\u2019]\\p{L}+)?|[%#;:?(]");

  /** A longer run of words is no more telling. */
  private static final int LONGEST = 3;

  private StatementFeatures() {}

  /**
   * The features of a sentence, in no order that matters.
   *
   * @param terms terms in the sentence, in the order of the text; of those that overlap the first counts
   * @param section {@code Segment.id} of its section
   * @param quoted whether it stands in a passage that reproduces a guideline
   */
  public static String[] of(String sentence, List<Place> terms, String section, boolean quoted) {
    List<String> words = words(sentence, terms);
    List<String> features = new ArrayList<>(LONGEST * words.size() + 3);
    features.add("section=" + section);
    features.add("quoted=" + quoted);
    features.add("words=" + Math.min(5, words.size() / 8));
    for (int first = 0; first < words.size(); first++) {
      StringBuilder run = new StringBuilder();
      for (int last = first; last < Math.min(words.size(), first + LONGEST); last++) {
        run.append(run.length() == 0 ? "" : "_").append(words.get(last));
        features.add(run.toString());
      }
    }
    return features.toArray(String[]::new);
  }

  private static List<String> words(String sentence, List<Place> terms) {
    PorterStemmer stemmer = new PorterStemmer();
    List<String> words = new ArrayList<>();
    words.add("^");
    int term = 0;
    int from = 0;
    Matcher word = WORD.matcher(sentence);
    while (word.find(from)) {
      while (term < terms.size() && terms.get(term).begin() < word.start()) {
        term++;
      }
      if (term < terms.size() && terms.get(term).begin() == word.start()) {
        words.add("@" + terms.get(term).kind());
        from = Math.max(word.end(), terms.get(term).end());
        term++;
      } else {
        words.add(Character.isDigit(sentence.charAt(word.start())) ? "@number"
            : stemmer.stem(word.group().toLowerCase(Locale.ROOT).replace('\u2019', '\'')));
        from = word.end();
      }
    }
    words.add("$");
    return words;
  }
}
