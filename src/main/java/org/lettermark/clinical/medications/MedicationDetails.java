package org.lettermark.clinical.medications;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.lettermark.clinical.medications.Drug.Detail;
import org.lettermark.clinical.medications.Drug.Kind;
import org.lettermark.match.LexiconException;
import org.lettermark.match.RuleSet;
import org.lettermark.match.Rules;

/**
 * Reads what stands beside a drug's name: strength, form, how to take it, how much of it.
 *
 * <p>From the name's end it reads on for as long as a rule fits, and backwards from its begin; another drug,
 * the end of the sentence or a word that no rule knows ends it. In a disputed request, which names nothing
 * but what is asked for, some unknown words are passed over.
 */
final class MedicationDetails {

  private static final int UNKNOWN_WORDS = 10;
  private static final int FARTHEST_BEFORE = 60;
  private static final int LONGEST_AMOUNT = 24;
  private static final String AS_NEEDED = "as needed";
  private static final String VERB = "verb";
  private static final String MARKS = ",;:()[]\u2013-\u00ae\u2122*\"\u201c\u201d.+/'";

  private static final Pattern AND_AMOUNT =
      Pattern.compile("\\b(?:and|with|plus)\\s++[\\d.]{1,6}\\s*+(?:cc|ml|mg|mcg|gm?|grams)\\z");

  private final RuleSet after;
  private final RuleSet inRequest;
  private final RuleSet before;

  MedicationDetails(String rulesLocation) throws IOException {
    List<Rules.Rule> behind = new ArrayList<>();
    List<Rules.Rule> behindInRequest = new ArrayList<>();
    List<Rules.Rule> ahead = new ArrayList<>();
    for (Rules.Rule rule : Rules.read(rulesLocation, "where", "value").all()) {
      check(rule, rulesLocation);
      switch (rule.get("where")) {
        case "after" -> {
          behind.add(rule);
          behindInRequest.add(rule);
        }
        case "request" -> behindInRequest.add(rule);
        default -> ahead.add(rule);
      }
    }
    after = RuleSet.of(behind);
    inRequest = RuleSet.of(behindInRequest);
    before = RuleSet.of(ahead);
  }

  private static void check(Rules.Rule rule, String location) throws LexiconException {
    String where = rule.get("where");
    String value = rule.get("value");
    String line = location + ":" + rule.row().line() + ": ";
    if (where == null || !List.of("after", "request", "before").contains(where)) {
      throw new LexiconException(line + "expected after, request or before in the column \"where\"");
    }
    if (isConnector(rule) || isStop(rule)) {
      return;
    }
    if (kind(rule) == null) {
      throw new LexiconException(line + "expected the name of a detail, but found \"" + rule.name() + "\"");
    }
    if (value == null || !value.startsWith("=") && !DetailValues.FUNCTIONS.containsKey(value)) {
      throw new LexiconException(
          line + "expected \"=\" and a value, or one of " + DetailValues.FUNCTIONS.keySet().stream().sorted().toList());
    }
  }

  private static boolean isConnector(Rules.Rule rule) {
    return rule.name().equals("connector") || rule.name().equals(VERB);
  }

  private static boolean isStop(Rules.Rule rule) {
    return rule.name().equals("stop");
  }

  private static Kind kind(Rules.Rule rule) {
    for (Kind kind : Kind.values()) {
      if (kind.label().equals(rule.name())) {
        return kind;
      }
    }
    return null;
  }

  /** Reads the details of these drugs, which stand in the order of the text. */
  void read(String text, List<Drug> drugs) {
    for (int i = 0; i < drugs.size(); i++) {
      if (isBound(text, drugs.get(i).begin)) {
        readBefore(text, drugs.get(i), floor(drugs, i));
      }
    }
    for (int i = 0; i < drugs.size(); i++) {
      Drug drug = drugs.get(i);
      int limit = drug.isRequest() ? drug.section.getEnd() : drug.sentenceEnd;
      if (i + 1 < drugs.size()) {
        limit = Math.min(limit, drugs.get(i + 1).from);
      }
      if (!isBound(text, drug.begin)) {
        readBefore(text, drug, floor(drugs, i));
      }
      readAfter(text, drug, limit, drug.isRequest() ? inRequest : after);
    }
  }

  private static int floor(List<Drug> drugs, int i) {
    Drug drug = drugs.get(i);
    int floor = drug.isRequest() ? drug.section.getBegin() : drug.sentenceBegin;
    return i > 0 ? Math.max(floor, drugs.get(i - 1).to) : floor;
  }

