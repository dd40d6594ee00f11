package org.lettermark.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lettermark.read.LetterSource;

/**
 * Annotates letters for a program that has them at hand and wants them back, such as a task of a cluster: in a process of
 * its own, with the limits and verdicts of a {@link LetterRun}. A letter that the process dies of is tried again alone and
 * comes back as failed; the caller lives, and no other letter is lost.
 *
 * <p>Works in a folder of its own below that for temporary files, which is gone with it. For one thread.
 */
public final class LetterWorker implements Closeable {

  /**
   * What became of a letter.
   *
   * @param status findings, or why it failed
   * @param file the annotated letter in the format of the options; null where it failed
   */
  public record Annotated(Status status, byte[] file) {}

  private static final Pattern CONFIGURATION = Pattern.compile("\"configuration\": \"([0-9a-f]+)\"");

  private final RunOptions options;
  private final Dispatcher dispatcher;

  /**
   * Starts a worker.
   *
   * @param wanted format, pipeline, reader and limits; its inputs, output and number of threads mean nothing here
   * @param configuration hash that the worker's configuration must have, or null for any
   * @param letters how many letters there will be, about
   */
  public static LetterWorker start(RunOptions wanted, String configuration, int letters) throws IOException {
    return start(wanted, configuration, letters, WorkerMain.class);
  }

  static LetterWorker start(RunOptions wanted, String configuration, int letters, Class<?> workerMain) throws IOException {
    if (wanted.format() == OutputFormat.ZIP) {
      throw new IllegalArgumentException("a letter alone is no zip file");
    }
    Path folder = Files.createTempDirectory("lettermark");
    Files.createDirectories(new OutputFolder(folder).temporary());
    RunOptions options = new RunOptions(List.of(), folder, wanted.format(), wanted.tokens(), wanted.workingTypes(), 1,
        wanted.pipeline(), wanted.reader(), wanted.limits(), false);
    LetterWorker worker = new LetterWorker(options, configuration, workerMain);
    try {
      worker.dispatcher.start(letters);
    } catch (IOException e) {
      worker.close();
      throw new StoppedRunException("the worker process does not start: " + e.getMessage());
    }
    return worker;
  }

  private LetterWorker(RunOptions options, String configuration, Class<?> workerMain) {
    this.options = options;
    dispatcher = new Dispatcher(options, WorkerProcess.starter(workerMain, options), ready -> require(configuration, ready));
  }

  private static void require(String wanted, String ready) throws RefusedRunException {
    Matcher hash = CONFIGURATION.matcher(ready);
    String found = hash.find() ? hash.group(1) : "unknown";
    if (wanted != null && !wanted.equals(found)) {
      throw new RefusedRunException(
          "lexicons, models or version are not those of the job: configuration " + found + ", not " + wanted);
    }
  }

  /**
   * Annotates letters; one result for each, in their order.
   *
   * @throws RefusedRunException where lexicons, models or options are wrong, or not those of the job
   * @throws StoppedRunException where no worker can be started, or nothing can be written
   */
  public List<Annotated> annotate(List<LetterSource> letters) throws IOException, InterruptedException {
    Annotated[] results = new Annotated[letters.size()];
    dispatcher.work(IntStream.range(0, results.length).iterator(), new Dispatcher.Work() {
      @Override
      public String[] request(int letter, boolean alone) {
        return new String[] {
          alone ? Protocol.ALONE : Protocol.LETTER, String.valueOf(letter), file(letter), letters.get(letter).address()
        };
      }

      @Override
      public void done(int letter, String[] reply) throws IOException {
        Status status = Status.parse(reply[2]);
        Path file = options.output().resolve(file(letter));
        results[letter] = new Annotated(status, status.failed() == null ? Files.readAllBytes(file) : null);
        Files.deleteIfExists(file);
      }

      @Override
      public void guilty(int letter, String reason) {
        LetterSource source = letters.get(letter);
        results[letter] = new Annotated(Status.failed(source.name(), source.uri(), file(letter), reason), null);
      }

      @Override
      public boolean isFull() {
        return false;
      }
    });
    return new ArrayList<>(Arrays.asList(results));
  }

  private String file(int letter) {
    return letter + options.format().suffix();
  }

  /** Ends the worker, whatever it does. From any thread. */
  public void kill() {
    dispatcher.kill();
  }

  /** Ends the worker and removes its folder. */
  @Override
  public void close() throws IOException {
    dispatcher.close();
    try (Stream<Path> files = Files.walk(options.output())) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }
}
