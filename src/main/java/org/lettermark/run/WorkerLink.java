package org.lettermark.run;

import java.io.IOException;

/** A worker as the run sees it. */
interface WorkerLink {

  /** How a run gets a worker. */
  interface Starter {
    /** @param letters letters of the run */
    WorkerLink start(int letters) throws IOException;

    /** A worker whose exceptions say where they come from; it is slower. */
    default WorkerLink startTracing() throws IOException {
      return start(1);
    }
  }

  /** What {@link #receive} gives when the worker has ended. */
  String END = "";

  /** Sends a line, at the latest when there is nothing to receive. */
  void send(String... cells);

  /** The next line, {@link #END}, or null where none came in this time. */
  String receive(long millis) throws InterruptedException;

  /** No more requests will come. */
  void finish();

  /** Lets a worker without work end. */
  void close();

  /** Ends the worker, whatever it does. */
  void kill();

  /** Why it ended, in words. */
  String end();
}
