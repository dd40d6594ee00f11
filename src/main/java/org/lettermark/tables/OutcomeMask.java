package org.lettermark.tables;

import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.match.RuleSet;
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

  private final RuleSet rules;

  private OutcomeMask(Rules rules) {
    this.rules = RuleSet.of(rules.all());
  }

  /** Reads the rules of a file. */
  public static OutcomeMask read(String location) throws IOException {
    return new OutcomeMask(Rules.read(location, "blanks"));
  }

  /** The text with blanks for what gives the outcome away. */
  public String mask(String text) {
    StringBuilder masked = new StringBuilder(text);
    Matcher end = SENTENCE_END.matcher(text);
    int begin = 0;
    while (begin < text.length()) {
      int behind = end.find() ? end.end() : text.length();
      maskSentence(text, begin, behind, masked);
      begin = behind;
    }
    return masked.toString();
  }

  private void maskSentence(String text, int begin, int end, StringBuilder masked) {
    for (Rules.Rule rule : rules.candidates(text, begin, end)) {
      for (MatchResult match : rule.findAll(text, begin, end)) {
        if ("sentence".equals(rule.get("blanks"))) {
          blank(masked, begin, end);
          return;
        }
        blank(masked, match.start(), match.end());
      }
    }
  }

  private static void blank(StringBuilder text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        text.setCharAt(i, ' ');
      }
    }
  }
}
