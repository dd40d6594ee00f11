package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PassagesCommandTest {

  @TempDir Path folder;
  private final StringWriter printed = new StringWriter();

  @BeforeEach
  void aLetter() throws Exception {
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(
        folder.resolve("a.xmi"),
        "<x xmlns:type='http:///org/lettermark/type.ecore' xmlns:cas='http:///uima/cas.ecore'>"
            + "<type:GuidelineQuotation begin='0' end='4'/><cas:Sofa sofaString='Rest helps'/></x>");
  }

  @Test
  void writesTwoTablesWhereAnnotateKeepsWhatIsNoLetter() {
    assertThat(passages(folder.toString())).isZero();
    assertThat(folder.resolve("run/passages.csv")).exists();
    assertThat(folder.resolve("run/passage-quotations.csv")).exists();
    assertThat(printed.toString()).startsWith("1 letters, 1 quotations in 1 wordings: 1 passages");
  }

  @Test
  void aLetterThatCannotBeReadEndsItWithOne() throws Exception {
    Files.writeString(folder.resolve("b.xmi"), "");

    assertThat(passages(folder.toString())).isEqualTo(1);
    assertThat(printed.toString()).contains("b.xmi: is no XML that can be read");
  }

  @Test
  void wrongUseEndsItWithTwo() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(passages(folder.resolve("none").toString())).isEqualTo(2);
    assertThat(passages(empty.toString())).isEqualTo(2);
    assertThat(passages(folder.toString(), "--similarity", "0.1")).isEqualTo(2);
    assertThat(passages(folder.toString(), "--similarity", "NaN")).isEqualTo(2);
  }

  @Test
  void noFolderIsMadeInsideAFolderThatAnnotateDidNotWrite() throws Exception {
    Files.delete(folder.resolve("run"));

    assertThat(passages(folder.toString())).isEqualTo(2);
    assertThat(folder.resolve("run")).doesNotExist();
    assertThat(passages(folder.toString(), "--output", folder.resolve("tables").toString())).isZero();
    assertThat(folder.resolve("tables/passages.csv")).exists();
  }

  private int passages(String... arguments) {
    CommandLine line = Lettermark.commandLine();
    CommandLine command = line.getSubcommands().get("passages");
    for (CommandLine one : new CommandLine[] {line, command}) {
      one.setOut(new PrintWriter(printed, true));
      one.setErr(new PrintWriter(printed, true));
    }
    String[] all = new String[arguments.length + 1];
    all[0] = "passages";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return line.execute(all);
  }
}
