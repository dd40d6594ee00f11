package org.lettermark.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lettermark.tables.LetterTables;
import org.lettermark.tables.SchemaPage;
import org.lettermark.tables.Table;
import org.lettermark.tables.TableStore;
import org.lettermark.tables.ValueType;

/** Where tables go: one DuckDB file, or a folder with a file for each table. What is there already is written over only on demand, and only if we wrote it. */
public final class TableTarget {

  /** The kinds of file. */
  public enum Kind {
    DUCKDB, PARQUET, CSV, JSONL;

    String suffix() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  private final Path place;
  private final Kind kind;
  private final Path work;

  private TableTarget(Path place, Kind kind) {
    this.place = place;
    this.kind = kind;
    work = place.toAbsolutePath().resolveSibling("." + place.getFileName() + ".part");
  }

  /**
   * A place for tables.
   *
   * @param restart whether an earlier export there is replaced
   * @throws RefusedExportException where something is there that is not to be written over
   */
  public static TableTarget at(Path place, Kind kind, boolean restart) throws IOException {
    TableTarget target = new TableTarget(place, kind);
    if (kind == Kind.DUCKDB) {
      target.requireFile(restart);
    } else {
      target.requireFolder(restart);
    }
    return target;
  }

  private void requireFile(boolean restart) throws IOException {
    if (Files.isDirectory(place)) {
      throw new RefusedExportException(place + ": is a folder; a file is expected, such as " + place.resolve("letters.duckdb"));
    }
    if (Files.exists(place) && !restart) {
      throw new RefusedExportException(place + ": is there already; --restart replaces it");
    }
    if (Files.exists(place)) {
      try (Connection ours = TableStore.open(place)) {
        // Only to see that it is one.
      } catch (IOException | SQLException e) {
        throw new RefusedExportException(place + ": is no file that \"export\" wrote, and is not written over");
      }
    }
  }

  private void requireFolder(boolean restart) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    if (!Files.isDirectory(place)) {
      throw new RefusedExportException(place + ": is a file; a folder is expected");
    }
    Set<String> strange = new TreeSet<>();
    boolean empty;
    try (Stream<Path> files = Files.list(place)) {
      List<Path> all = files.toList();
      empty = all.isEmpty();
      all.stream().map(file -> file.getFileName().toString()).filter(name -> !names().contains(name)).forEach(strange::add);
    }
    if (empty) {
      return;
    }
    Path schema = place.resolve(SchemaPage.FILE);
    boolean ours = Files.isRegularFile(schema) && Files.readString(schema).startsWith(SchemaPage.markdown().substring(0, 40));
    if (!ours || !strange.isEmpty()) {
      throw new RefusedExportException(place + ": holds what \"export\" did not write"
          + (strange.isEmpty() ? "" : ", such as " + strange.iterator().next()) + ", and is left alone; name another folder");
    }
    if (!restart) {
      throw new RefusedExportException(place + ": holds an export already; --restart replaces it");
    }
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(Set.of(SchemaPage.FILE));
    for (Kind any : Kind.values()) {
      LetterTables.ALL_TABLES.forEach(table -> names.add(table.name() + any.suffix()));
    }
    return names;
  }

  /** A folder of its own for what is not whole yet. */
  Path begin() throws IOException {
    clear();
    Files.createDirectories(work);
    return work;
  }

  /** Puts the tables of a database in their place. */
  void finish(Path database) throws IOException {
    if (kind == Kind.DUCKDB) {
      Files.move(database, place, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try (Connection tables = TableStore.open(database); Statement sql = tables.createStatement()) {
      for (Table<?> table : LetterTables.ALL_TABLES) {
        sql.execute("COPY (SELECT " + columns(table) + " FROM " + table.name() + ") TO '"
            + work.resolve(table.name() + kind.suffix()).toString().replace("'", "''") + "' " + format());
      }
    } catch (SQLException e) {
      throw TableStore.failure(place, e);
    }
    Files.writeString(work.resolve(SchemaPage.FILE), SchemaPage.markdown());
    Files.createDirectories(place);
    for (String name : names()) {
      Files.deleteIfExists(place.resolve(name));
      if (Files.exists(work.resolve(name))) {
        Files.move(work.resolve(name), place.resolve(name));
      }
    }
  }

  private String columns(Table<?> table) {
    return String.join(", ", table.columns().stream()
        .map(column -> kind == Kind.CSV && (column.type() == ValueType.TEXTS || column.type() == ValueType.MAP)
            ? "to_json(" + SchemaPage.quoted(column.name()) + ") AS " + SchemaPage.quoted(column.name()) : SchemaPage.quoted(column.name()))
        .toList());
  }

  private String format() {
    return switch (kind) {
      case PARQUET -> "(FORMAT parquet, COMPRESSION zstd)";
      case CSV -> "(FORMAT csv, HEADER)";
      default -> "(FORMAT json)";
    };
  }

  /** Removes what is not whole. */
  void clear() throws IOException {
    if (!Files.isDirectory(work)) {
      return;
    }
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
