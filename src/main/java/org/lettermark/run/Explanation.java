package org.lettermark.run;

import java.io.IOException;
import java.util.List;
import org.lettermark.read.LetterSource;

/**
 * Finds out where in our code letters failed: workers make no stack traces, which would take a quarter of their time, so
 * one that does annotates them once more and writes their {@code reason.txt} anew.
 */
final class Explanation {

  /** More letters of one run fail, as a rule, for the same reasons. */
  private static final int MOST = 20;

  private static final long WAIT_MILLIS = 100;
  private static final long START_SECONDS = 60;

  private final WorkerLink.Starter starter;
  private final RunOptions.Limits limits;

  Explanation(WorkerLink.Starter starter, RunOptions.Limits limits) {
    this.starter = starter;
    this.limits = limits;
  }

  /** Explains the first of these letters; a worker that dies or does not end leaves the others as they are. */
  void of(List<LetterSource> failed) throws IOException, InterruptedException {
    if (failed.isEmpty()) {
      return;
    }
    WorkerLink worker = starter.startTracing();
    try {
      if (!replies(worker, Protocol.READY, START_SECONDS)) {
        return;
      }
      worker.send(Protocol.GO);
      for (LetterSource letter : failed.subList(0, Math.min(MOST, failed.size()))) {
        worker.send(Protocol.EXPLAIN, "0", "-", letter.address());
        if (!replies(worker, Protocol.DONE, limits.cpuSeconds())) {
          return;
        }
      }
    } finally {
      worker.kill();
    }
  }

  private static boolean replies(WorkerLink worker, String reply, long seconds) throws InterruptedException {
    for (long i = 0; i < seconds * 1000 / WAIT_MILLIS; i++) {
      String line = worker.receive(WAIT_MILLIS);
      if (line != null) {
        return line.startsWith(reply);
      }
    }
    return false;
  }
}
