package org.lettermark.evaluate;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.StandOff;
import org.lettermark.evaluate.Pairs.Pair;

/**
 * A place where what was found is not the gold.
 *
 * @param sort in what it differs
 * @param letter the letter's name
 * @param place of the gold, else of what was found
 * @param line of the letter, from 1; 0 where the letter's text is not known
 * @param gold the sentence with the gold's span, or null
 * @param found the sentence with the span that was found, or null
 * @param feature whose values differ, or null
 * @param wanted the gold's value, or null
 * @param have the value found, or null
 * @param rule what wrote the finding, or null
 */
record Miss(
    Sort sort, String letter, Finding place, int line, Marked gold, Marked found, String feature, String wanted, String have, String rule) {

  /** In what a place differs; in the order of the pages. */
  enum Sort {
    MISSED, INVENTED, SPAN, FEATURE
  }

  /** A piece of text with a marked part. */
  record Marked(String before, String marked, String after) {}

  private static final int WINDOW = 300;

  /** All places of a letter where a kind differs. */
  static List<Miss> of(LetterPair letter, Kind kind) {
    Pairs pairs = letter.pairs(kind);
    List<Miss> misses = new ArrayList<>();
    pairs.missed().forEach(gold -> misses.add(miss(Sort.MISSED, letter, gold, null, null)));
    pairs.invented().forEach(found -> misses.add(miss(Sort.INVENTED, letter, null, found, null)));
    for (Pair pair : pairs.pairs()) {
      if (!pair.isExact()) {
        misses.add(miss(Sort.SPAN, letter, pair.gold(), pair.found(), null));
      }
      Stream.of(kind.features(), kind.onlyWhereGold(), kind.details()).flatMap(List::stream)
          .filter(feature -> kind.asks(feature, pair.gold()))
          // Not every gold holds these features.
          .filter(feature -> !kind.onlyWhereGold().contains(feature) || Values.of(pair.gold(), feature) != null)
          .filter(feature -> !Objects.equals(Values.of(pair.gold(), feature), Values.of(pair.found(), feature)))
          .forEach(feature -> misses.add(miss(Sort.FEATURE, letter, pair.gold(), pair.found(), feature)));
    }
    return misses;
  }

  private static Miss miss(Sort sort, LetterPair letter, Finding gold, Finding found, String feature) {
    Finding place = gold == null ? found : gold;
    return new Miss(sort, letter.name(), place, line(letter, place.begin()), marked(letter, gold), marked(letter, found), feature,
        shown(gold, feature), shown(found, feature), found == null ? null : found.get("ruleId"));
  }

  private static String shown(Finding finding, String feature) {
    List<String> values = finding == null || feature == null ? List.of() : finding.all(feature);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  private static int line(LetterPair letter, int place) {
    int lines = 1;
    for (int i = 0; i < place; i++) {
      if (letter.characterAt(i) == StandOff.UNKNOWN) {
        return 0;
      }
      lines += letter.characterAt(i) == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** The sentence around a finding, as far as it is near. */
  private static Marked marked(LetterPair letter, Finding finding) {
    if (finding == null) {
      return null;
    }
    int from = Math.max(0, finding.begin() - WINDOW);
    int to = Math.min(letter.length(), finding.end() + WINDOW);
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(letter.text(from, to));
    int begin = finding.begin() == from ? from : from + Math.max(0, sentences.preceding(finding.begin() - from + 1));
    int within = finding.end() - from - 1;
    int end = within < 0 ? finding.end() : from + sentences.following(within);
    return new Marked(letter.text(begin, finding.begin()), letter.text(finding.begin(), finding.end()),
        letter.text(finding.end(), Math.max(end, finding.end())));
  }
}
