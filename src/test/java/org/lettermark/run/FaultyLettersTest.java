package org.lettermark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that throw, loop, recur, devour all memory or end the process, in real worker processes. */
class FaultyLettersTest {

  private static final int LETTERS = 300;

  @TempDir Path folder;

  @Test
  void everyFaultyLetterIsFoundAndNoOtherIsLostAndNothingOfThemIsTold() throws Exception {
    Path letters = Runs.letters(folder.resolve("letters"), LETTERS);
    Path sound = folder.resolve("sound");
    Runs.run(Runs.options(letters, sound, OutputFormat.XMI, 1)).run();
    Map<String, String> undisturbed = Runs.hashes(sound);
    Map<Integer, String> faults = Map.of(3, "THROW", 90, "DIE", 171, "LOOP", 172, "RECUR", 280, "DEVOUR");
    for (Map.Entry<Integer, String> fault : faults.entrySet()) {
      Runs.letter(letters, fault.getKey(), fault.getValue() + " " + FakeEngines.CANARY);
    }
    RunOptions options = Runs.options(letters, folder.resolve("output"), OutputFormat.XMI, 2);

    LetterRun.Result result = new LetterRun(options, Runs.silent(),
        new Disk(new OutputFolder(options.output()).temporary()), FakeWorkerMain.starter(options)).run();

    assertThat(result.totals().failures())
        .extracting(Totals.Failure::uri, Totals.Failure::reason)
        .containsExactly(
            tuple("letter-003.txt", "IllegalStateException"),
            tuple("letter-090.txt", "the process died of signal 6"),
            tuple("letter-171.txt", "took more than 2 seconds of processor time"),
            tuple("letter-172.txt", "StackOverflowError"),
            tuple("letter-280.txt", "out of memory"));
    Map<String, String> hashes = Runs.hashes(options.output());
    hashes.keySet().retainAll(undisturbed.keySet());
    undisturbed.keySet().removeIf(name -> name.matches("letter-(003|090|171|172|280).xmi"));
    hashes.remove("run/letters.jsonl");
    undisturbed.remove("run/letters.jsonl");
    assertThat(hashes).isEqualTo(undisturbed);
    for (int fault : faults.keySet()) {
      Path aside = options.output().resolve(String.format("quarantine/letter-%03d", fault));
      assertThat(aside.resolve("letter.txt")).content().contains(FakeEngines.CANARY);
      assertThat(aside.resolve("reason.txt")).exists();
    }
    assertThat(result.totals().failed()).isEqualTo(faults.size());
    assertNothingIsTold(options.output());
  }

  private static void assertNothingIsTold(Path output) throws Exception {
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (!file.startsWith(output.resolve("quarantine"))) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
              .as(file.toString()).doesNotContain(FakeEngines.CANARY);
        }
      }
    }
  }
}
