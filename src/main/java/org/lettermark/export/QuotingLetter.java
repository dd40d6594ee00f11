package org.lettermark.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;

/**
 * A letter as far as its guideline quotations go: what is quoted where, and how the item was decided in whose block
 * a quotation stands.
 *
 * @param decisionDate ISO date, or null
 * @param quotations in the order of the text
 */
record QuotingLetter(String decisionDate, List<Quotation> quotations) {

  /**
   * One GuidelineQuotation.
   *
   * @param issue number of the disputed item, 0 outside
   * @param outcome of that item, or null
   */
  record Quotation(int begin, int end, boolean verbatim, String guideline, int issue, String outcome, String text) {}

  /** Takes the quotations out of a letter. */
  static QuotingLetter of(FlatLetter letter) {
    Map<Integer, String> outcomes = new HashMap<>();
    letter.of("Determination").forEach(item -> outcomes.putIfAbsent(item.number("number"), item.get("outcome")));
    List<Finding> header = letter.of("Letter");
    String decisionDate = header.isEmpty() ? null : header.get(0).get("decisionDate");
    return new QuotingLetter(decisionDate, letter.of("GuidelineQuotation").stream()
        .map(found -> new Quotation(found.begin(), found.end(), Boolean.parseBoolean(found.get("verbatim")), found.get("guideline"),
            found.number("issue"), outcomes.get(found.number("issue")), letter.covered(found)))
        .toList());
  }
}
