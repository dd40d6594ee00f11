package org.lettermark.evaluate;

import java.util.Locale;
import java.util.Map;
import org.lettermark.evaluate.Intervals.Interval;

/** Figures as text that fits 80 columns: one line a figure, under its type. */
public final class FigureTable {

  private static final String[] NAMES = {"exact spans", "overlapping spans", "characters", "absent", "all attributes"};
  private static final String[] MEASURES = {Kind.EXACT, Kind.OVERLAP, Kind.CHARACTERS, Kind.ABSENT, Kind.DETAILS};

  private FigureTable() {}

  /**
   * Counts, precision, recall and F1 with its interval; of an accuracy the pairs, those that are right, and their share. What
   * neither side has is left out.
   */
  public static String of(Tally tally, Map<Figure, Interval> intervals) {
    StringBuilder table = new StringBuilder(String.format(
        Locale.ROOT, "%-22s %6s %6s %6s  %9s %6s %6s  95 %%%n", "", "gold", "found", "right", "precision", "recall", "F1"));
    String type = "";
    for (Map.Entry<Figure, Count> entry : tally.counts().entrySet()) {
      Figure figure = entry.getKey();
      Count count = entry.getValue();
      if (count.gold() + count.found() == 0) {
        continue;
      }
      if (!figure.type().equals(type)) {
        type = figure.type();
        table.append(type).append(System.lineSeparator());
      }
      table.append(figure.accuracy()
          ? String.format(Locale.ROOT, "  %-20s %6d %6s %6d  %9s %6s %6.3f",
              name(figure), count.gold(), "", count.right(), "", "", count.f1())
          : String.format(Locale.ROOT, "  %-20s %6d %6d %6d  %9.3f %6.3f %6.3f",
              name(figure), count.gold(), count.found(), count.right(), count.precision(), count.recall(), count.f1()));
      Interval interval = intervals.get(figure);
      table.append(interval == null ? "" : String.format(Locale.ROOT, "  %.2f-%.2f", interval.low(), interval.high()))
          .append(System.lineSeparator());
    }
    return table.toString();
  }

  /** Two systems side by side, with the interval of their difference; a star where it leaves out 0. */
  public static String compare(Tally one, Tally other, Map<Figure, Interval> intervals) {
    StringBuilder table = new StringBuilder(String.format(
        Locale.ROOT, "%-34s %7s %7s  %10s  %s%n", "F1 or accuracy", "DIR", "OTHER", "difference", "95 %"));
    intervals.forEach((figure, interval) -> table.append(String.format(
        Locale.ROOT, "%-34s %7.3f %7.3f  %+10.3f  %+.3f to %+.3f%s%n", figure, one.of(figure).f1(), other.of(figure).f1(),
        one.of(figure).f1() - other.of(figure).f1(), interval.low(), interval.high(), interval.holdsZero() ? "" : " *")));
    return table.toString();
  }

  private static String name(Figure figure) {
    for (int i = 0; i < NAMES.length; i++) {
      if (figure.measure().equals(MEASURES[i])) {
        return NAMES[i];
      }
    }
    return figure.measure();
  }
}
