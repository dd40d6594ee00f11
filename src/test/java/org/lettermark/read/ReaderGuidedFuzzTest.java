package org.lettermark.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * As {@link ReaderFuzzTest}, with bytes that Jazzer changes by what of the readers they reach.
 *
 * <p>A test run reads the files beside this class's name in the test resources: seeds, and whatever broke a reader once.
 * {@code JAZZER_FUZZ=1 mvn test -Dtest=ReaderGuidedFuzzTest#pdf} looks for more.
 */
class ReaderGuidedFuzzTest {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final String MINUTES = "5m";

  @TempDir static Path folder;

  @FuzzTest(maxDuration = MINUTES)
  void text(byte[] bytes) throws IOException {
    readsOrSaysWhyNot(".txt", bytes);
  }

  @FuzzTest(maxDuration = MINUTES)
  void html(byte[] bytes) throws IOException {
    readsOrSaysWhyNot(".html", bytes);
  }

  @FuzzTest(maxDuration = MINUTES)
  void markdown(byte[] bytes) throws IOException {
    readsOrSaysWhyNot(".md", bytes);
  }

  @FuzzTest(maxDuration = MINUTES)
  void pdf(byte[] bytes) throws IOException {
    readsOrSaysWhyNot(".pdf", bytes);
  }

  @FuzzTest(maxDuration = MINUTES)
  void zip(byte[] bytes) throws IOException {
    readsOrSaysWhyNot(".zip", bytes);
  }

  @FuzzTest(maxDuration = MINUTES)
  void gzip(byte[] bytes) throws IOException {
    readsOrSaysWhyNot(".txt.gz", bytes);
  }

  @FuzzTest(maxDuration = MINUTES)
  void csv(byte[] bytes) throws IOException {
    readsOrSaysWhyNot(".csv", bytes);
  }

  @FuzzTest(maxDuration = MINUTES)
  void jsonl(byte[] bytes) throws IOException {
    readsOrSaysWhyNot(".jsonl", bytes);
  }

  private static void readsOrSaysWhyNot(String suffix, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("letter" + suffix), bytes);
    long begin = System.nanoTime();
    try {
      for (LetterSource source : LetterReader.find(List.of(file))) {
        ReaderFuzzTest.read(source);
      }
    } catch (WrongInputException e) {
      assertThat(e.getMessage()).contains("letter" + suffix);
    } finally {
      Files.delete(file);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
  }
}
