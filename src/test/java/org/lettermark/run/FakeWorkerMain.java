package org.lettermark.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.lettermark.pipeline.LetterPipeline;

/** A worker process with {@link FakeEngines} over those of the pipeline. */
final class FakeWorkerMain {

  private FakeWorkerMain() {}

  public static void main(String[] arguments) throws Exception {
    RunOptions options =
        Runs.options(Path.of(arguments[0]), Path.of(arguments[1]), OutputFormat.of(arguments[2]), Integer.parseInt(arguments[3]));
    new Worker(options, new FileOutputStream(FileDescriptor.out), wanted -> new FakeEngines(Engines.of(LetterPipeline.start(wanted))),
        new Disk(new OutputFolder(options.output()).temporary())).serve(System.in);
    Runtime.getRuntime().halt(0);
  }

  static WorkerLink.Starter starter(RunOptions options) {
    return () -> new WorkerProcess(WorkerProcess.command(FakeWorkerMain.class.getName(), options.threads(),
        List.of(options.inputs().get(0).toString(), options.output().toString(), options.format().toString(),
            String.valueOf(options.threads()))));
  }
}
