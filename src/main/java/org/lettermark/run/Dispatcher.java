package org.lettermark.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keeps a worker busy, starts another where one dies, and finds the letter that it died of.
 *
 * <p>Whatever was in work when a worker died is suspect, and is tried again with nothing else in work. The letter
 * that a worker dies of twice when alone is guilty; any other is innocent, and nothing of it is lost.
 */
final class Dispatcher {

  /** What is done with letters, known by their numbers. */
  interface Work {
    /** The request for a letter. */
    String[] request(int letter, boolean alone);

    /** Takes the worker's reply. */
    void done(int letter, String[] reply) throws IOException;

    /** Takes the verdict over a letter that kills workers or does not end. */
    void guilty(int letter, String reason) throws IOException;

    /** Whether no further letter may be begun yet. */
    boolean isFull();
  }

  /** Is given what every new worker is made with. */
  interface Greeting {
    void ready(String configuration) throws IOException;
  }

  /** Letters that a worker has at hand for each of its threads, so that none of them waits for the run. */
  static final int AHEAD = 8;
  private static final int STRIKES = 2;
  private static final int VAIN_STARTS = 3;
  private static final long WAIT_MILLIS = 100;
  /** The worker itself reports a letter that is stuck; this much later the worker is taken to be stuck as well. */
  private static final long GRACE_SECONDS = 60;

  private final WorkerLink.Starter starter;
  private final RunOptions options;
  private final Greeting greeting;

  private int letters;
  private volatile WorkerLink worker;
  private boolean ready;
  private int vainStarts;
  private String lastWords = "";
  private long lastReply;
  private volatile boolean stopping;

  private final SortedSet<Integer> outstanding = new TreeSet<>();
  private final SortedSet<Integer> suspects = new TreeSet<>();
  private final Deque<Integer> again = new ArrayDeque<>();
  private final Map<Integer, Integer> strikes = new HashMap<>();
  private boolean alone;

  Dispatcher(RunOptions options, WorkerLink.Starter starter, Greeting greeting) {
    this.options = options;
    this.starter = starter;
    this.greeting = greeting;
  }

  /**
   * Starts a worker, so that it is ready when there is work.
   *
   * @param letters letters of the run
   */
  void start(int letters) throws IOException {
    this.letters = letters;
    start();
  }

  private void start() throws IOException {
    worker = starter.start(letters);
    ready = false;
    lastReply = System.nanoTime();
  }

  /** Waits until a worker is ready. */
  void awaitReady() throws IOException, InterruptedException {
    while (!ready && !stopping) {
      if (worker == null) {
        start();
      }
      receive(null);
    }
  }

  /** Works through letters, until all are done or {@link #stop} was called. */
  void work(PrimitiveIterator.OfInt letters, Work work) throws IOException, InterruptedException {
    while (true) {
      if (worker == null) {
        start();
      }
      if (stopping) {
        worker.finish();
      } else if (ready) {
        dispatch(letters, work);
      }
      if (outstanding.isEmpty() && (stopping || isAllDone(letters))) {
        return;
      }
      receive(work);
      if (stopping && worker == null) {
        return;
      }
    }
  }

  private boolean isAllDone(PrimitiveIterator.OfInt letters) {
    return suspects.isEmpty() && again.isEmpty() && !letters.hasNext();
  }

  private void dispatch(PrimitiveIterator.OfInt letters, Work work) {
    if (!suspects.isEmpty()) {
      if (outstanding.isEmpty()) {
        alone = true;
        send(suspects.first(), work);
      }
      return;
    }
    alone = false;
    while (outstanding.size() < AHEAD * options.threads()) {
      if (!again.isEmpty()) {
        send(again.remove(), work);
      } else if (!work.isFull() && letters.hasNext()) {
        send(letters.nextInt(), work);
      } else {
        return;
      }
    }
  }

  private void send(int letter, Work work) {
    outstanding.add(letter);
    worker.send(work.request(letter, alone));
  }

  private void receive(Work work) throws IOException, InterruptedException {
    String line = worker.receive(WAIT_MILLIS);
    if (line == null) {
      long seconds = (System.nanoTime() - lastReply) / 1_000_000_000L;
      if (!outstanding.isEmpty() && seconds > options.limits().wallSeconds() + GRACE_SECONDS) {
        died(work, "no reply for " + seconds + " seconds");
      }
      return;
    }
    lastReply = System.nanoTime();
    String[] cells = line.split("\t");
    switch (cells[0]) {
      case WorkerLink.END -> died(work, worker.end());
      case Protocol.READY -> {
        greeting.ready(line.substring(line.indexOf('\t') + 1).replace('\t', '\n'));
        worker.send(Protocol.GO);
        ready = true;
      }
      case Protocol.REFUSED -> throw new RefusedRunException(cells[1]);
      case Protocol.OUTPUT -> throw new StoppedRunException(options.output() + ": cannot be written (" + cells[1] + ")");
      case Protocol.DONE -> {
        int letter = Integer.parseInt(cells[1]);
        outstanding.remove(letter);
        suspects.remove(letter);
        vainStarts = 0;
        work.done(letter, cells);
      }
      case Protocol.OVERTIME -> {
        int letter = Integer.parseInt(cells[1]);
        innocent(letter);
        judge(work, letter, "took more than " + options.limits().cpuSeconds() + " seconds of processor time"
            + (cells.length > 2 ? cells[2] : ""));
      }
      case Protocol.STUCK -> {
        innocent(Integer.parseInt(cells[1]));
        died(work, "did not end within " + options.limits().wallSeconds() + " seconds"
            + (cells.length > 2 ? cells[2] : ""));
      }
      case Protocol.CRASHED -> {
        int letter = Integer.parseInt(cells[1]);
        innocent(letter);
        judge(work, letter, cells[2]);
      }
      default -> lastWords = line;
    }
  }

  /** Of the letters in work only this one is to blame: the others are simply done again. */
  private void innocent(int guilty) {
    for (int letter : outstanding) {
      if (letter != guilty) {
        again.add(letter);
      }
    }
    outstanding.removeIf(letter -> letter != guilty);
  }

  private void died(Work work, String reason) throws IOException {
    if (outstanding.isEmpty() && ++vainStarts >= VAIN_STARTS && !stopping) {
      throw new StoppedRunException("the worker process does not start: " + reason
          + (ready || lastWords.isEmpty() ? "" : " (" + lastWords + ")"));
    }
    if (alone && outstanding.size() == 1 && strikes.merge(outstanding.first(), 1, Integer::sum) >= STRIKES) {
      judge(work, outstanding.first(), reason);
      return;
    }
    suspects.addAll(outstanding);
    end();
  }

  private void judge(Work work, int letter, String reason) throws IOException {
    suspects.remove(letter);
    end();
    work.guilty(letter, reason);
  }

  private void end() {
    worker.kill();
    worker = null;
    outstanding.clear();
    alone = false;
  }

  /** Lets the letters in work be finished, and no others begun. From any thread. */
  void stop() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Lets the worker end, which has no work any more. */
  void close() {
    if (worker != null) {
      worker.close();
    }
  }

  /** Ends the worker, whatever it does. From any thread. */
  void kill() {
    WorkerLink last = worker;
    if (last != null) {
      last.kill();
    }
  }
}
