package org.lettermark.tables;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.match.Rules;

/**
 * Blanks what gives away how an item was decided, so that a classifier cannot read the answer: the decision's own words, and
 * where a rule says so the whole sentence around them. The text keeps its length and its line ends.
 *
 * <p>The rules are {@code lexicon/outcome-mask.tsv}; its column {@code blanks} says {@code words} or {@code sentence}.
 */
public final class OutcomeMask {

  /** The rules that ship. */
  public static final String RULES = "classpath:/org/lettermark/lexicon/outcome-mask.tsv";

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?][\"')\\]\u201D\u2019]{0,2}+(?=\\s++[\\p{Lu}\"'(\u201C]|\\s*+\\z)|\\n\\s*+\\n(?=[^\\n:]{0,60}+:)");

  private final List<Rules.Rule> rules;

  private OutcomeMask(Rules rules) {
    this.rules = rules.all();
  }

  /** Reads the rules of a file. */
  public static OutcomeMask read(String location) throws IOException {
    return new OutcomeMask(Rules.read(location, "blanks"));
  }

  /** The text with blanks for what gives the outcome away. */
  public String mask(String text) {
    BitSet blank = new BitSet(text.length());
    for (Rules.Rule rule : rules) {
      boolean sentence = "sentence".equals(rule.get("blanks"));
      for (MatchResult match : rule.findAll(text, 0, text.length())) {
        blank.set(sentence ? sentenceBegin(text, match.start()) : match.start(), sentence ? sentenceEnd(text, match.end()) : match.end());
      }
    }
    StringBuilder masked = new StringBuilder(text);
    for (int i = blank.nextSetBit(0); i >= 0; i = blank.nextSetBit(i + 1)) {
      if (!Character.isWhitespace(text.charAt(i))) {
        masked.setCharAt(i, ' ');
      }
    }
    return masked.toString();
  }

  /** Sentences longer than this are not looked through any further. */
  private static final int LONGEST = 1000;

  private static int sentenceBegin(String text, int place) {
    int from = Math.max(0, place - LONGEST);
    Matcher end = SENTENCE_END.matcher(text).region(from, place).useTransparentBounds(true);
    int begin = from;
    while (end.find()) {
      begin = end.end();
    }
    return begin;
  }

  private static int sentenceEnd(String text, int place) {
    int to = Math.min(text.length(), place + LONGEST);
    Matcher end = SENTENCE_END.matcher(text).region(Math.max(0, place - 1), to).useTransparentBounds(true);
    return end.find() ? Math.max(place, end.end()) : to;
  }
}
