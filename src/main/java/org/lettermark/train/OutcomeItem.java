package org.lettermark.train;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.lettermark.tables.TableStore;

/**
 * A disputed item as an example for a classifier.
 *
 * @param group items of one group are never in two parts
 * @param split train, development or test
 * @param overturned the answer
 * @param text masked
 * @param facts features of its columns, each "column=value"
 */
record OutcomeItem(String letter, int number, String group, String split, boolean overturned, String text, List<String> facts) {

  private static final String BEFORE_THE_DECISION = "category, drugs, diagnoses, administratorGuidelines";

  private static final String OF_THE_REVIEW = ", reviewerGuidelines";

  private static final String STATEMENTS = "improvedReviewer, notImprovedReviewer, notDocumentedReviewer, improvedTreatingPhysician";

  /**
   * Reads the items of a file of tables that are in a part of the split.
   *
   * @param factsOnly whether only what was known before the decision is taken: request, case summary, columns that do not tell
   *     of the rationale
   */
  static List<OutcomeItem> read(Path file, boolean factsOnly) throws IOException {
    List<OutcomeItem> items = new ArrayList<>();
    String query = "SELECT letter, number, \"group\", split, outcome, " + (factsOnly ? "facts" : "maskedRationale") + " AS text, "
        + BEFORE_THE_DECISION + (factsOnly ? "" : OF_THE_REVIEW + ", " + STATEMENTS)
        + " FROM issues WHERE split IS NOT NULL AND outcome IS NOT NULL ORDER BY letter, number";
    try (Connection tables = TableStore.open(file); Statement sql = tables.createStatement(); ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        List<String> facts = new ArrayList<>();
        for (int column = 7; column <= rows.getMetaData().getColumnCount(); column++) {
          addFacts(facts, rows.getMetaData().getColumnLabel(column), rows.getObject(column));
        }
        String text = rows.getString("text");
        items.add(new OutcomeItem(rows.getString("letter"), rows.getInt("number"), rows.getString("group"), rows.getString("split"),
            "overturned".equals(rows.getString("outcome")), text == null ? "" : text, facts));
      }
    } catch (SQLException e) {
      throw TableStore.failure(file, e);
    }
    return items;
  }

  private static void addFacts(List<String> facts, String column, Object value) throws SQLException {
    if (value instanceof Array list) {
      for (Object one : (Object[]) list.getArray()) {
        if (one != null) {
          facts.add(column + "=" + one);
        }
      }
    } else if (value instanceof Number number) {
      if (number.intValue() > 0) {
        facts.add(column);
      }
    } else if (value != null) {
      facts.add(column + "=" + value);
    }
  }
}
