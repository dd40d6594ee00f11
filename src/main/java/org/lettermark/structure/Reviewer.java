package org.lettermark.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Rules;
import org.lettermark.match.Words;

/** Reads the reviewer's states of licensure and specialties, from their lines or from a sentence. */
final class Reviewer {

  private static final Pattern COMMAS = Pattern.compile("\\s*[,;]\\s*");
  private static final Pattern COMMAS_AND = Pattern.compile("\\s*[,;]\\s*(?:and\\s+)?|\\s+and\\s+");
  private static final Pattern BETWEEN_STATES = Pattern.compile("(?:\\s|,|and\\b|&|the\\b|states?\\b|of\\b)*");

  private final List<Rules.Rule> states;
  private final List<Rules.Rule> specialties;
  private final List<Rules.Rule> certified;
  private final List<Rules.Rule> subspecialties;
  private final List<Rules.Rule> licensed;
  private final List<Rules.Rule> whole;
  private final Lexicon names;

  private Reviewer(Rules rules, Lexicon names) {
    states = rules.named("states");
    specialties = rules.named("specialties");
    certified = rules.named("certified");
    subspecialties = rules.named("subspecialty");
    licensed = rules.named("licensed");
    whole = rules.named("whole");
    this.names = names;
  }

  static Reviewer read(String rulesLocation, String statesLocation) throws IOException {
    return new Reviewer(Rules.read(rulesLocation), Lexicon.read(statesLocation));
  }

  /** The states, in the order of the letter; none where the letter gives none. */
  List<String> states(String credentials) {
    String line = first(states, credentials);
    if (line != null) {
      return split(line, COMMAS);
    }
    List<String> found = new ArrayList<>();
    String list = first(licensed, credentials);
    if (list != null) {
      int end = 0;
      for (Lexicon.Match state : names.findAll(Words.of(list))) {
        if (!BETWEEN_STATES.matcher(list.substring(end, state.begin())).matches()) {
          break;
        }
        found.add(Markup.plain(list.substring(state.begin(), state.end())));
        end = state.end();
      }
    }
    return found;
  }

  /** The specialties, certified ones first; none where the letter gives none. */
  List<String> specialties(String credentials) {
    String line = first(specialties, credentials);
    if (line != null) {
      return split(line, COMMAS);
    }
    Set<String> found = new LinkedHashSet<>();
    for (List<Rules.Rule> rules : List.of(certified, subspecialties)) {
      String list = first(rules, credentials);
      if (list != null) {
        found.addAll(split(list, COMMAS_AND));
      }
    }
    return List.copyOf(found);
  }

  private List<String> split(String list, Pattern at) {
    String kept = Markup.plain(list);
    for (Rules.Rule rule : whole) {
      Matcher matcher = rule.matcher(kept);
      kept = matcher.replaceAll(name -> Matcher.quoteReplacement(name.group().replace(' ', '_').replace(',', '\u0001')));
    }
    List<String> parts = new ArrayList<>();
    for (String part : at.split(kept)) {
      String plain = part.replace('_', ' ').replace('\u0001', ',').strip();
      if (plain.chars().anyMatch(Character::isLetter)) {
        parts.add(plain);
      }
    }
    return parts;
  }

  private static String first(List<Rules.Rule> rules, String text) {
    for (Rules.Rule rule : rules) {
      Matcher matcher = rule.find(text);
      if (matcher != null) {
        return Rules.value(matcher);
      }
    }
    return null;
  }
}