  /** What stands before "of" belongs to the drug behind it, whatever drug stands before; so does "and 2 cc". */
  private static boolean isBound(String text, int begin) {
    int end = begin;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end == begin || end < 3) {
      return false;
    }
    return text.startsWith("of", end - 2) && Character.isWhitespace(text.charAt(end - 3))
        || "cglms".indexOf(text.charAt(end - 1)) >= 0
            && AND_AMOUNT.matcher(text).region(Math.max(0, end - LONGEST_AMOUNT), end).find();
  }

  private static void readAfter(String text, Drug drug, int limit, RuleSet rules) {
    int place = drug.end;
    boolean verb = false;
    int unknown = drug.isRequest() ? UNKNOWN_WORDS : 0;
    while (place < limit) {
      char c = text.charAt(place);
      if (Character.isWhitespace(c) || MARKS.indexOf(c) >= 0 && !isDecimal(text, place)) {
        place++;
        continue;
      }
      RuleSet.Found found = rules.at(text, place, limit);
      if (found == null) {
        if (unknown-- == 0) {
          return;
        }
        place = afterWord(text, place, limit);
      } else if (isConnector(found.rule())) {
        verb |= found.rule().name().equals(VERB);
        place = found.end();
      } else {
        Detail detail = isStop(found.rule()) ? null : detail(text, drug, found);
        if (detail == null || !add(drug, detail)) {
          return;
        }
        place = found.end();
        drug.to = detail.end();
        drug.spokenTo = verb ? drug.spokenTo : drug.to;
      }
    }
  }

  private static boolean isDecimal(String text, int place) {
    return text.charAt(place) == '.' && place + 1 < text.length() && Character.isDigit(text.charAt(place + 1));
  }

  private static int afterWord(String text, int place, int limit) {
    int end = place + 1;
    while (end < limit && Character.isLetterOrDigit(text.charAt(end)) == Character.isLetterOrDigit(text.charAt(place))
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private void readBefore(String text, Drug drug, int floor) {
    int cursor = drug.begin;
    boolean verb = false;
    while (!endsAtMark(text, cursor)) {
      int farthest = Math.max(floor, cursor - FARTHEST_BEFORE);
      int first = cursor;
      for (int place = farthest; place < cursor; place++) {
        if (!beginsWord(text, place)) {
          continue;
        }
        RuleSet.Found found = before.at(text, place, cursor);
        if (found == null || found.end() != cursor) {
          continue;
        }
        first = Math.min(first, place);
        verb |= found.rule().name().equals(VERB);
        if (!isConnector(found.rule())) {
          Detail detail = detail(text, drug, found);
          drug.details.putIfAbsent(detail.kind(), detail);
          drug.from = Math.min(drug.from, place);
          drug.spokenFrom = verb ? drug.spokenFrom : drug.from;
          drug.isContent |= verb && detail.kind() == Kind.FORM;
        }
      }
      if (first == cursor) {
        return;
      }
      cursor = first;
    }
  }

  /** Behind a comma or its like no detail of the drug ends. */
  private static boolean endsAtMark(String text, int cursor) {
    int last = cursor - 1;
    while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    return last < 0 || ",;./&+\"\u201c".indexOf(text.charAt(last)) >= 0;
  }

  private static boolean beginsWord(String text, int place) {
    char c = text.charAt(place);
    if (!Character.isLetterOrDigit(c) && c != '#' && c != '.') {
      return false;
    }
    char above = place == 0 ? ' ' : text.charAt(place - 1);
    return !Character.isLetterOrDigit(above) && above != '.' && above != '/' && above != '-';
  }

  private static Detail detail(String text, Drug drug, RuleSet.Found found) {
    String value = found.rule().get("value");
    UnaryOperator<String> function = DetailValues.FUNCTIONS.get(value);
    if (value.equals("strength") && drug.isOneIngredient()) {
      function = DetailValues::strengthOfOne;
    }
    int end = found.end();
    while (Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Detail(kind(found.rule()), found.begin(), end,
        function == null ? value.substring(1) : function.apply(found.value(text)), found.rule().ruleId());
  }

  /** Adds a detail; false where it must be another drug's, because this one has another already. */
  private static boolean add(Drug drug, Detail detail) {
    Detail old = drug.details.get(detail.kind());
    if (old == null) {
      drug.details.put(detail.kind(), detail);
      return true;
    }
    if (detail.kind() == Kind.FREQUENCY) {
      String value = bothFrequencies(old.value(), detail.value());
      int begin = Math.min(old.begin(), detail.begin());
      int end = Math.max(old.end(), detail.end());
      drug.details.put(Kind.FREQUENCY, new Detail(Kind.FREQUENCY, begin, end, value, old.ruleId()));
      return true;
    }
    if (detail.kind() == Kind.QUANTITY && hasUnit(old) != hasUnit(detail)) {
      // "120 grams #2" is how much and how many: both of this drug, the first said is its quantity
      drug.seconds.add(detail);
      return true;
    }
    boolean mayRepeat = detail.kind() == Kind.FORM || detail.kind() == Kind.ROUTE;
    return mayRepeat || drug.isRequest() || old.value().equals(detail.value());
  }

  private static boolean hasUnit(Detail amount) {
    return amount.value().indexOf(' ') > 0;
  }

  /** "every 6 hours" and "as needed" are one frequency; of two others the one that says more is kept. */
  static String bothFrequencies(String first, String second) {
    boolean needed = first.endsWith(AS_NEEDED) || second.endsWith(AS_NEEDED);
    String base = first.replace(AS_NEEDED, "").strip();
    String other = second.replace(AS_NEEDED, "").strip();
    if (base.isEmpty() || base.equals("1/day") && !other.isEmpty()) {
      base = other;
    }
    return (base + (needed ? " " + AS_NEEDED : "")).strip();
  }
}
