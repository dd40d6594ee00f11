package org.lettermark.review;

import java.util.List;
import org.apache.uima.jcas.cas.StringArray;
import org.lettermark.type.GuidelineCitation;

/** Where a passage comes from: a guideline as the letter cites it. */
record Source(
    int begin, int end, String guideline, String title, List<String> sections, List<String> pages, String citedBy,
    int issue) {

  static Source of(GuidelineCitation citation) {
    return new Source(
        citation.getBegin(), citation.getEnd(), citation.getGuideline(), citation.getTitle(),
        list(citation.getSections()), list(citation.getPages()), citation.getCitedBy(), citation.getIssue());
  }

  /** A guideline that is only called "the guidelines". */
  static Source unnamed(int place) {
    return new Source(place, place, "other", null, List.of(), List.of(), "text", 0);
  }

  /** The same guideline, mentioned again without its pages. */
  Source again() {
    return new Source(begin, end, guideline, title, sections, List.of(), citedBy, issue);
  }

  private static List<String> list(StringArray values) {
    return values == null ? List.of() : List.of(values.toStringArray());
  }
}
