package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.testing.Letters;
import picocli.CommandLine;

class AnnotateCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int lettermark(Object... words) {
    CommandLine line = Lettermark.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(List.of(words).stream().map(String::valueOf).toArray(String[]::new));
  }

  private Path letter(String name) throws IOException {
    Path input = Files.createDirectories(folder.resolve("my letters"));
    Files.writeString(input.resolve(name), Letters.letter("He fell.", "Norco 10/325mg #60: Upheld", "It did not help."));
    return input;
  }

  @Test
  void endsWith0AndSaysWhatItFound() throws IOException {
    Path output = folder.resolve("the output");

    assertThat(lettermark("annotate", letter("a.txt"), "--output", output, "--threads", 1)).isZero();
    assertThat(out.toString()).contains("1 letter annotated").containsPattern("Determination +1").contains("UTF-8 1");
    assertThat(output.resolve("a.xmi")).exists();
    assertThat(lettermark("verify", output, folder.resolve("my letters"))).isZero();
    assertThat(lettermark("annotate", letter("a.txt"), "--output", output, "--threads", 1)).isZero();
    assertThat(out.toString()).contains("0 letters annotated").contains("1 had been done before");
  }

  @Test
  void endsWith1WhereALetterFailsAndSaysWhereItLies() throws IOException {
    Path input = letter("a.txt");
    Files.createFile(input.resolve("empty.txt"));
    Path output = folder.resolve("output");

    assertThat(lettermark("annotate", input, "--output", output, "--threads", 1)).isEqualTo(1);
    assertThat(out.toString()).contains("1 letter failed").contains("empty.txt: ").contains("quarantine");
    assertThat(output.resolve("quarantine/empty/reason.txt")).exists();
    assertThat(output.resolve("a.xmi")).exists();
  }

  @Test
  void endsWith2AndOneLineForWrongUse() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path broken = Files.createDirectories(folder.resolve("lexicon"));
    Files.writeString(broken.resolve("medications.tsv"), "phrase\tgenericName\trxcui\nnorco\thydrocodone\n");

    assertWrong("annotate", letter("a.txt"), "--output", folder.resolve("o"), "--colour");
    assertWrong("annotate", folder.resolve("nowhere"), "--output", folder.resolve("o"));
    assertWrong("annotate", empty, "--output", folder.resolve("o"));
    assertWrong("annotate", letter("a.txt"), "--output", folder.resolve("o"), "--format", "pdf");
    assertWrong("annotate", letter("a.txt"), "--output", folder.resolve("o"), "--threads", "0");
    assertWrong("annotate", letter("a.txt"));
    assertWrong("annotate", letter("a.txt"), "--output", folder.resolve("o"), "--lexicon", broken);
    assertThat(err.toString()).contains("medications.tsv:2: expected 3 cells but found 2");
    assertWrong("annotate", letter("a.txt"), "--output", folder.resolve("o2"), "--lexicon", folder.resolve("nolex"));
    assertThat(err.toString()).contains("nolex: no such folder");
    Path misnamed = Files.createDirectories(folder.resolve("misnamed"));
    Files.writeString(misnamed.resolve("medication.tsv"), "phrase\tgenericName\trxcui\nnorco\thydrocodone\t-\n");
    assertWrong("annotate", letter("a.txt"), "--output", folder.resolve("o2"), "--lexicon", misnamed);
    assertThat(err.toString()).contains("medication.tsv: no engine reads a file of this name", "medications.tsv");
  }

  private void assertWrong(Object... words) {
    err.getBuffer().setLength(0);
    assertThat(lettermark(words)).as(err.toString()).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1).allMatch(line -> line.startsWith("lettermark: "));
  }

  @Test
  void endsWith3WhereTheOutputCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(lettermark("annotate", letter("a.txt"), "--output", file.resolve("o"), "--threads", 1)).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1).allMatch(line -> line.contains("cannot be written"));
  }

  @Test
  void unpacksALetterOfAZipFile() throws IOException {
    Path output = folder.resolve("output");
    Path loose = folder.resolve("loose");
    lettermark("annotate", letter("a.txt"), "--output", output, "--format", "zip", "--threads", 1);

    assertThat(lettermark("unpack", output, "a", "--output", loose)).isZero();
    assertThat(loose.resolve("a.xmi")).content().contains("Norco 10/325mg");
    assertThat(lettermark("unpack", output, "b", "--output", loose)).isEqualTo(1);
  }

  @Test
  void helpNamesEveryExitStatus() {
    assertThat(lettermark("annotate", "--help")).isZero();
    assertThat(out.toString()).contains("--restart").contains("Exit status: 0");
  }
}
