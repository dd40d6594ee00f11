package org.lettermark.review;

import java.util.List;

/** Tells sentences about the patient at hand from what a guideline says of patients at large. */
final class CaseWords {

  private final Syntax syntax;

  CaseWords(Syntax syntax) {
    this.syntax = syntax;
  }

  /** Whether the sentence speaks of this case: of the patient, the records, the request or a day. */
  boolean speaksOfTheCase(String text, Line line, List<int[]> dates) {
    if (syntax.at("break-at-once", text, line.begin(), line.end()) != null
        || syntax.in("break", text, line.begin(), line.end()) != null
        || syntax.in("about-patient", text, line.begin(), line.end()) != null) {
      return true;
    }
    for (int[] date : dates) {
      if (line.overlaps(date[0], date[1])) {
        return true;
      }
    }
    return syntax.in("past", text, line.begin(), line.end()) != null
        && syntax.in("general", text, line.begin(), line.end()) == null;
  }
}
