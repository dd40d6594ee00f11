package org.lettermark.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.lettermark.corpus.Finding;

/**
 * A disputed item with what the letter says of it.
 *
 * @param item the Determination
 */
record IssueView(LetterView letter, Finding item) {

  int number() {
    return item.number("number");
  }

  /** The drugs under dispute, each once however often the request names it. */
  List<DisputedDrug> drugs() {
    List<DisputedDrug> drugs = new ArrayList<>();
    for (Finding mention : letter.of("Medication")) {
      if (isRequested(mention)) {
        DisputedDrug.add(drugs, this, mention);
      }
    }
    return drugs;
  }

  private boolean isRequested(Finding mention) {
    return mention.isWithin(item)
        || mention.number("issue") == number() && "request".equals(letter.section(mention.begin())) && !"past".equals(mention.get("status"));
  }

  /** The guidelines that one side cites for this item, each once. */
  List<String> guidelines(String citedBy) {
    return citations(citedBy).map(citation -> citation.get("guideline")).filter(Objects::nonNull).distinct().toList();
  }

  /** The sections of guidelines that one side cites for this item, each once. */
  List<String> guidelineSections(String citedBy) {
    return citations(citedBy).flatMap(citation -> citation.all("sections").stream()).distinct().toList();
  }

  private Stream<Finding> citations(String citedBy) {
    return letter.of("GuidelineCitation").stream()
        .filter(citation -> citation.number("issue") == number() && citedBy.equals(citation.get("citedBy")));
  }

  /** Statements about function in this item's block and outside all blocks. */
  int statements(String polarity, String holder) {
    return (int) letter.of("FunctionalImprovement").stream()
        .filter(one -> concerns(one) && polarity.equals(one.get("polarity")) && holder.equals(one.get("holder")))
        .count();
  }

  /** Names of the patient's disorders that are present, each once, of this item's block and from outside all blocks. */
  List<String> diagnoses() {
    return letter.of("Diagnosis").stream()
        .filter(one -> concerns(one) && "present".equals(one.get("assertion")) && "patient".equals(one.get("experiencer")))
        .map(one -> one.get("preferredName"))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private boolean concerns(Finding finding) {
    return finding.number("issue") == number() || finding.number("issue") == 0;
  }

  /** The text of the item's rationale, or null where the letter has none. */
  String rationale(String text) {
    return joined(text, letter.sections("rationale", number()));
  }

  /** The text of the case summary, which all items share, or null. */
  String summary(String text) {
    return joined(text, letter.sections("summary", 0));
  }

  private static String joined(String text, List<Finding> sections) {
    List<String> parts = sections.stream().map(section -> text.substring(section.begin(), section.end()).strip()).toList();
    return parts.isEmpty() ? null : String.join("\n\n", parts);
  }

  /** What was known before the decision: the request and the case summary, masked. */
  String facts() {
    String summary = summary(letter.masked());
    String request = letter.masked(letter.covered(item)).strip();
    return summary == null ? request : request + "\n\n" + summary;
  }
}
