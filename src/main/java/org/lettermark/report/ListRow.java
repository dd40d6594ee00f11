package org.lettermark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;

/** A letter in the list: what {@code list.js} reads, in the order of {@link #COLUMNS}. */
final class ListRow {

  /** Names of the cells. */
  static final List<String> COLUMNS = List.of(
      "page", "name", "caseNumber", "date", "items", "upheld", "overturned", "categories", "drugs", "classes", "guidelines", "said", "layout",
      "findings", "state");

  private static final List<String> POLARITIES = List.of("improved", "notImproved", "notDocumented");

  private ListRow() {}

  static String of(String name, String page, FlatLetter letter, LetterRows rows) {
    Finding header = letter.of("Letter").stream().findFirst().orElse(null);
    String layout = header == null ? null : header.get("layout");
    List<LetterRows.Row> issues = rows.issues();
    return Json.of(List.of(
        page, name, text(header, "caseNumber"), text(header, "decisionDate"), issues.size(),
        issues.stream().filter(issue -> "upheld".equals(issue.text("outcome"))).count(),
        issues.stream().filter(issue -> "overturned".equals(issue.text("outcome"))).count(),
        distinct(issues.stream().map(issue -> issue.text("category")).toList()),
        distinct(issues.stream().flatMap(issue -> issue.texts("drugs").stream()).toList()),
        distinct(rows.disputedDrugs().stream().map(drug -> drug.text("drugClass")).toList()),
        distinct(letter.of("GuidelineCitation").stream().map(one -> one.get("guideline")).toList()),
        said(issues),
        layout == null ? "" : layout,
        letter.findings().stream().filter(one -> FindingType.of(one.type()) != null).count(),
        layout == null || layout.equals("other") ? "no known form" : ""));
  }

  /** What the reviewer says of functional improvement for one item or another, as the figure of it counts. */
  private static Set<String> said(List<LetterRows.Row> issues) {
    Set<String> said = new TreeSet<>();
    for (LetterRows.Row issue : issues) {
      List<String> of = new ArrayList<>(POLARITIES);
      of.removeIf(polarity -> ((Integer) issue.get(polarity + "Reviewer")) == 0);
      said.addAll(of.isEmpty() ? List.of("nothing") : of);
    }
    return said;
  }

  /** A letter that was set aside. */
  static String quarantined(String name, String reason) {
    return Json.of(List.of(
        "", name, "", "", 0, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), "", 0, "quarantined: " + reason));
  }

  private static String text(Finding header, String feature) {
    String value = header == null ? null : header.get(feature);
    return value == null ? "" : value;
  }

  private static List<String> distinct(Collection<String> values) {
    return values.stream().filter(Objects::nonNull).distinct().sorted().toList();
  }
}
