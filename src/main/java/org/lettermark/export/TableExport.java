package org.lettermark.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.tables.Column;
import org.lettermark.tables.LetterGroups;
import org.lettermark.tables.LetterTables;
import org.lettermark.tables.LetterView;
import org.lettermark.tables.OutcomeMask;
import org.lettermark.tables.Table;
import org.lettermark.tables.TableStore;

/**
 * Makes the tables of a folder that {@code annotate} wrote. Everything is made beside its place and moved there when it is
 * whole: where the export fails, nothing of it is left.
 */
public final class TableExport {

  /**
   * What is exported, and how.
   *
   * @param kept how much of the letters' own words
   * @param maskOutcome whether every text column is masked, not only those that say so
   * @param splitDate the first day of what is test, the days before it train; null for a split by hash
   * @param earlier an earlier export whose letters keep their groups, or null
   * @param masks what gives the outcome away
   */
  public record Options(Column.Words kept, boolean maskOutcome, String splitDate, Path earlier, OutcomeMask masks) {}

  /**
   * What was exported.
   *
   * @param keptGroups letters that keep the group of an earlier export
   * @param between letters that are like letters of two parts, and in none
   */
  public record Summary(int letters, int issues, int groups, int keptGroups, int between) {}

  private record Rows(List<List<Object[]>> tables, int[] signature) {}

  private final Options options;

  private TableExport(Options options) {
    this.options = options;
  }

  /**
   * Writes the tables of the letters of a folder.
   *
   * @param failed gets the name and the reason of a letter that cannot be read
   */
  public static Summary write(AnnotatedFolder letters, TableTarget target, Options options, BiConsumer<String, String> failed)
      throws IOException {
    Path work = target.begin();
    try {
      Path file = work.resolve("tables.duckdb");
      Summary summary = new TableExport(options).fill(letters, file, work, failed);
      target.finish(file);
      return summary;
    } finally {
      target.clear();
    }
  }

  private Summary fill(AnnotatedFolder letters, Path file, Path work, BiConsumer<String, String> failed) throws IOException {
    try (TableStore store = TableStore.create(file); LetterGroups groups = new LetterGroups(work)) {
      letters.forEach((name, letter) -> rows(LetterView.of(name, letter, options.masks())), (name, rows) -> {
        store.add(rows.tables());
        groups.add(rows.signature());
      }, failed);
      try {
        return group(store.finish(), groups);
      } catch (SQLException e) {
        throw TableStore.failure(file, e);
      }
    }
  }

  private Rows rows(LetterView letter) {
    LetterView seen = options.maskOutcome() ? letter.withMaskedText() : letter;
    List<List<Object[]>> tables = new ArrayList<>();
    for (Table<?> table : LetterTables.ALL_TABLES) {
      tables.add(table.rows(seen, options.kept()));
    }
    return new Rows(tables, LetterGroups.signature(letter.ownWords()));
  }

  /**
   * Letters in the order of their decisions, so that a corpus that grows by later letters keeps its groups; those of an earlier
   * export first, with the groups that they have there.
   */
  private static final String ORDER = """
      WITH known AS (SELECT letter, any_value("group") AS "group" FROM earlier.issues GROUP BY letter),
      ranked AS (
        SELECT letters.rowid AS row, id, coalesce(caseNumber, id) AS "case", decisionDate, known."group",
          row_number() OVER (ORDER BY known."group" IS NULL, decisionDate NULLS LAST, caseNumber NULLS LAST, id) - 1 AS rank
        FROM letters LEFT JOIN known ON known.letter = letters.id)
      SELECT one.row, one.rank, min(one.rank) OVER (PARTITION BY one."case") AS firstOfCase, leader.rank AS kept, one."case", one.id,
        CAST(one.decisionDate AS VARCHAR) AS decided
      FROM ranked one LEFT JOIN ranked leader ON leader.id = one."group" ORDER BY one.rank""";

  private static final String NO_EARLIER = "WITH known AS (SELECT NULL::VARCHAR AS letter, NULL::VARCHAR AS \"group\" WHERE false),";

