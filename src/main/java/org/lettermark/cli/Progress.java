package org.lettermark.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.lettermark.run.LetterRun;

/** Says how a run gets on: a bar on a terminal, a line now and then otherwise. */
abstract class Progress implements LetterRun.Listener, AutoCloseable {

  static Progress on(PrintWriter err) {
    return System.console() == null ? new Plain(err) : new Bar(err);
  }

  @Override
  public abstract void close();

  private static final class Plain extends Progress {
    private static final long EVERY_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private int letters;
    private long last = System.nanoTime();

    Plain(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void checking(int done) {
      err.println("Comparing " + done + " letters of an earlier run with their inputs ...");
      err.flush();
    }

    @Override
    public void started(int listed, int done) {
      letters = listed;
      if (done > 0) {
        err.println(done + " of " + listed + " letters are done already.");
        err.flush();
      }
    }

    @Override
    public void progress(int done, int failed) {
      if (System.nanoTime() - last > EVERY_NANOS) {
        last = System.nanoTime();
        err.println(done + " of " + letters + " letters" + (failed > 0 ? ", " + failed + " failed" : ""));
        err.flush();
      }
    }

    @Override
    public void close() {}
  }

  private static final class Bar extends Progress {
    private final PrintWriter err;
    private ProgressBar bar;

    Bar(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void checking(int done) {
      err.println("Comparing " + done + " letters of an earlier run with their inputs ...");
      err.flush();
    }

    @Override
    public void started(int listed, int done) {
      bar = new ProgressBarBuilder()
          .setTaskName("Letters").setInitialMax(listed).setStyle(ProgressBarStyle.ASCII).startsFrom(done, java.time.Duration.ZERO)
          .build();
    }

    @Override
    public void progress(int done, int failed) {
      bar.stepTo(done);
      if (failed > 0) {
        bar.setExtraMessage(failed + " failed");
      }
    }

    @Override
    public synchronized void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }
}
