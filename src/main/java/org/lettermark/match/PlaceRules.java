package org.lettermark.match;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Rules that are tried at one place of a text, where their expression must begin.
 *
 * <p>Only those are tried that can begin with the character that stands there, so that many rules cost
 * little. An expression may look around with {@code (?=)} and {@code (?<=)}: the text on both sides of the
 * stretch is visible to it.
 */
public final class PlaceRules {

  private static final int ASCII = 128;

  /** What a rule found: {@code value} is group 1, or all of it where the rule has no group. */
  public record Found(Rules.Rule rule, int begin, int end, String value) {}

  private final List<Rules.Rule> rules;
  private final int[][] byFirst = new int[ASCII][];

  private PlaceRules(List<Rules.Rule> rules) {
    this.rules = rules;
    for (char first = 0; first < ASCII; first++) {
      List<Integer> possible = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        if (rules.get(i).mayBeginWith(first)) {
          possible.add(i);
        }
      }
      byFirst[first] = possible.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** These rules, tried in this order. */
  public static PlaceRules of(List<Rules.Rule> rules) {
    return new PlaceRules(rules);
  }

  /** Makes the rules ready for one text; not to be shared between threads. */
  public InText in(String text) {
    return new InText(text);
  }

  /** The rules over one text. */
  public final class InText {

    private final String text;
    private final Matcher[] matchers = new Matcher[rules.size()];

    private InText(String text) {
      this.text = text;
    }

    /** What the first rule that fits finds at this place and not beyond {@code limit}, or null. */
    public Found at(int begin, int limit) {
      if (begin >= limit) {
        return null;
      }
      char first = text.charAt(begin);
      if (first >= ASCII) {
        for (int i = 0; i < rules.size(); i++) {
          Found found = tryRule(i, begin, limit);
          if (found != null) {
            return found;
          }
        }
        return null;
      }
      for (int i : byFirst[first]) {
        Found found = tryRule(i, begin, limit);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    private Found tryRule(int i, int begin, int limit) {
      if (!rules.get(i).mayBegin(text, begin)) {
        return null;
      }
      if (matchers[i] == null) {
        matchers[i] = rules.get(i).matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      }
      Matcher matcher = matchers[i];
      matcher.region(begin, limit);
      return matcher.lookingAt() && matcher.end() > begin
          ? new Found(rules.get(i), begin, matcher.end(), Rules.value(matcher))
          : null;
    }
  }
}
