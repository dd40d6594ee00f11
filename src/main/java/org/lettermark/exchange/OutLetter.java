package org.lettermark.exchange;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.corpus.FlatLetter;

/**
 * A letter for other tools.
 *
 * @param name the letter's, which is a file name too
 * @param letter its text and what annotators mark
 * @param sentences from where to where each sentence runs
 */
record OutLetter(String name, FlatLetter letter, List<Span> sentences) {

  /** From where to where. */
  record Span(int begin, int end) {}

  private static final Pattern WORD = Pattern.compile("(?U)\\w+|[^\\w\\s]");

  /** The words and marks of a sentence. */
  List<Span> tokens(Span sentence) {
    List<Span> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(letter.text()).region(sentence.begin(), sentence.end());
    while (word.find()) {
      tokens.add(new Span(word.start(), word.end()));
    }
    return tokens;
  }

  /** Sentences of a text that nobody has split, blanks around them left out. */
  static List<Span> sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    List<Span> sentences = new ArrayList<>();
    for (int begin = breaks.first(), end = breaks.next(); end != BreakIterator.DONE; begin = end, end = breaks.next()) {
      Span sentence = trimmed(text, begin, end);
      if (sentence.begin() < sentence.end()) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private static Span trimmed(String text, int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(begin, end);
  }
}
