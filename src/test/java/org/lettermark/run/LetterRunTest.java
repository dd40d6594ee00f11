package org.lettermark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterRunTest {

  private static final int LETTERS = 12;

  @TempDir Path folder;

  private Path letters;
  private Path output;

  @BeforeEach
  void write() throws IOException {
    letters = Runs.letters(folder.resolve("letters"), LETTERS);
    output = folder.resolve("output");
  }

  private RunOptions options(OutputFormat format) {
    return Runs.options(letters, output, format, 1);
  }

  private Map<String, String> golden(OutputFormat format) throws Exception {
    Path golden = folder.resolve("golden-" + format);
    Runs.run(Runs.options(letters, golden, format, 1)).run();
    return Runs.hashes(golden);
  }

  @Test
  void everyLetterGetsAFileAndALine() throws Exception {
    LetterRun.Result result = Runs.run(options(OutputFormat.XMI)).run();

    assertThat(result.totals().letters()).isEqualTo(LETTERS);
    assertThat(result.totals().failed()).isZero();
    assertThat(Runs.hashes(output).keySet())
        .contains("letter-000.xmi", "letter-011.xmi", "TypeSystem.xml", "TypeSystemStyleMap.xml", "run/run.json")
        .hasSize(LETTERS + 4);
    assertThat(Files.readAllLines(output.resolve("run/letters.jsonl"))).hasSize(LETTERS)
        .allMatch(line -> line.contains("\"sha256\":"));
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void manyThreadsWriteTheSameBytesAsOne(OutputFormat format) throws Exception {
    Runs.run(Runs.options(letters, output, format, 4)).run();

    assertThat(Runs.hashes(output)).isEqualTo(golden(format));
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void aRunThatIsStoppedAgainAndAgainEndsWithTheSameBytes(OutputFormat format) throws Exception {
    boolean stopped = true;
    for (int i = 1; stopped && i < 2 * LETTERS; i++) {
      int stop = i;
      stopped = Runs.run(options(format), disk(), done -> done >= stop).run().stopped();
    }

    assertThat(Runs.run(options(format)).run().totals().letters()).isEqualTo(LETTERS);
    assertThat(Runs.hashes(output)).isEqualTo(golden(format));
  }

  @ParameterizedTest
  @EnumSource(value = OutputFormat.class, names = {"XMI", "ZIP"})
  void whicheverWriteSyncOrMoveFailsTheNextRunEndsWithTheSameBytes(OutputFormat format) throws Exception {
    Map<String, String> golden = golden(format);
    int failure = 0;
    boolean failed = true;
    while (failed) {
      FileUtils.deleteDirectory(output.toFile());
      failed = false;
      failure++;
      try {
        Runs.run(options(format), new FailingDisk(new OutputFolder(output).temporary(), failure), done -> false).run();
      } catch (StoppedRunException e) {
        failed = true;
        assertThat(e).hasMessageContaining("cannot be written");
      }
      Runs.run(options(format)).run();
      assertThat(Runs.hashes(output)).as("after failure %d", failure).isEqualTo(golden);
    }
    assertThat(failure).isGreaterThan(LETTERS);
  }

  @Test
  void lettersThatHaveComeInSinceAreAdded() throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Runs.letter(letters, 100, "He is new.");

    LetterRun.Result result = Runs.run(options(OutputFormat.XMI)).run();

    assertThat(result.doneBefore()).isEqualTo(LETTERS);
    assertThat(result.totals().letters()).isEqualTo(LETTERS + 1);
    assertThat(output.resolve("letter-100.xmi")).exists();
  }

  @Test
  void aLetterWhoseFileIsGoneIsDoneAgain() throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Map<String, String> before = Runs.hashes(output);
    Files.delete(output.resolve("letter-003.xmi"));

    Runs.run(options(OutputFormat.XMI)).run();

    assertThat(Runs.hashes(output).get("letter-003.xmi")).isEqualTo(before.get("letter-003.xmi"));
    assertThat(Files.readAllLines(output.resolve("run/letters.jsonl"))).hasSize(LETTERS);
  }

  @Test
  void aLineThatBrokeOffIsWrittenAgain() throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Path log = output.resolve("run/letters.jsonl");
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 20);
    }

    Runs.run(options(OutputFormat.XMI)).run();

    assertThat(Runs.hashes(output)).isEqualTo(golden(OutputFormat.XMI));
  }

  @Test
  void aChangedConfigurationIsRefusedByName() throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Map<String, String> before = Runs.hashes(output);

    assertThatThrownBy(() -> Runs.run(options(OutputFormat.BINARY)).run())
        .isInstanceOf(RefusedRunException.class).hasMessageContaining("format").hasMessageContaining("--restart");
    assertThat(Runs.hashes(output)).isEqualTo(before);
  }

  @Test
  void aChangedLetterIsRefusedByName() throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Runs.letter(letters, 5, "He hurt his neck.");

    assertThatThrownBy(() -> Runs.run(options(OutputFormat.XMI)).run())
        .isInstanceOf(RefusedRunException.class).hasMessageContaining("letter-005.txt").hasMessageContaining("--restart");
  }

  @Test
  void aRestartLeavesNothingOfTheEarlierRun() throws Exception {
    Runs.run(options(OutputFormat.BINARY)).run();
    Files.writeString(output.resolve("notes.txt"), "the user's own");

    Runs.run(Runs.restarting(options(OutputFormat.XMI))).run();

    Map<String, String> hashes = Runs.hashes(output);
    assertThat(hashes.remove("notes.txt")).isNotNull();
    assertThat(hashes).isEqualTo(golden(OutputFormat.XMI));
  }

  @Test
  void twoRunsInOneFolderAreOneTooMany() throws Exception {
    Files.createDirectories(output);
    try (FileChannel lock = new OutputFolder(output).lock()) {
      assertThatThrownBy(() -> Runs.run(options(OutputFormat.XMI)).run())
          .isInstanceOf(RefusedRunException.class).hasMessageContaining("another run");
    }
  }

  @Test
  void aLockThatNobodyHoldsAnyMoreHindersNobody() throws Exception {
    new OutputFolder(output).lock().close();

    assertThat(Runs.run(options(OutputFormat.XMI)).run().totals().letters()).isEqualTo(LETTERS);
  }

  @Test
  void lettersOfNoRunAreNotMixedWithOthers() throws Exception {
    Files.createDirectories(output);
    Files.writeString(output.resolve("letter-000.xmi"), "the user's own");

    assertThatThrownBy(() -> Runs.run(options(OutputFormat.XMI)).run()).isInstanceOf(RefusedRunException.class);
    assertThat(output.resolve("letter-000.xmi")).hasContent("the user's own");
  }

  @Test
  void aFailedLetterThatIsMendedIsDoneAgainAndTheOthersAreNot() throws Exception {
    Runs.letter(letters, 4, "THROW");
    assertThat(Runs.run(options(OutputFormat.XMI)).run().totals().failed()).isEqualTo(1);
    assertThat(Runs.run(options(OutputFormat.XMI)).run().totals().failed()).isEqualTo(1);
    Runs.letter(letters, 4, "He hurt his back.");

    LetterRun.Result result = Runs.run(options(OutputFormat.XMI)).run();

    assertThat(result.totals().failed()).isZero();
    assertThat(result.doneBefore()).isEqualTo(LETTERS - 1);
    assertThat(output.resolve("letter-004.xmi")).exists();
    assertThat(output.resolve("quarantine")).doesNotExist();
  }

  @Test
  void aLetterThatWaitsForEverIsSetAsideByTheClock() throws Exception {
    Runs.letter(letters, 4, "SLEEP");

    LetterRun.Result result = Runs.run(limited(options(OutputFormat.XMI), new RunOptions.Limits(600, 2, 10))).run();

    assertThat(result.totals().failures()).extracting(Totals.Failure::uri, Totals.Failure::reason)
        .containsExactly(tuple("letter-004.txt", "did not end within 2 seconds"));
    assertThat(result.totals().letters()).isEqualTo(LETTERS);
    assertThat(output.resolve("quarantine/letter-004/letter.txt")).content().contains("SLEEP");
  }

  @Test
  void whatARunThatDiedTriedAloneDoesNotStayInQuarantine() throws Exception {
    Runs.letter(letters, 4, "THROW");
    Runs.run(options(OutputFormat.XMI)).run();
    Path tried = Files.createDirectories(output.resolve("quarantine/letter-007"));
    Files.writeString(tried.resolve("letter.txt"), "Letter 7.");

    Runs.run(options(OutputFormat.XMI)).run();

    assertThat(tried).doesNotExist();
    assertThat(output.resolve("quarantine/letter-004/reason.txt")).exists();
  }

  @Test
  void aWorkerThatDiesBeforeItIsReadyIsReplaced() throws Exception {
    RunOptions options = options(OutputFormat.XMI);
    Queue<WorkerLink> workers = new ArrayDeque<>(List.of(
        new DeadWorker(), new DeadWorker(), new InProcessWorker(options, wanted -> new FakeEngines(), disk())));

    assertThat(new LetterRun(options, Runs.silent(), disk(), any -> workers.remove()).run().totals().letters())
        .isEqualTo(LETTERS);
  }

  @Test
  void workersThatNeverGetReadyEndTheRun() {
    assertThatThrownBy(() -> new LetterRun(options(OutputFormat.XMI), Runs.silent(), disk(), any -> new DeadWorker()).run())
        .isInstanceOf(StoppedRunException.class).hasMessageContaining("does not start");
  }

  @Test
  void theReasonNamesTheErrorAndOurFramesAndNoWordOfTheLetter() throws Exception {
    Runs.letter(letters, 4, "THROW " + FakeEngines.CANARY);
    RunOptions options = options(OutputFormat.ZIP);

    new LetterRun(options, Runs.silent(), disk(), FakeWorkerMain.starter(options)).run();

    assertThat(output.resolve("quarantine/letter-004/reason.txt")).content()
        .contains("java.lang.IllegalStateException", "org.lettermark.run.FakeEngines.annotate(FakeEngines.java:")
        .doesNotContain(FakeEngines.CANARY).doesNotContain("cannot stand");
  }

  @Test
  void tooManyFailuresEndTheRun() throws Exception {
    for (int i = 0; i < 4; i++) {
      Runs.letter(letters, i, "THROW");
    }
    RunOptions all = options(OutputFormat.XMI);
    RunOptions strict = limited(all, new RunOptions.Limits(2, 600, 2));

    assertThatThrownBy(() -> Runs.run(strict).run())
        .isInstanceOf(StoppedRunException.class).hasMessageContaining("--max-quarantine");
    assertThat(Runs.run(all).run().totals().failed()).isEqualTo(4);
  }

  private static RunOptions limited(RunOptions options, RunOptions.Limits limits) {
    return new RunOptions(options.inputs(), options.output(), options.format(), options.tokens(),
        options.workingTypes(), options.threads(), options.pipeline(), options.reader(), limits, options.restart());
  }

  private Disk disk() {
    return new Disk(new OutputFolder(output).temporary());
  }

  private static final class DeadWorker implements WorkerLink {
    @Override
    public void send(String... cells) {}

    @Override
    public String receive(long millis) {
      return END;
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}

    @Override
    public void kill() {}

    @Override
    public String end() {
      return "the process died of signal 9";
    }
  }

  /** A disk of which one operation fails, and then works again. */
  private static final class FailingDisk extends Disk {
    private int left;

    FailingDisk(Path temporary, int failure) {
      super(temporary);
      left = failure;
    }

    private synchronized void count() throws IOException {
      if (--left == 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    void write(FileChannel file, ByteBuffer content) throws IOException {
      if (left == 1) {
        // As a disk does that fills up: a part of it is written.
        super.write(file, content.slice(0, content.remaining() / 2));
      }
      count();
      super.write(file, content);
    }

    @Override
    void sync(FileChannel file) throws IOException {
      count();
      super.sync(file);
    }

    @Override
    void move(Path from, Path to) throws IOException {
      count();
      super.move(from, to);
    }
  }
}
