package org.lettermark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.match.LexiconException;

class SyntaxTest {

  @TempDir Path folder;

  @Test
  void aRuleIsTriedWhereTheStemsStandThatItNeeds() throws IOException {
    Syntax syntax = rules("gain\t\\bwalks\\b.{0,20}\\bfarther\\b\tShe walks farther\twalks farther\twalk & far|long");

    assertThat(syntax.firstRule("gain", "He now walks a mile farther.").value()).isEqualTo("walks a mile farther");
    assertThat(syntax.firstRule("gain", "He now runs farther.")).isNull();
  }

  @Test
  void aRuleWhoseOwnExampleLacksWhatItNeedsIsRefused() {
    assertThatThrownBy(() -> rules("gain\twalks\tShe walks\twalks\trun"))
        .isInstanceOf(LexiconException.class)
        .hasMessageEndingWith("gains.tsv:2: expected the example to hold what the rule needs");
  }

  @Test
  void stemsAreOfTwoAsciiCharactersOrMore() {
    assertThatThrownBy(() -> rules("gain\twalks\tShe walks\twalks\tw"))
        .isInstanceOf(LexiconException.class)
        .hasMessageEndingWith("gains.tsv:2: expected stems of two characters or more, in ASCII");
    assertThatThrownBy(() -> rules("gain\twalks\tShe walks\twalks\twalk|\u00e9lan"))
        .isInstanceOf(LexiconException.class)
        .hasMessageEndingWith("gains.tsv:2: expected stems of two characters or more, in ASCII");
  }

  private Syntax rules(String row) throws IOException {
    Path file = Files.writeString(folder.resolve("gains.tsv"), "name\tregex\texample\tfinds\tneeds\n" + row + "\n");
    return Syntax.read(file.toString(), "needs");
  }
}
