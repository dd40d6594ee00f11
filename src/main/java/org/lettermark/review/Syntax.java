package org.lettermark.review;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lettermark.match.RuleSet;
import org.lettermark.match.Rules;

/** The named rules of one file, tried at a place or within a stretch of a letter. */
final class Syntax {

  /** What a rule found. {@code value} has its blanks collapsed. */
  record Hit(int begin, int end, int valueBegin, int valueEnd, String value, Rules.Rule rule) {}

  private final Map<String, RuleSet> rules = new HashMap<>();

  private Syntax(Rules file) {
    Map<String, Boolean> names = new LinkedHashMap<>();
    file.all().forEach(rule -> names.put(rule.name(), true));
    names.keySet().forEach(name -> rules.put(name, RuleSet.of(file.named(name))));
  }

  static Syntax read(String location, String... columns) throws IOException {
    return new Syntax(Rules.read(location, columns));
  }

  /** The first rule of this name that matches at this place, or null. */
  Hit at(String name, String text, int place, int end) {
    return hit(text, rules.get(name).at(text, place, end));
  }

  /** The leftmost find of any rule of this name, or null. */
  Hit in(String name, String text, int begin, int end) {
    return hit(text, rules.get(name).leftmost(text, begin, end));
  }

  /** The first rule of this name that finds something in a sentence, or null. */
  Hit firstRule(String name, String sentence) {
    return hit(sentence, rules.get(name).first(sentence, 0, sentence.length()));
  }

  private static Hit hit(String text, RuleSet.Found found) {
    return found == null ? null : new Hit(
        found.begin(), found.end(), found.valueBegin(), found.valueEnd(), printed(found.value(text)), found.rule());
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
