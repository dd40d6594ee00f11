package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LettermarkTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    CommandLine line = Lettermark.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(words);
  }

  @Test
  void alonePrintsItsHelp() {
    assertThat(run()).isZero();
    assertThat(out.toString()).startsWith("Usage: lettermark").contains("annotate", "verify", "help");
  }

  @Test
  void helpExplainsACommand() {
    assertThat(run("help", "unpack")).isZero();
    assertThat(out.toString()).startsWith("Usage: lettermark unpack");
  }

  @Test
  void aMisspelledCommandIsAnsweredWithTheOneThatIsMeant() {
    assertThat(run("anotate", "letters")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean annotate").hasLineCount(1);
  }
}
