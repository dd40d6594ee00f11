package org.lettermark.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;
import org.lettermark.read.ReaderOptions;
import org.lettermark.run.LetterWorker;
import org.lettermark.run.RunOptions;
import org.lettermark.tables.LetterTables;
import org.lettermark.tables.LetterView;
import org.lettermark.tables.OutcomeMask;

/**
 * The rows of a task with their findings, some at a time: the worker works while this thread waits, and this thread while the worker
 * does, so that a task needs one core.
 */
final class AnnotatedRows implements Iterator<Row> {

  /** Letters in memory at a time: enough that the worker seldom waits, and 20 MB of XMI at most. */
  private static final int BATCH = 32;

  private final Iterator<Row> rows;
  private final Job job;
  private final int id;
  private final int text;
  private final Deque<Row> ready = new ArrayDeque<>();
  private OutcomeMask masks;
  private LetterWorker worker;
  private Path folder;

  /**
   * Annotates rows.
   *
   * @param id number of the column that names a letter
   * @param text number of the column that holds it
   */
  AnnotatedRows(Iterator<Row> rows, Job job, int id, int text) {
    this.rows = rows;
    this.job = job;
    this.id = id;
    this.text = text;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || rows.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (ready.isEmpty()) {
      try {
        fill();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    return ready.remove();
  }

  private void fill() throws IOException, InterruptedException {
    List<Row> batch = new ArrayList<>();
    List<LetterSource> letters = new ArrayList<>();
    while (rows.hasNext() && batch.size() < BATCH) {
      Row row = rows.next();
      batch.add(row);
      if (missing(row) == null) {
        letters.add(LetterReader.of(String.valueOf(row.get(id)), row.getString(text), ReaderOptions.DEFAULT));
      }
    }
    if (!letters.isEmpty() && worker == null) {
      start();
    }
    Iterator<LetterWorker.Annotated> annotated =
        letters.isEmpty() ? Collections.emptyIterator() : worker.annotate(letters).iterator();
    for (Row row : batch) {
      String missing = missing(row);
      ready.add(missing != null ? failed(row, missing) : row(row, annotated.next()));
    }
  }

  private String missing(Row row) {
    return row.isNullAt(id) ? "has no id" : row.isNullAt(text) ? "has no text" : null;
  }

  private void start() throws IOException {
    TaskContext task = TaskContext.get();
    folder = Files.createTempDirectory("lettermark-task");
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) end -> close());
    }
    RunOptions options = job.options(folder);
    masks = OutcomeMask.read(OutcomeMask.RULES);
    worker = LetterWorker.start(options, job.configuration(), 1);
  }

  /** Whether the task came to its end or not: no process and no file of it stays. */
  private void close() {
    try {
      if (worker != null) {
        worker.kill();
        worker.close();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row row(Row row, LetterWorker.Annotated letter) throws IOException {
    if (letter.status().failed() != null) {
      return failed(row, letter.status().failed());
    }
    try (InputStream xmi = job.xmi()
        ? new GZIPInputStream(new ByteArrayInputStream(letter.file())) : new ByteArrayInputStream(letter.file())) {
      LetterView view = LetterView.of(letter.status().name(), FlatLetter.read(xmi), masks);
      List<Object> cells = cells(row, Lettermark.DONE, null);
      cells.addAll(TableTypes.cells(view, job.localDates()));
      if (job.xmi()) {
        cells.add(letter.file());
      }
      return RowFactory.create(cells.toArray());
    }
  }

  private Row failed(Row row, String reason) {
    List<Object> cells = cells(row, Lettermark.FAILED, reason);
    cells.addAll(Collections.nCopies(LetterTables.ALL_TABLES.size() + (job.xmi() ? 1 : 0), null));
    return RowFactory.create(cells.toArray());
  }

  private static List<Object> cells(Row row, String status, String reason) {
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(row.get(i));
    }
    cells.add(status);
    cells.add(reason);
    return cells;
  }
}