  private Summary group(Connection tables, LetterGroups groups) throws SQLException, IOException {
    Ranked order = Ranked.read(tables, options);
    LetterGroups.Found found = groups.group(order);
    int leaders = 0;
    int between = 0;
    try (Statement sql = tables.createStatement()) {
      sql.execute("CREATE TEMP TABLE grouped (letter VARCHAR, leader VARCHAR, part VARCHAR)");
      try (DuckDBAppender appender = tables.unwrap(DuckDBConnection.class).createAppender("temp", "main", "grouped")) {
        for (int rank = 0; rank < found.groups().length; rank++) {
          int leader = found.groups()[rank];
          leaders += leader == rank ? 1 : 0;
          String part = found.between()[rank] ? null : order.part(leader, rank);
          between += part == null ? 1 : 0;
          appender.beginRow().append(order.id(rank)).append(order.id(leader));
          if (part == null) {
            appender.appendNull();
          } else {
            appender.append(part);
          }
          appender.endRow();
        }
      }
      sql.execute("UPDATE issues SET \"group\" = leader, split = part FROM grouped WHERE grouped.letter = issues.letter");
      sql.execute("DROP TABLE grouped");
      try (ResultSet rows = sql.executeQuery("SELECT count(*) FROM issues")) {
        rows.next();
        return new Summary(found.groups().length, rows.getInt(1), leaders, order.keptLetters(), between);
      }
    }
  }

  /** The letters by rank, as far as grouping asks for them. */
  private static final class Ranked implements LetterGroups.Order {

    private final List<String> ids = new ArrayList<>();
    private final List<String> cases = new ArrayList<>();
    private final List<String> decided = new ArrayList<>();
    private final List<int[]> ranks = new ArrayList<>();
    private final String splitDate;

    private Ranked(String splitDate) {
      this.splitDate = splitDate;
    }

    static Ranked read(Connection tables, Options options) throws SQLException, IOException {
      Ranked order = new Ranked(options.splitDate());
      try (Statement sql = tables.createStatement()) {
        String query = ORDER;
        if (options.earlier() == null) {
          query = NO_EARLIER + ORDER.substring(ORDER.indexOf('\n'));
        } else {
          TableStore.open(options.earlier()).close();
          sql.execute("ATTACH '" + options.earlier().toString().replace("'", "''") + "' AS earlier (READ_ONLY)");
        }
        try (PreparedStatement ask = tables.prepareStatement(query); ResultSet rows = ask.executeQuery()) {
          while (rows.next()) {
            Object kept = rows.getObject("kept");
            order.ranks.add(new int[] {rows.getInt("row"), rows.getInt("firstOfCase"), kept == null ? -1 : ((Number) kept).intValue()});
            order.ids.add(rows.getString("id"));
            order.cases.add(rows.getString("case"));
            order.decided.add(rows.getString("decided"));
          }
        }
        if (options.earlier() != null) {
          sql.execute("DETACH earlier");
        }
      }
      return order;
    }

    @Override
    public int letter(int rank) {
      return ranks.get(rank)[0];
    }

    @Override
    public int firstOfCase(int rank) {
      return ranks.get(rank)[1];
    }

    @Override
    public int kept(int rank) {
      return ranks.get(rank)[2];
    }

    @Override
    public String part(int leader) {
      return splitDate == null ? LetterGroups.part(cases.get(leader)) : String.valueOf(side(leader));
    }

    /** The part of a letter, or null where it belongs to none: a date splits groups, and what lies behind it is no training. */
    String part(int leader, int rank) {
      if (splitDate == null) {
        return part(leader);
      }
      String own = side(rank);
      return own != null && own.equals(side(leader)) ? own : null;
    }

    private String side(int rank) {
      String day = decided.get(rank);
      return day == null ? null : day.compareTo(splitDate) < 0 ? "train" : "test";
    }

    String id(int rank) {
      return ids.get(rank);
    }

    int keptLetters() {
      return (int) ranks.stream().filter(letter -> letter[2] >= 0).count();
    }
  }
}
