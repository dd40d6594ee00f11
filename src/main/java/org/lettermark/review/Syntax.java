package org.lettermark.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.lettermark.lexicon.LexiconException;
import org.lettermark.lexicon.Rules;

/** The named rules of one file, tried at a place or within a stretch of a letter. */
final class Syntax {

  /** What a rule found. {@code value} has its blanks collapsed. */
  record Hit(int begin, int end, int valueBegin, int valueEnd, String value, Rules.Rule rule) {}

  private final Map<String, List<Rules.Rule>> rules = new HashMap<>();

  private final Stems stems = new Stems();

  /** Of a rule with a cell {@code needs}: groups of stems; every match stands in a stretch with one of each. */
  private final Map<Rules.Rule, List<BitSet>> needs = new IdentityHashMap<>();

  private Syntax(Rules file, String location) throws IOException {
    for (Rules.Rule rule : file.all()) {
      rules.computeIfAbsent(rule.name(), name -> file.named(name));
      if (rule.get("needs") == null) {
        continue;
      }
      List<BitSet> groups = new ArrayList<>();
      for (String group : rule.get("needs").split(" & ")) {
        BitSet any = new BitSet();
        for (String stem : group.split("\\|")) {
          if (stem.length() < 2) {
            throw new LexiconException(location + ":" + rule.row().line() + ": expected stems of two characters or more");
          }
          any.set(stems.number(stem));
        }
        groups.add(any);
      }
      needs.put(rule, groups);
      String example = rule.get("example");
      if (!mayFind(rule, stems.in(example, 0, example.length()))) {
        throw new LexiconException(
            location + ":" + rule.row().line() + ": expected the example to hold what the rule needs");
      }
    }
  }

  static Syntax read(String location, String... columns) throws IOException {
    return new Syntax(Rules.read(location, columns), location);
  }

  /** The first rule of this name that matches at this place, or null. */
  Hit at(String name, String text, int place, int end) {
    if (place >= end) {
      return null;
    }
    for (Rules.Rule rule : rules.get(name)) {
      if (rule.mayBegin(text, place)) {
        Matcher matcher = rule.matcher(text).region(place, end).useTransparentBounds(true);
        if (matcher.lookingAt()) {
          return hit(matcher, rule);
        }
      }
    }
    return null;
  }

  /** The leftmost find of any rule of this name, or null. */
  Hit in(String name, String text, int begin, int end) {
    Hit first = null;
    if (begin < end) {
      BitSet present = null;
      for (Rules.Rule rule : rules.get(name)) {
        if (needs.containsKey(rule)) {
          present = present == null ? stems.in(text, begin, end) : present;
          if (!mayFind(rule, present)) {
            continue;
          }
        }
        Matcher matcher = rule.find(text, begin, end);
        if (matcher != null && (first == null || matcher.start() < first.begin())) {
          first = hit(matcher, rule);
        }
      }
    }
    return first;
  }

  /** The first rule of this name that finds something in a sentence, or null. */
  Hit firstRule(String name, String sentence) {
    BitSet present = stems.in(sentence, 0, sentence.length());
    for (Rules.Rule rule : rules.get(name)) {
      if (mayFind(rule, present)) {
        Matcher matcher = rule.find(sentence);
        if (matcher != null) {
          return hit(matcher, rule);
        }
      }
    }
    return null;
  }

  /** Whether a stretch with these stems can hold a match; spares most sentences most expressions. */
  private boolean mayFind(Rules.Rule rule, BitSet present) {
    List<BitSet> groups = needs.get(rule);
    if (groups != null) {
      for (BitSet group : groups) {
        if (!group.intersects(present)) {
          return false;
        }
      }
    }
    return true;
  }

  private static Hit hit(Matcher matcher, Rules.Rule rule) {
    int group = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
    return new Hit(
        matcher.start(), matcher.end(), matcher.start(group), matcher.end(group), printed(matcher.group(group)), rule);
  }

  /** A stretch as printed, line breaks and runs of blanks as one blank. */
  static String printed(String text) {
    StringBuilder printed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && c != '\u00a0') {
        printed.append(c);
      } else if (printed.length() > 0 && printed.charAt(printed.length() - 1) != ' ') {
        printed.append(' ');
      }
    }
    int end = printed.length();
    return printed.substring(0, end > 0 && printed.charAt(end - 1) == ' ' ? end - 1 : end);
  }
}
