package org.lettermark.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import org.lettermark.match.LexiconException;
import org.lettermark.match.Rules;
import org.lettermark.match.Table;

/** The named rules of one file, tried at a place or within a stretch of a letter. */
final class Syntax {

  /** What a rule found. {@code value} has its blanks collapsed. */
  record Hit(int begin, int end, int valueBegin, int valueEnd, String value, Rules.Rule rule) {}

  /** A rule, with groups of stems of which every match stands in a stretch with one of each. */
  private record Needing(Rules.Rule rule, List<BitSet> needs) {

    /** Whether a stretch with these stems can hold a match; spares most sentences most expressions. */
    boolean mayFind(BitSet present) {
      for (BitSet group : needs) {
        if (!group.intersects(present)) {
          return false;
        }
      }
      return true;
    }
  }

  private final Map<String, List<Needing>> rules = new HashMap<>();
  private final Stems stems;

  private Syntax(Rules file, String location) throws IOException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Rules.Rule rule : file.all()) {
      rules.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add(new Needing(rule, needs(rule, numbers, location)));
    }
    stems = new Stems(numbers.keySet());
    for (List<Needing> named : rules.values()) {
      for (Needing needing : named) {
        Table.Row row = needing.rule().row();
        String example = row.get("example");
        if (!needing.mayFind(stems.in(example, 0, example.length()))) {
          throw new LexiconException(
              location + ":" + row.line() + ": expected the example to hold what the rule needs");
        }
      }
    }
  }

  private static List<BitSet> needs(Rules.Rule rule, Map<String, Integer> numbers, String location) throws IOException {
    List<BitSet> groups = new ArrayList<>();
    if (rule.get("needs") != null) {
      for (String group : rule.get("needs").split(" & ")) {
        BitSet any = new BitSet();
        for (String stem : group.split("\\|")) {
          if (stem.length() < 2 || stem.chars().anyMatch(c -> c >= Stems.ASCII)) {
            throw new LexiconException(
                location + ":" + rule.row().line() + ": expected stems of two characters or more, in ASCII");
          }
          any.set(numbers.computeIfAbsent(stem.toLowerCase(Locale.ROOT), small -> numbers.size()));
        }
        groups.add(any);
      }
    }
    return groups;
  }

  static Syntax read(String location, String... columns) throws IOException {
    return new Syntax(Rules.read(location, columns), location);
  }

  /** The first rule of this name that matches at this place, or null. */
  Hit at(String name, String text, int place, int end) {
    if (place >= end) {
      return null;
    }
    for (Needing needing : rules.get(name)) {
      Rules.Rule rule = needing.rule();
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
      for (Needing needing : rules.get(name)) {
        if (!needing.needs().isEmpty()) {
          present = present == null ? stems.in(text, begin, end) : present;
          if (!needing.mayFind(present)) {
            continue;
          }
        }
        Matcher matcher = needing.rule().find(text, begin, end);
        if (matcher != null && (first == null || matcher.start() < first.begin())) {
          first = hit(matcher, needing.rule());
        }
      }
    }
    return first;
  }

  /** The first rule of this name that finds something in a sentence, or null. */
  Hit firstRule(String name, String sentence) {
    BitSet present = stems.in(sentence, 0, sentence.length());
    for (Needing needing : rules.get(name)) {
      if (needing.mayFind(present)) {
        Matcher matcher = needing.rule().find(sentence);
        if (matcher != null) {
          return hit(matcher, needing.rule());
        }
      }
    }
    return null;
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
