package org.lettermark.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.lettermark.corpus.Finding;

/**
 * A type that is compared, and what of it counts.
 *
 * @param type short name of the type
 * @param features counted as accuracy over pairs of spans that overlap
 * @param onlyWhereGold features counted so where the gold gives them at all: not every gold holds them
 * @param details counted by precision and recall of (mention, feature, value)
 */
record Kind(String type, List<String> features, List<String> onlyWhereGold, List<String> details) {

  static final String EXACT = "exact";
  static final String OVERLAP = "overlap";
  static final String CHARACTERS = "characters";
  static final String ABSENT = "absent";
  static final String DETAILS = "attributes";

  static final String DIAGNOSIS = "Diagnosis";
  static final String QUOTATION = "GuidelineQuotation";
  private static final String CITATION = "GuidelineCitation";

  static final List<Kind> ALL = List.of(
      new Kind("Determination", List.of("outcome", "request", "category"), List.of(), List.of()),
      new Kind("Medication", List.of("status"), List.of(),
          List.of("strength", "form", "dosage", "route", "frequency", "duration", "quantity", "refills")),
      new Kind("DrugClass", List.of(), List.of(), List.of()),
      new Kind(DIAGNOSIS, List.of("assertion", "code"), List.of(), List.of()),
      new Kind("LetterDate", List.of("value", "role"), List.of("range"), List.of()),
      new Kind("FunctionalImprovement", List.of("polarity"), List.of("domain", "holder"), List.of()),
      new Kind(QUOTATION, List.of("verbatim", "guideline", "pages"), List.of(), List.of()),
      new Kind(CITATION, List.of("guideline", "title", "edition", "sections", "pages", "citedBy"), List.of(), List.of()));

  /** The figures in which this is measured, in the order in which they are shown. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(List.of(spans(EXACT), spans(OVERLAP)));
    features.forEach(feature -> figures.add(accuracy(feature)));
    onlyWhereGold.forEach(feature -> figures.add(accuracy(feature)));
    if (type.equals(DIAGNOSIS)) {
      figures.add(spans(ABSENT));
    }
    if (type.equals(QUOTATION)) {
      figures.add(spans(CHARACTERS));
    }
    details.forEach(detail -> figures.add(spans(detail)));
    if (!details.isEmpty()) {
      figures.add(spans(DETAILS));
    }
    return figures;
  }

  Figure spans(String measure) {
    return new Figure(type, measure, false);
  }

  Figure accuracy(String feature) {
    return new Figure(type, feature, true);
  }

  /** Counts how often the gold gives a feature. */
  Figure given(String feature) {
    return new Figure(type, feature + " given", true);
  }

  /** Whether a feature is asked for: of a citation in prose, title, edition and sections are not. */
  boolean asks(String feature, Finding gold) {
    return !type.equals(CITATION) || !List.of("title", "edition", "sections").contains(feature) || !"text".equals(gold.get("citedBy"));
  }
}
