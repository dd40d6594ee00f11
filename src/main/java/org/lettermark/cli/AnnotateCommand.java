package org.lettermark.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.lettermark.run.LetterRun;
import org.lettermark.run.OutputFolder;
import org.lettermark.run.RunOptions;
import org.lettermark.run.WorkerMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Annotates letters and writes them into a folder. */
@Command(
    name = "annotate",
    description = {
      "Annotate letters and write them into a folder.",
      "",
      "Given again, the same command goes on where it stopped, and adds letters that have come in since."
    },
    footer = {
      "",
      "In DIR lie the letters, TypeSystem.xml and a style map; in DIR/text the text of letters that came as HTML, "
          + "Markdown or PDF; in DIR/quarantine letters that failed, with the reason; in DIR/run what was run.",
      "",
      "Exit status: 0 all went well; 1 some letters failed; 2 wrong use; 3 the run could not go on; 130, 143 stopped."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class AnnotateCommand implements Callable<Integer> {

  private static final long STOP_MILLIS = 1_800;

  @Spec private CommandSpec spec;

  @Mixin private AnnotateOptions words;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    RunOptions options = words.toRun();
    long begin = System.nanoTime();
    try (Progress progress = Progress.on(err)) {
      LetterRun run = new LetterRun(options, WorkerMain.class, progress);
      Thread stop = new Thread(() -> stop(run, progress, err));
      Runtime.getRuntime().addShutdownHook(stop);
      LetterRun.Result result = run.run();
      progress.close();
      if (!result.stopped()) {
        Summary.print(out, result, new OutputFolder(options.output()), (System.nanoTime() - begin) / 1e9);
      }
      return result.totals().failed() > 0 ? 1 : 0;
    }
  }

  private static void stop(LetterRun run, Progress progress, PrintWriter err) {
    if (run.stop(STOP_MILLIS)) {
      progress.close();
      err.println("Stopped. The same command goes on from here.");
      err.flush();
    }
  }
}
