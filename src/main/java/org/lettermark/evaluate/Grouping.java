package org.lettermark.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.lettermark.corpus.Finding;

/** By what figures are split. */
public enum Grouping {
  /** Not at all. */
  NONE {
    @Override
    Function<Finding, String> of(LetterPair letter) {
      return finding -> "";
    }
  },
  /** By the letter's form, as {@code Letter.layout} has it. */
  LAYOUT {
    @Override
    Function<Finding, String> of(LetterPair letter) {
      Finding whole = letter.first("Letter");
      String layout = whole == null || whole.get("layout") == null ? UNKNOWN : whole.get("layout");
      return finding -> layout;
    }
  },
  /** By the year of the decision. */
  YEAR {
    @Override
    Function<Finding, String> of(LetterPair letter) {
      Finding whole = letter.first("Letter");
      List<Finding> dates = new ArrayList<>(letter.gold().of("LetterDate"));
      dates.addAll(letter.found().of("LetterDate"));
      String date = whole != null && whole.get("decisionDate") != null ? whole.get("decisionDate")
          : dates.stream().filter(each -> "decision".equals(each.get("role")) && each.get("value") != null)
              .map(each -> each.get("value")).findFirst().orElse(UNKNOWN);
      String year = date.matches("\\d{4}.*") ? date.substring(0, 4) : UNKNOWN;
      return finding -> year;
    }
  },
  /** By the part of the letter in which a finding begins. */
  SECTION {
    @Override
    Function<Finding, String> of(LetterPair letter) {
      List<Finding> sections = new ArrayList<>(letter.found().of("Segment"));
      sections.addAll(letter.gold().of("Segment"));
      return finding -> sections.stream()
          .filter(section -> section.begin() <= finding.begin() && finding.begin() < section.end() && section.get("id") != null)
          .min(Comparator.comparingInt(section -> section.end() - section.begin()))
          .map(section -> section.get("id")).orElse(UNKNOWN);
    }
  };

  private static final String UNKNOWN = "unknown";

  abstract Function<Finding, String> of(LetterPair letter);
}
