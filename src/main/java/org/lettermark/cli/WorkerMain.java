package org.lettermark.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.lettermark.run.Worker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine;

/** The process in which "annotate" has letters annotated; not for people. */
@Command(name = "worker")
final class WorkerMain implements Callable<Integer> {

  @Mixin private AnnotateOptions options;

  @Override
  public Integer call() throws Exception {
    // Whatever a library prints would stand between the replies, and might quote a letter.
    OutputStream replies = new FileOutputStream(FileDescriptor.out);
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.setErr(System.out);
    Worker worker = new Worker(options.toRun(), replies);
    Runtime.getRuntime().addShutdownHook(new Thread(worker::stop));
    worker.serve(System.in);
    return 0;
  }

  public static void main(String[] arguments) {
    // Past all hooks: there is nothing left to stop.
    Runtime.getRuntime().halt(new CommandLine(new WorkerMain()).execute(arguments));
  }
}
