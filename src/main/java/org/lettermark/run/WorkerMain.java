package org.lettermark.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** The process in which letters are annotated; not for people. */
public final class WorkerMain {

  private WorkerMain() {}

  public static void main(String[] none) throws IOException {
    // Whatever a library prints would stand between the replies, and might quote a letter.
    OutputStream replies = new FileOutputStream(FileDescriptor.out);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
    Worker worker = Worker.of(System.in, replies);
    Runtime.getRuntime().addShutdownHook(new Thread(worker::stop));
    worker.serve();
    // Past all hooks: there is nothing left to stop.
    Runtime.getRuntime().halt(0);
  }
}
