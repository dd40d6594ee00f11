package org.lettermark.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.lettermark.tables.Figures;
import org.lettermark.tables.TableStore;

/**
 * What the page of the corpus shows: the figures that "figures" prints, over the tables that "export" makes.
 *
 * @param summary over how many letters
 * @param plots a plot and table for each figure that has rows
 */
public record CorpusPage(Report.Summary summary, List<Plot> plots) {

  /** The tables while letters are read: a file for the time of the report, without the letters' words. */
  static final class Collected implements Closeable {

    private final Path folder = Files.createTempDirectory("lettermark");
    private final TableStore store;

    Collected() throws IOException {
      store = TableStore.create(folder.resolve("tables.duckdb"));
    }

    void add(LetterRows rows) throws IOException {
      store.add(rows.all());
    }

    /** Asks for all figures. */
    CorpusPage page(Report.Summary summary) throws IOException {
      Connection tables = store.finish();
      List<Plot> plots = new ArrayList<>();
      for (String name : Figures.names()) {
        Figures.Figure figure = Figures.of(name, tables);
        if (!figure.rows().isEmpty()) {
          plots.add(Plot.of(figure));
        }
      }
      return new CorpusPage(summary, plots);
    }

    @Override
    public void close() throws IOException {
      store.close();
      try (var files = Files.list(folder)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    }
  }
}
