package org.lettermark.tables;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of a corpus, each the answer to a query of {@code figures.sql} over the tables. */
public final class Figures {

  /**
   * A figure.
   *
   * @param name for the command line and files
   * @param title for people
   * @param columns names; where "items" and "overturned" stand side by side, share, low and high follow
   * @param rows a cell for each column: a {@link Number}, a {@link String} or null
   */
  public record Figure(String name, String title, List<String> columns, List<List<Object>> rows) {}

  private record Query(String title, String sql) {}

  private static final Pattern HEAD = Pattern.compile("-- ([a-z-]++): (.++)\n");

  /** 1.96: the normal quantile of .975. */
  private static final double Z = 1.959963984540054;

  private static final Map<String, Query> QUERIES = read();

  private Figures() {}

  private static Map<String, Query> read() {
    try (InputStream in = Figures.class.getResourceAsStream("figures.sql")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Query> queries = new LinkedHashMap<>();
      Matcher head = HEAD.matcher(all);
      while (head.find()) {
        queries.put(head.group(1), new Query(head.group(2), all.substring(head.end(), all.indexOf(';', head.end()))));
      }
      return queries;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of all figures. */
  public static List<String> names() {
    return List.copyOf(QUERIES.keySet());
  }

  /** Asks for a figure. */
  public static Figure of(String name, Connection tables) throws IOException {
    Query query = QUERIES.get(name);
    try (Statement sql = tables.createStatement(); ResultSet answer = sql.executeQuery(query.sql())) {
      ResultSetMetaData columns = answer.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnLabel(i));
      }
      int items = names.indexOf("items");
      boolean rate = items >= 0 && names.indexOf("overturned") == items + 1;
      List<List<Object>> rows = new ArrayList<>();
      while (answer.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          Object cell = answer.getObject(i);
          row.add(cell == null || cell instanceof Number ? cell : cell.toString());
        }
        if (rate) {
          row.addAll(share(((Number) row.get(items)).doubleValue(), ((Number) row.get(items + 1)).doubleValue()));
        }
        rows.add(row);
      }
      if (rate) {
        names.addAll(List.of("share", "low", "high"));
      }
      return new Figure(name, query.title(), names, rows);
    } catch (SQLException e) {
      throw new IOException("the figure " + name + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  /** A share and its 95 % interval (Wilson 1927); nulls where there is nothing. */
  static List<Object> share(double of, double some) {
    if (of == 0) {
      List<Object> nothing = new ArrayList<>();
      nothing.add(null);
      nothing.add(null);
      nothing.add(null);
      return nothing;
    }
    double share = some / of;
    double middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
    double half = Z / (1 + Z * Z / of) * Math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of));
    return List.of(rounded(share), rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half)));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** A cell as it is printed: three decimals at most. */
  public static String printed(Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Double number) {
      BigDecimal plain = new BigDecimal(number).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
      return plain.signum() == 0 ? "0" : plain.toPlainString();
    }
    return cell.toString();
  }
}
