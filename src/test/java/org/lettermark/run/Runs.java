package org.lettermark.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.ReaderOptions;

/** Small runs for tests. */
final class Runs {

  private Runs() {}

  static RunOptions options(Path input, Path output, OutputFormat format, int threads) {
    return new RunOptions(List.of(input), output, format, true, true, threads, PipelineOptions.DEFAULT,
        ReaderOptions.DEFAULT, new RunOptions.Limits(2, 600, 100), false);
  }

  static RunOptions restarting(RunOptions options) {
    return new RunOptions(options.inputs(), options.output(), options.format(), options.tokens(),
        options.workingTypes(), options.threads(), options.pipeline(), options.reader(), options.limits(), true);
  }

  /** Invented letters, numbered from 0. */
  static Path letters(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      letter(folder, i, "He hurt his back.");
    }
    return folder;
  }

  static void letter(Path folder, int number, String words) throws IOException {
    Files.writeString(folder.resolve(String.format("letter-%03d.txt", number)), "Letter " + number + ". " + words);
  }

  static LetterRun run(RunOptions options) {
    return run(options, new Disk(new OutputFolder(options.output()).temporary()), done -> false);
  }

  /** A run within the test's own process that stops itself once so many letters are done. */
  static LetterRun run(RunOptions options, Disk disk, IntPredicate stop) {
    LetterRun[] self = new LetterRun[1];
    LetterRun.Listener listener = new LetterRun.Listener() {
      @Override
      public void checking(int letters) {}

      @Override
      public void started(int letters, int done) {}

      @Override
      public void progress(int done, int failed) {
        if (stop.test(done)) {
          self[0].stop(0);
        }
      }
    };
    self[0] = new LetterRun(
        options, listener, disk, letters -> new InProcessWorker(options, wanted -> new FakeEngines(), disk));
    return self[0];
  }

  static LetterRun.Listener silent() {
    return new LetterRun.Listener() {
      @Override
      public void checking(int letters) {}

      @Override
      public void started(int letters, int done) {}

      @Override
      public void progress(int done, int failed) {}
    };
  }

  /** SHA-256 of every file of an output folder that is to be the same in every run. */
  static Map<String, String> hashes(Path output) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = output.relativize(file).toString();
        if (!name.equals("run/times.tsv") && !name.equals("run/lock") && !name.startsWith("quarantine")) {
          hashes.put(name, Sha256.of(ByteBuffer.wrap(Files.readAllBytes(file))));
        }
      }
    }
    return hashes;
  }
}
