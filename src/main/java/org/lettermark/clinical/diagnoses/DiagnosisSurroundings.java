package org.lettermark.clinical.diagnoses;

import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.lettermark.match.Rules;

/** What a letter prints beside a diagnosis: its ICD code, a year. */
final class DiagnosisSurroundings {

  private static final int WINDOW = 80;
  private static final int CLOSE = 10;

  private final List<Rules.Rule> behind;
  private final List<Rules.Rule> before;
  private final List<Rules.Rule> listed;
  private final List<Rules.Rule> label;
  private final List<Rules.Rule> year;
  private final List<Rules.Rule> titles;

  DiagnosisSurroundings(Rules rules) {
    behind = rules.named("code-behind");
    before = rules.named("code-before");
    listed = rules.named("code-listed");
    label = rules.named("label");
    year = rules.named("year-behind");
    titles = rules.named("title");
  }

  /**
   * The code printed from this place on, or null.
   *
   * @param stated in a list of diagnoses a bare number is a code as well
   */
  String codeBehind(String text, int end, boolean stated) {
    String code = at(behind, text, end);
    return code == null && stated ? at(listed, text, end) : code;
  }

  /** The year printed directly behind this place, or null. */
  String yearBehind(String text, int end) {
    return at(year, text, end);
  }

  private static String at(List<Rules.Rule> rules, String text, int place) {
    for (Rules.Rule rule : rules) {
      Matcher matcher = rule.matcher(text).region(place, Math.min(text.length(), place + WINDOW));
      if (matcher.lookingAt()) {
        return Rules.value(matcher);
      }
    }
    return null;
  }

  /** Whether a label such as ", unspecified" stands at this place. */
  boolean isLabelled(String text, int end) {
    return at(label, text, end) != null;
  }

  /** The code printed up to this place, or null. */
  String codeBefore(String text, int begin) {
    int last = begin - 1;
    while (last > 0 && last > begin - CLOSE && !Character.isLetterOrDigit(text.charAt(last))) {
      last--;
    }
    // Codes end with a digit or a capital, which few words do: no expression is tried for the others.
    if (last < 0 || !Character.isDigit(text.charAt(last)) && !Character.isUpperCase(text.charAt(last))) {
      return null;
    }
    for (Rules.Rule rule : before) {
      Matcher matcher = rule.find(text, Math.max(0, begin - WINDOW / 2), begin);
      if (matcher != null) {
        return Rules.value(matcher);
      }
    }
    return null;
  }

  /** The places of the titles of sections to which a letter points: "See Section 5.1, Screening for Dependence". */
  BitSet titles(String text) {
    BitSet places = new BitSet();
    for (Rules.Rule rule : titles) {
      for (MatchResult match : rule.findAll(text, 0, text.length())) {
        places.set(match.start(1), match.end(1));
      }
    }
    return places;
  }
}
