package org.lettermark.report;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.tables.LetterView;

/** A letter in the list: what {@code list.js} reads, in the order of {@link #COLUMNS}. */
final class ListRow {

  /** Names of the cells. */
  static final List<String> COLUMNS = List.of(
      "page", "name", "caseNumber", "date", "items", "upheld", "overturned", "categories", "drugs", "classes", "guidelines", "layout",
      "findings", "state");

  private ListRow() {}

  static String of(String name, String page, FlatLetter letter, LetterView view, List<Object[]> issues) {
    Finding header = letter.of("Letter").stream().findFirst().orElse(null);
    String layout = header == null ? null : header.get("layout");
    return Json.of(List.of(
        page, name, text(header, "caseNumber"), text(header, "decisionDate"), issues.size(),
        issues.stream().filter(issue -> "upheld".equals(IssueRow.text(issue, "outcome"))).count(),
        issues.stream().filter(issue -> "overturned".equals(IssueRow.text(issue, "outcome"))).count(),
        distinct(issues.stream().map(issue -> IssueRow.text(issue, "category")).toList()),
        distinct(issues.stream().flatMap(issue -> IssueRow.texts(issue, "drugs").stream()).toList()),
        distinct(letter.of("DrugClass").stream().map(one -> one.get("name")).toList()),
        distinct(letter.of("GuidelineCitation").stream().map(one -> one.get("guideline")).toList()),
        layout == null ? "" : layout,
        letter.findings().stream().filter(one -> FindingType.of(one.type()) != null).count(),
        layout == null || layout.equals("other") ? "no known form" : ""));
  }

  /** A letter that was set aside. */
  static String quarantined(String name, String reason) {
    return Json.of(List.of("", name, "", "", 0, 0, 0, List.of(), List.of(), List.of(), List.of(), "", 0, "quarantined: " + reason));
  }

  private static String text(Finding header, String feature) {
    String value = header == null ? null : header.get(feature);
    return value == null ? "" : value;
  }

  private static List<String> distinct(Collection<String> values) {
    return values.stream().filter(Objects::nonNull).distinct().sorted().toList();
  }
}
