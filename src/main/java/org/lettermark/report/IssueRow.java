package org.lettermark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.lettermark.tables.Column;
import org.lettermark.tables.LetterTables;
import org.lettermark.tables.LetterView;
import org.lettermark.tables.Table;

/**
 * A disputed item as a row of a letter's page; the values are those of the table {@code issues}.
 *
 * @param finding number of its finding in the letter
 * @param request the request as printed
 */
public record IssueRow(
    int number, int finding, String request, String category, String outcome, List<String> drugs, List<String> details,
    String administrator, String reviewer) {

  /** All items of a letter, as {@code LetterView} lists them. */
  static List<Object[]> cells(LetterView letter) {
    return LetterTables.ISSUES.rows(letter, Column.Words.NONE);
  }

  static IssueRow of(Object[] cells, int finding, String request) {
    List<String> drugs = texts(cells, "drugs");
    List<String> details = IntStream.range(0, drugs.size()).mapToObj(i -> detail(cells, i)).toList();
    return new IssueRow((Integer) cell(cells, "number"), finding, request, text(cells, "category"), text(cells, "outcome"),
        drugs.stream().map(drug -> drug == null ? "(no name)" : drug).toList(), details,
        cited(cells, "administrator"), cited(cells, "reviewer"));
  }

  private static String detail(Object[] cells, int drug) {
    List<String> parts = new ArrayList<>();
    parts.add(texts(cells, "strengths").get(drug));
    parts.add(labelled("#", texts(cells, "quantities").get(drug), ""));
    parts.add(labelled("", texts(cells, "refills").get(drug), " refills"));
    parts.add(texts(cells, "supplies").get(drug));
    parts.removeIf(Objects::isNull);
    return String.join(", ", parts);
  }

  private static String labelled(String before, String value, String behind) {
    return value == null ? null : before + value + behind;
  }

  private static String cited(Object[] cells, String side) {
    String guidelines = String.join(", ", texts(cells, side + "Guidelines"));
    String sections = String.join("; ", texts(cells, side + "Sections"));
    return sections.isEmpty() ? guidelines : guidelines.isEmpty() ? sections : guidelines + ": " + sections;
  }

  static String text(Object[] cells, String column) {
    return (String) cell(cells, column);
  }

  /** The values of a column, none where it is null. */
  @SuppressWarnings("unchecked")
  static List<String> texts(Object[] cells, String column) {
    Object cell = cell(cells, column);
    return cell == null ? List.of() : new ArrayList<>((Collection<String>) cell);
  }

  private static Object cell(Object[] cells, String column) {
    Table<?> table = LetterTables.ISSUES;
    for (int i = 0; i < cells.length; i++) {
      if (table.columns().get(i).name().equals(column)) {
        return cells[i];
      }
    }
    throw new IllegalArgumentException(column);
  }
}
