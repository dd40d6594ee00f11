package org.lettermark.cli;

import java.io.PrintWriter;

/** Says which letters could not be read, the first of them one by one. */
final class Failures {

  private static final int SHOWN = 20;

  private final PrintWriter err;
  private int count;

  Failures(PrintWriter err) {
    this.err = err;
  }

  synchronized void add(String letter, String reason) {
    if (++count <= SHOWN) {
      err.println(letter + ": " + reason);
    }
  }

  /** To be called behind the last one. */
  void end() {
    if (count > SHOWN) {
      err.println("... and " + (count - SHOWN) + " more");
    }
    err.flush();
  }

  int count() {
    return count;
  }
}
