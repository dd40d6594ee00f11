package org.lettermark.train;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lettermark.review.StatementModel;

/** How often a model is right about sentences that it has not seen. */
public final class StatementFigures {

  /** From this confidence on a sentence counts as found. */
  private static final double FOUND = 0.5;

  private final Map<String, int[]> byName = new TreeMap<>();

  void add(StatementRow row, StatementModel.Opinion opinion, String domain) {
    boolean found = opinion.confidence() >= FOUND;
    for (String name : new String[] {"all", "writer " + row.writer(), "style " + row.style()}) {
      int[] counts = byName.computeIfAbsent(name, any -> new int[5]);
      counts[0] += row.isStatement() ? 1 : 0;
      counts[1] += found ? 1 : 0;
      if (found && row.isStatement()) {
        counts[2]++;
        counts[3] += opinion.polarity().equals(row.polarity()) ? 1 : 0;
        counts[4] += domain.equals(row.kind()) ? 1 : 0;
      }
    }
  }

  /** F1 of telling statements from other sentences. */
  public double f1() {
    int[] all = byName.get("all");
    return 2.0 * all[2] / (all[0] + all[1]);
  }

  /** A table: statements, found, precision, recall, F1; accuracy of polarity and domain where both have one. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder(String.format(
        Locale.ROOT, "%-26s %6s %6s %6s %6s %6s  %8s %6s%n", "", "true", "found", "P", "R", "F1", "polarity", "domain"));
    byName.forEach((name, counts) -> table.append(String.format(
        Locale.ROOT, "%-26s %6d %6d %6.3f %6.3f %6.3f  %8.3f %6.3f%n", name, counts[0], counts[1],
        ratio(counts[2], counts[1]), ratio(counts[2], counts[0]), ratio(2 * counts[2], counts[0] + counts[1]),
        ratio(counts[3], counts[2]), ratio(counts[4], counts[2]))));
    return table.toString();
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
