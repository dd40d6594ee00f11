package org.lettermark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;
import org.lettermark.read.ReaderOptions;

class LetterWorkerTest {

  @TempDir private Path folder;

  private static LetterSource letter(String id, String text) {
    return LetterReader.of(id, text, ReaderOptions.DEFAULT);
  }

  @Test
  void aLetterGivenByValueHasTheXmiOfOneInAFile() throws Exception {
    String text = "He hurt his back on 03/04/2019.\r\n\u00a0\tNo caf\u00e9, \ud83d\ude00 Norco 10/325 mg.\n";
    Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("one.txt"), text);
    RunOptions options = Runs.options(folder.resolve("in"), folder.resolve("out"), OutputFormat.XMI, 1);
    new LetterRun(options, WorkerMain.class, Runs.silent()).run();
    try (LetterWorker worker = LetterWorker.start(options, null, 1)) {
      LetterWorker.Annotated one = worker.annotate(List.of(letter("one.txt", text))).get(0);
      assertThat(new String(one.file(), StandardCharsets.UTF_8))
          .isEqualTo(Files.readString(folder.resolve("out").resolve("one.xmi")));
    }
  }

  @Test
  void whatKillsAWorkerFailsAndAllOthersAreDone() throws Exception {
    RunOptions options = Runs.options(folder, folder.resolve("out"), OutputFormat.XMI_GZ, 1);
    List<LetterSource> letters = Stream.of("fine", "LOOP", "fine", "RECUR", "DEVOUR", "fine", "DIE", " ", "fine")
        .map(words -> letter("letter", words)).toList();
    try (LetterWorker worker = LetterWorker.start(options, null, 9, FakeWorkerMain.class)) {
      assertThat(worker.annotate(letters)).extracting(one -> one.status().failed()).satisfiesExactly(
          none -> assertThat(none).isNull(),
          reason -> assertThat(reason).startsWith("took more than 2 seconds of processor time"),
          none -> assertThat(none).isNull(),
          reason -> assertThat(reason).isEqualTo("StackOverflowError"),
          reason -> assertThat(reason).isEqualTo("out of memory"),
          none -> assertThat(none).isNull(),
          reason -> assertThat(reason).isEqualTo("the process died of signal 6"),
          reason -> assertThat(reason).isEqualTo("has nothing but blanks in it"),
          none -> assertThat(none).isNull());
      assertThat(worker.annotate(List.of(letter("later", "fine")))).extracting(one -> one.status().failed())
          .containsOnlyNulls();
    }
  }

  @Test
  void anotherConfigurationThanTheJobsIsRefused() throws Exception {
    RunOptions options = Runs.options(folder, folder.resolve("out"), OutputFormat.XMI, 1);
    try (LetterWorker worker = LetterWorker.start(options, "0123456789abcdef", 1)) {
      assertThatThrownBy(() -> worker.annotate(List.of(letter("one", "fine"))))
          .isInstanceOf(RefusedRunException.class).hasMessageContaining("not 0123456789abcdef");
    }
  }
}
