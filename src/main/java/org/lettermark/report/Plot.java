package org.lettermark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lettermark.tables.Figures;
import org.lettermark.tables.Figures.Figure;

/**
 * A figure of the corpus as a plot of horizontal bars: a share with its 95 % interval, or counts side by side.
 *
 * @param figure what is drawn, and stands as a table below
 * @param axis what the bars mean
 * @param series names of the bars of a row, where there is more than one
 * @param rows what is drawn: the first rows of a long figure
 * @param max the number at the right edge
 */
public record Plot(Figure figure, String axis, List<String> series, List<Row> rows, double max) {

  /** Width of the bars' ground, in the units of the drawing. */
  public static final int WIDTH = 460;

  /** Where bars begin, behind their labels. */
  public static final int LEFT = 230;

  /** Height of a bar. */
  public static final int BAR = 16;

  /** Rows that are drawn; the table has all. */
  private static final int MOST = 25;

  /** Rows of the table; "figures" prints all. */
  private static final int MOST_IN_TABLE = 1000;

  private static final int LONGEST_LABEL = 34;
  private static final Set<String> IN_TIME = Set.of("year", "month");

  /**
   * A row.
   *
   * @param cells the row of the figure
   * @param label what it is about
   * @param query the filter of the list that shows its letters, null where there is none
   * @param values a number for each bar
   * @param low lower end of the interval, NaN where there is none
   * @param high upper end
   * @param said numbers in words
   */
  public record Row(List<String> cells, String label, String query, List<Double> values, double low, double high, String said) {}

  static Plot of(Figure figure) {
    List<String> columns = figure.columns();
    int share = columns.indexOf("share");
    List<Integer> bars = new ArrayList<>();
    if (share >= 0) {
      bars.add(share);
    } else if (columns.contains("median") && columns.contains("first quarter")) {
      bars.add(columns.indexOf("median"));
    } else {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).startsWith("letters") || columns.get(i).equals("requests")) {
          bars.add(i);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    double max = share >= 0 ? 1 : 0;
    for (List<Object> row : drawn(figure)) {
      Row one = row(figure, row, bars);
      rows.add(one);
      for (double value : one.values()) {
        max = Math.max(max, Double.isNaN(one.high()) ? value : Math.max(value, one.high()));
      }
    }
    List<String> names = bars.stream().map(columns::get).toList();
    String axis = share >= 0 ? "Share overturned, with its 95 % interval"
        : names.size() == 1 && names.get(0).equals("median") ? "Median of days, from the first to the third quarter"
        : names.size() == 1 ? "Number of " + names.get(0) : "Number of letters";
    return new Plot(figure, axis, names.size() > 1 ? names : List.of(), rows, max == 0 ? 1 : max);
  }

  /** The largest rows, or of a figure over time the last. */
  private static List<List<Object>> drawn(Figure figure) {
    List<List<Object>> rows = figure.rows();
    if (rows.size() <= MOST || figure.columns().get(0).equals("year")) {
      return rows;
    }
    return IN_TIME.contains(figure.columns().get(0)) ? rows.subList(Math.max(0, rows.size() - 2 * MOST), rows.size()) : rows.subList(0, MOST);
  }

  private static Row row(Figure figure, List<Object> row, List<Integer> bars) {
    List<String> columns = figure.columns();
    int low = columns.contains("share") ? columns.indexOf("low") : columns.indexOf("first quarter");
    int high = columns.contains("share") ? columns.indexOf("high") : columns.indexOf("third quarter");
    List<Double> values = bars.stream().map(i -> number(row.get(i))).toList();
    List<String> cells = row.stream().map(Figures::printed).toList();
    return new Row(cells, label(figure, cells), query(figure, cells), values,
        low < 0 ? Double.NaN : number(row.get(low)), high < 0 ? Double.NaN : number(row.get(high)), said(columns, cells, bars));
  }

  private static double number(Object cell) {
    return cell instanceof Number number ? number.doubleValue() : 0;
  }

  private static String said(List<String> columns, List<String> cells, List<Integer> bars) {
    if (columns.contains("share")) {
      return cells.get(columns.indexOf("overturned")) + " of " + cells.get(columns.indexOf("items"));
    }
    return String.join(" / ", bars.stream().map(cells::get).toList());
  }

  private static String label(Figure figure, List<String> cells) {
    String label = switch (figure.name()) {
      case "decisions" -> "All items";
      case "guideline-sections" -> cells.get(0) + ": " + cells.get(1);
      case "quantities" -> cells.get(0) + (cells.get(3).isEmpty() ? "" : " (" + cells.get(3) + ")");
      default -> cells.get(0).isEmpty() ? "(not given)" : cells.get(0);
    };
    return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "\u2026" : label;
  }

  private static String query(Figure figure, List<String> cells) {
    String filter = switch (figure.name()) {
      case "by-category" -> "category";
      case "by-drug", "quantities" -> "drug";
      case "by-drug-class" -> "class";
      case "by-year", "by-month", "days" -> "date";
      case "guidelines", "guideline-sections" -> "guideline";
      case "functional-improvement" -> "said";
      case "layouts" -> "layout";
      default -> null;
    };
    return filter == null || cells.get(0).isEmpty() ? null
        : filter + "=" + java.net.URLEncoder.encode(cells.get(0), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Height of a row of bars. */
  public int rowHeight() {
    return Math.max(1, series.size()) * BAR + 8;
  }

  public int height() {
    return rows.size() * rowHeight() + 46;
  }

  /** Where a number stands, in the units of the drawing. */
  public String x(double value) {
    return String.format(Locale.ROOT, "%.1f", LEFT + length(value));
  }

  public String width(double value) {
    return String.format(Locale.ROOT, "%.1f", length(value));
  }

  private double length(double value) {
    return WIDTH * Math.max(0, Math.min(1, value / max));
  }

  /** Numbers of the axis: nothing, the half and all. */
  public List<Double> ticks() {
    return List.of(0.0, max / 2, max);
  }

  public String tick(double value) {
    return figure.columns().contains("share") ? Math.round(value * 100) + " %" : Figures.printed(value);
  }

  /** The rows of the table, as they are printed. */
  public List<List<String>> table() {
    return figure.rows().stream().limit(MOST_IN_TABLE).map(row -> row.stream().map(Figures::printed).toList()).toList();
  }
}
