package org.lettermark.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables as SQL and as a page for people, both made of their one definition. */
public final class SchemaPage {

  /** Name of the page beside the tables. */
  public static final String FILE = "schema.md";

  private SchemaPage() {}

  /** The statements that make a table and say what it and its columns mean. */
  static List<String> statements(Table<?> table) {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE TABLE " + table.name() + " (" + table.columns().stream()
        .map(column -> quoted(column.name()) + " " + column.type().sql() + (table.key().contains(column.name()) ? " NOT NULL" : ""))
        .collect(Collectors.joining(", ")) + ")");
    statements.add("COMMENT ON TABLE " + table.name() + " IS " + literal(comment(table)));
    for (Column<?> column : table.columns()) {
      statements.add("COMMENT ON COLUMN " + table.name() + "." + quoted(column.name()) + " IS " + literal(column.comment()));
    }
    return statements;
  }

  private static String comment(Table<?> table) {
    return table.comment() + " Key: " + String.join(", ", table.key()) + ".";
  }

  /** A name as SQL wants it. */
  public static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The page, as Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder("# The tables\n\nMade by `lettermark export`. In SQL, `\"begin\"`, `\"end\"` and `\"group\"` want quotation marks.\n");
    for (Table<?> table : LetterTables.ALL_TABLES) {
      page.append("\n## ").append(table.name()).append("\n\n").append(comment(table)).append("\n\n| column | type | meaning |\n|---|---|---|\n");
      for (Column<?> column : table.columns()) {
        page.append("| `").append(column.name()).append("` | ").append(column.type().sql()).append(" | ")
            .append(column.comment().replace("|", "\\|")).append(" |\n");
      }
    }
    return page.toString();
  }
}
