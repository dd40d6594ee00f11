package org.lettermark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A disputed item as a row of a letter's page; the values are those of the table {@code issues}.
 *
 * @param finding number of its finding in the letter
 * @param request the request as printed
 * @param details for each drug, its strength, quantity, refills and supply
 * @param administrator guidelines and sections that the claims administrator cites
 * @param reviewer those that the reviewer cites
 */
public record IssueRow(
    int number, int finding, String request, String category, String outcome, List<String> drugs, List<String> details,
    String administrator, String reviewer) {

  static IssueRow of(LetterRows.Row row, int finding, String request) {
    List<String> drugs = row.texts("drugs");
    List<String> details = IntStream.range(0, drugs.size()).mapToObj(drug -> detail(row, drug)).toList();
    return new IssueRow((Integer) row.get("number"), finding, request, row.text("category"), row.text("outcome"),
        drugs.stream().map(drug -> drug == null ? "(no name)" : drug).toList(), details, cited(row, "administrator"), cited(row, "reviewer"));
  }

  private static String detail(LetterRows.Row row, int drug) {
    List<String> parts = new ArrayList<>();
    parts.add(row.texts("strengths").get(drug));
    parts.add(labelled("#", row.texts("quantities").get(drug), ""));
    parts.add(labelled("", row.texts("refills").get(drug), " refills"));
    parts.add(row.texts("supplies").get(drug));
    parts.removeIf(Objects::isNull);
    return String.join(", ", parts);
  }

  private static String labelled(String before, String value, String behind) {
    return value == null ? null : before + value + behind;
  }

  private static String cited(LetterRows.Row row, String side) {
    String guidelines = String.join(", ", row.texts(side + "Guidelines"));
    String sections = String.join("; ", row.texts(side + "Sections"));
    return sections.isEmpty() ? guidelines : guidelines.isEmpty() ? sections : guidelines + ": " + sections;
  }
}
