package org.lettermark.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Rules that are looked for together, in the order of their file.
 *
 * <p>A rule is tried only where the {@link Shape} of its expression lets a match be, so that many rules cost little; what
 * is found is what trying every rule everywhere would find. Expressions may look around: the text on both sides of a
 * stretch is visible to them.
 */
public final class RuleSet {

  /** What a rule found: the value is group 1, or all of it where the rule has no group. */
  public record Found(Rules.Rule rule, int begin, int end, int valueBegin, int valueEnd) {

    static Found of(Rules.Rule rule, Matcher matcher) {
      int group = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
      return new Found(rule, matcher.start(), matcher.end(), matcher.start(group), matcher.end(group));
    }

    /** The value as it stands in the text. */
    public String value(String text) {
      return text.substring(valueBegin, valueEnd);
    }
  }

  private final List<Rules.Rule> rules;

  /** The rules that may begin with an ASCII character, by that character. */
  private final List<List<Rules.Rule>> byFirst = new ArrayList<>();

  private final Literals literals;

  /** Of each rule its sets of literals, by number. */
  private final BitSet[][] required;

  private final boolean anyRequired;

  private RuleSet(List<Rules.Rule> rules) {
    this.rules = rules;
    for (char first = 0; first < Shape.ASCII; first++) {
      char c = first;
      byFirst.add(rules.stream().filter(rule -> rule.mayBeginWith(c)).toList());
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    required = rules.stream()
        .map(rule -> rule.shape().literals().stream()
            .map(set -> {
              BitSet any = new BitSet();
              set.forEach(literal -> any.set(numbers.computeIfAbsent(literal, one -> numbers.size())));
              return any;
            })
            .toArray(BitSet[]::new))
        .toArray(BitSet[][]::new);
    anyRequired = !numbers.isEmpty();
    literals = new Literals(numbers.keySet());
  }

  /** These rules, tried in this order. */
  public static RuleSet of(List<Rules.Rule> rules) {
    return new RuleSet(List.copyOf(rules));
  }

  /** The rules, in the order in which they are tried. */
  public List<Rules.Rule> rules() {
    return rules;
  }

  /** What the first rule that fits finds at this place and not beyond {@code end}, or null; never an empty stretch. */
  public Found at(String text, int place, int end) {
    if (place >= end) {
      return null;
    }
    for (Rules.Rule rule : mayBegin(text, place)) {
      Found found = at(rule, text, place, end);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The rules of which a match may begin at this place, as far as its character tells, in their order. */
  public List<Rules.Rule> mayBegin(String text, int place) {
    char first = text.charAt(place);
    return first < Shape.ASCII ? byFirst.get(first) : rules;
  }

  private static Found at(Rules.Rule rule, String text, int place, int end) {
    Matcher matcher = rule.at(text, place, end);
    return matcher == null || matcher.end() == place ? null : Found.of(rule, matcher);
  }

  /** The leftmost find of any rule in this stretch, or null; of two at one place that of the earlier rule. */
  public Found leftmost(String text, int begin, int end) {
    Found first = null;
    if (begin < end) {
      BitSet present = present(text, begin, end);
      for (int i = 0; i < rules.size(); i++) {
        Matcher matcher = mayFind(i, present) ? rules.get(i).find(text, begin, end) : null;
        if (matcher != null && (first == null || matcher.start() < first.begin())) {
          first = Found.of(rules.get(i), matcher);
        }
      }
    }
    return first;
  }

  /** What the first rule of the file that finds anything in this stretch finds first, or null. */
  public Found first(String text, int begin, int end) {
    BitSet present = present(text, begin, end);
    for (int i = 0; i < rules.size(); i++) {
      Matcher matcher = mayFind(i, present) ? rules.get(i).find(text, begin, end) : null;
      if (matcher != null) {
        return Found.of(rules.get(i), matcher);
      }
    }
    return null;
  }

  /** The rules that may find something in this stretch, in their order. */
  public List<Rules.Rule> candidates(String text, int begin, int end) {
    BitSet present = present(text, begin, end);
    List<Rules.Rule> candidates = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (mayFind(i, present)) {
        candidates.add(rules.get(i));
      }
    }
    return candidates;
  }

  private BitSet present(String text, int begin, int end) {
    return anyRequired ? literals.in(text, begin, end) : null;
  }

  private boolean mayFind(int rule, BitSet present) {
    for (BitSet any : required[rule]) {
      if (!any.intersects(present)) {
        return false;
      }
    }
    return true;
  }
}
