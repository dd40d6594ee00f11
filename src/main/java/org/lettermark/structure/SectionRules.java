package org.lettermark.structure;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import org.lettermark.match.Rules.Rule;
import org.lettermark.match.Rules;

/** The rules of {@code sections.tsv}: headings, and how a request and its outcome are written. */
final class SectionRules {

  /** A request with its preamble is never longer. */
  private static final int LONGEST_REQUEST = 1500;

  private static final Set<String> NO_HEADINGS =
      Set.of("outcome", "notice", "regarding", "decision", "numbered", "preamble", "remainder", "leadIn", "pageLine");

  private final List<Rule> headings;
  private final List<Rule> inBlocks;
  private final List<Rule> pageLines;
  private final List<Rule> notice;
  private final List<Rule> regarding;
  private final List<Rule> numbered;
  private final List<Rule> preambles;
  private final List<Rule> remainders;
  private final List<Rule> leadIns;
  private final Rule outcome;
  private final Rule decision;

  private SectionRules(Rules rules) {
    List<Rule> all = rules.all().stream().filter(rule -> !NO_HEADINGS.contains(rule.name())).toList();
    headings = all.stream().filter(rule -> !rule.get("place").equals("block")).toList();
    inBlocks = all.stream().filter(rule -> rule.get("place").equals("block")).toList();
    pageLines = rules.named("pageLine");
    notice = rules.named("notice");
    regarding = rules.named("regarding");
    numbered = rules.named("numbered");
    preambles = rules.named("preamble");
    remainders = rules.named("remainder");
    leadIns = rules.named("leadIn");
    outcome = rules.named("outcome").get(0);
    decision = rules.named("decision").get(0);
  }

  static SectionRules read(String location) throws IOException {
    return new SectionRules(Rules.read(location, "place"));
  }

  /** Rules of what stands at the beginning of a line. */
  List<Rule> headings() {
    return headings;
  }

  /** Rules of what may stand in the middle of a block of the claims administrator. */
  List<Rule> inBlocks() {
    return inBlocks;
  }

  List<Rule> pageLines() {
    return pageLines;
  }

  List<Rule> notice() {
    return notice;
  }

  List<Rule> regarding() {
    return regarding;
  }

  Rule outcome() {
    return outcome;
  }

  /** Begin and end of every outcome from a place on: each begins with a colon. */
  void outcomes(String text, int from, BiConsumer<Integer, Integer> found) {
    Matcher matcher = outcome.matcher(text);
    for (int colon = text.indexOf(':', from); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      if (matcher.region(colon, text.length()).lookingAt()) {
        found.accept(colon, matcher.end());
      }
    }
  }

  Rule decision() {
    return decision;
  }

  /**
   * Where the request begins that ends at a place: its paragraph, page breaks inside it passed over.
   *
   * @param floor end of the heading above, which the request cannot reach
   * @param first whether it is the letter's first request, which an introduction ending with a colon may precede
   */
  int requestBegin(String text, Lines lines, int floor, int place, boolean first) {
    int line = lines.at(place);
    int nearest = -1;
    while (true) {
      int begin = Math.max(lines.begin(line), floor);
      if (line == 0 || lines.end(line - 1) <= floor || begin == floor) {
        return begin == floor && nearest >= 0 ? nearest : begin;
      }
      if (place - begin > LONGEST_REQUEST) {
        return nearest < 0 ? lines.begin(lines.at(place)) : nearest;
      }
      if (!beginsInside(text, begin, place)) {
        boolean colon = text.charAt(lines.end(line - 1) - 1) == ':' && !first;
        if (!colon && lines.mayBeginParagraph(line)) {
          return begin;
        }
        if (nearest < 0 && lines.gapAbove(line)) {
          nearest = begin;
        }
      }
      line--;
    }
  }

  /** Whether this text is the rest of a preamble whose beginning stands above it. */
  private boolean beginsInside(String text, int begin, int end) {
    return finds(remainders, text, begin, end) >= 0 && finds(preambles, text, begin, end) < 0;
  }

  /** Whether a request states what was asked for originally and what was authorised of it. */
  boolean hasPreamble(String text, int begin, int end) {
    return finds(preambles, text, begin, end) >= 0;
  }

  /** Where the part of a request with a preamble begins that was decided. */
  int remainderBegin(String text, int begin, int end) {
    for (Rule remainder : remainders) {
      int found = finds(List.of(remainder), text, begin, end);
      if (found >= 0) {
        return found;
      }
    }
    return begin;
  }

  /** Behind the number that stands before a request, if any. */
  int afterNumber(String text, int begin, int end) {
    for (Rule rule : numbered) {
      Matcher matcher = rule.matcher(text).region(begin, end);
      if (matcher.lookingAt()) {
        return matcher.end();
      }
    }
    return begin;
  }

  /** Behind the words that lead in the request of a deciding sentence, if any. */
  int afterLeadIn(String text, int begin, int end) {
    int after = afterNumber(text, begin, end);
    for (Rule rule : leadIns) {
      int found = finds(List.of(rule), text, after, end);
      after = found >= 0 ? found : after;
    }
    return after;
  }

  /** End of the last match in this part of the text, or -1. */
  private static int finds(List<Rule> rules, String text, int begin, int end) {
    int found = -1;
    for (Rule rule : rules) {
      Matcher matcher = rule.matcher(text).region(begin, end);
      while (matcher.find()) {
        found = Math.max(found, matcher.end());
      }
    }
    return found;
  }
}
