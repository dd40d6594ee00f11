package org.lettermark.tables;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB file with the tables of {@link LetterTables}, while it is filled. */
public final class TableStore implements Closeable {

  /** What DuckDB may hold in memory; more goes to a folder beside the file. */
  private static final String MEMORY = "256MB";

  /** Rows that wait to be added to a table. */
  private static final int WAITING = 2000;

  private final Connection connection;
  private final List<DuckDBAppender> appenders = new ArrayList<>();
  private int waiting;

  private TableStore(Connection connection) {
    this.connection = connection;
  }

  /** Makes a file with empty tables. */
  public static TableStore create(Path file) throws IOException {
    try {
      TableStore store = new TableStore(connect(file, false));
      try (Statement sql = store.connection.createStatement()) {
        for (Table<?> table : LetterTables.ALL_TABLES) {
          for (String statement : SchemaPage.statements(table)) {
            sql.execute(statement);
          }
        }
      }
      for (Table<?> table : LetterTables.ALL_TABLES) {
        store.appenders.add(store.connection.unwrap(DuckDBConnection.class).createAppender(table.name()));
      }
      return store;
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** Opens a file that is there. */
  public static Connection open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    try {
      Connection connection = connect(file, true);
      try (Statement sql = connection.createStatement()) {
        sql.executeQuery("SELECT letter, number, outcome FROM issues LIMIT 0").close();
      } catch (SQLException e) {
        connection.close();
        throw new IOException(file + ": is no file that \"export\" wrote: it has no table issues");
      }
      return connection;
    } catch (SQLException e) {
      throw new IOException(file + ": is no DuckDB file that can be read");
    }
  }

  private static Connection connect(Path file, boolean readOnly) throws SQLException {
    Properties options = new Properties();
    options.setProperty("memory_limit", MEMORY);
    options.setProperty("threads", Integer.toString(Math.min(4, Runtime.getRuntime().availableProcessors())));
    options.setProperty("preserve_insertion_order", "true");
    options.setProperty("autoinstall_known_extensions", "false");
    options.setProperty("autoload_known_extensions", "false");
    if (readOnly) {
      options.setProperty("access_mode", "READ_ONLY");
    }
    return DriverManager.getConnection("jdbc:duckdb:" + file, options);
  }

  /** What DuckDB says, in one line that names the file. */
  public static IOException failure(Path file, SQLException e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new IOException(file + ": " + said, e);
  }

  /** Adds the rows of a letter, a list for each table. */
  public void add(List<List<Object[]>> rows) throws IOException {
    try {
      for (int i = 0; i < rows.size(); i++) {
        for (Object[] row : rows.get(i)) {
          append(appenders.get(i), row);
          waiting++;
        }
      }
      if (waiting >= WAITING) {
        flush();
      }
    } catch (SQLException e) {
      throw failure(Path.of("export"), e);
    }
  }

  private void flush() throws SQLException {
    for (DuckDBAppender appender : appenders) {
      appender.flush();
    }
    waiting = 0;
  }

  private static void append(DuckDBAppender appender, Object[] row) throws SQLException {
    appender.beginRow();
    for (Object cell : row) {
      if (cell == null) {
        appender.appendNull();
      } else if (cell instanceof String text) {
        appender.append(text);
      } else if (cell instanceof Integer number) {
        appender.append(number.intValue());
      } else if (cell instanceof Double number) {
        appender.append(number.doubleValue());
      } else if (cell instanceof Boolean truth) {
        appender.append(truth.booleanValue());
      } else if (cell instanceof LocalDate date) {
        appender.append(date);
      } else if (cell instanceof Collection<?> list) {
        appender.append(list);
      } else {
        appender.append((Map<?, ?>) cell);
      }
    }
    appender.endRow();
  }

  /** Ends the adding; queries see all rows now. */
  public Connection finish() throws IOException {
    try {
      for (DuckDBAppender appender : appenders) {
        appender.close();
      }
      appenders.clear();
      return connection;
    } catch (SQLException e) {
      throw failure(Path.of("export"), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      for (DuckDBAppender appender : appenders) {
        appender.close();
      }
    } catch (SQLException e) {
      // What made it fail has been said already; the file is thrown away.
    }
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(Path.of("export"), e);
    }
  }
}
