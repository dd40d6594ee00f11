package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Words;
import picocli.CommandLine;

class ImportIcd10cmCommandTest {

  @TempDir Path folder;
  private final StringWriter printed = new StringWriter();

  @Test
  void writesALexiconThatKnowsTheOfficialLabels() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("icd10cm_order_2099.txt"),
            "00001 G560    1 Wobbling tunnel syndrome                                     Wobbling tunnel syndrome\n");

    assertThat(run("lexicon", "import-icd10cm", file.toString(), "--output", folder.resolve("own").toString())).isZero();

    assertThat(printed.toString()).contains(" codes checked, ", " not in icd10cm_order_2099.txt, 1 names added");
    assertThat(Lexicon.read(folder.resolve("own/disorders.tsv").toString(), "icd10cm").findAll(Words.of("a wobbling tunnel syndrome")))
        .extracting(match -> match.get("icd10cm"))
        .containsExactly("G56.0");
    assertThat(run("lexicon", "check", "--lexicon", folder.resolve("own").toString())).isZero();
  }

  @Test
  void aWrongFileEndsItWithTwo() throws Exception {
    Path file = Files.writeString(folder.resolve("codes.csv"), "G56.0,Wobbling tunnel syndrome\n");

    assertThat(run("lexicon", "import-icd10cm", file.toString(), "--output", folder.toString())).isEqualTo(2);
    assertThat(printed.toString()).contains("codes.csv:1: expected the columns");
  }

  private int run(String... arguments) {
    CommandLine line = Lettermark.commandLine();
    line.setOut(new PrintWriter(printed, true));
    line.setErr(new PrintWriter(printed, true));
    return line.execute(arguments);
  }
}
