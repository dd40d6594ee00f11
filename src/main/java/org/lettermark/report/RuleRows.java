package org.lettermark.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.lettermark.match.Table;

/** Finds the row of a data file that a {@code ruleId} names, and keeps those that were asked for. Used from several threads. */
final class RuleRows {

  /**
   * Why a finding is there.
   *
   * @param file the data file
   * @param line the row's line in it, 0 where it has no such row
   * @param cells the row: name of a column and what it holds
   */
  record Row(String file, int line, List<List<String>> cells) {}

  private static final Pattern FILE = Pattern.compile("[a-z0-9-]{1,60}");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}$]++");

  private final Map<String, Map<String, Row>> files = new ConcurrentHashMap<>();
  private final Map<String, Row> asked = new ConcurrentHashMap<>();

  /** Looks a row up; one of another file, or of a file of the user's own, has no line and no cells. */
  void ask(String ruleId) {
    asked.computeIfAbsent(ruleId, this::find);
  }

  private Row find(String ruleId) {
    int colon = ruleId.indexOf(':');
    String file = colon < 0 ? ruleId : ruleId.substring(0, colon);
    Map<String, Row> rows = FILE.matcher(file).matches() ? files.computeIfAbsent(file, RuleRows::read) : Map.of();
    Row found = rows.get(key(ruleId.substring(colon + 1)));
    return found == null ? new Row(file, 0, List.of()) : found;
  }

  /** A phrase is found however its words are joined, and the id has them as the letter does. */
  private static String key(String name) {
    return NO_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  private static Map<String, Row> read(String file) {
    String folder = file.equals("models") ? "models" : "lexicon";
    Map<String, Row> rows = new HashMap<>();
    try {
      Table table = Table.read("classpath:/org/lettermark/" + folder + "/" + file + ".tsv");
      for (Table.Row row : table.rows()) {
        List<List<String>> cells = new ArrayList<>();
        for (String column : table.columns()) {
          if (row.get(column) != null) {
            cells.add(List.of(column, row.get(column)));
          }
        }
        rows.putIfAbsent(key(row.get(table.columns().get(0))), new Row(folder + "/" + file + ".tsv", row.line(), cells));
      }
    } catch (IOException e) {
      return Map.of();
    }
    return rows;
  }

  /** All that were asked for, by their ids. */
  Map<String, Row> all() {
    return new TreeMap<>(asked);
  }
}
