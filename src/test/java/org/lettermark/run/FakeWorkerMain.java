package org.lettermark.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import org.lettermark.pipeline.LetterPipeline;

/** A worker process with {@link FakeEngines} over those of the pipeline. */
final class FakeWorkerMain {

  private FakeWorkerMain() {}

  public static void main(String[] none) throws Exception {
    Worker.of(System.in, new FileOutputStream(FileDescriptor.out),
        wanted -> new FakeEngines(Engines.of(LetterPipeline.start(wanted)))).serve();
    Runtime.getRuntime().halt(0);
  }

  static WorkerLink.Starter starter(RunOptions options) {
    return WorkerProcess.starter(FakeWorkerMain.class, options);
  }
}
