package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

  @TempDir Path folder;

  @Test
  void groupOneIsTheValue() throws IOException {
    Rules rules = rules("quantity\t#\\s?(\\d{1,4})\tNorco #60\t60");
    Matcher matcher = rules.named("quantity").get(0).matcher("Soma # 30");
    assertThat(matcher.find()).isTrue();
    assertThat(Rules.value(matcher)).isEqualTo("30");
  }

  @Test
  void aRuleThatMissesItsOwnExampleIsRefused() {
    assertThatThrownBy(() -> rules("quantity\t#(\\d+)\tNorco 60\t60"))
        .isInstanceOf(LexiconException.class)
        .hasMessageEndingWith("rules.tsv:2: expected the rule to find \"60\" in its example, but it found nothing");
  }

  @Test
  void aBrokenExpressionIsRefused() {
    assertThatThrownBy(() -> rules("quantity\t#(\\d+\tNorco #60\t60"))
        .hasMessageContaining("rules.tsv:2: expected a regular expression, but");
  }

  @Test
  void aRowWithAMissingCellIsRefused() {
    assertThatThrownBy(() -> rules("quantity\t#\\d+\tNorco #60"))
        .hasMessageEndingWith("rules.tsv:2: expected 4 cells but found 3");
  }

  @Test
  void anEmptyCellIsWrittenAsAHyphen() {
    assertThatThrownBy(() -> rules("quantity\t#\\d+\t\t#60")).hasMessageContaining("rules.tsv:2: expected \"-\"");
  }

  @Test
  void whatBeginsALineIsFoundBehindEveryKindOfLineEnd() throws IOException {
    Rules.Rule rule = rules("item\t^[ ]*Soma|^Norco(?:x|y)?\tSoma\tSoma").all().get(0);

    for (String lineEnd : List.of("\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029")) {
      assertThat(rule.find("No Soma" + lineEnd + "Norco").start()).isEqualTo(7 + lineEnd.length());
    }
    assertThat(rule.find("No Soma, Norco\n")).isNull();
    assertThat(rule.find("No Soma, Norco", 3, 7).group()).isEqualTo("Soma");
  }

  @Test
  void anAlternativeThatBeginsNoLineIsFoundAnywhere() throws IOException {
    for (String regex : List.of("^Soma|Norco", "^Soma[)|]*|Norco", "^(?:Soma|Lyrica)|Norco", "^Soma\\(|Norco", "^?Norco")) {
      assertThat(rules("item\t" + regex + "\ttake Norco\tNorco").all().get(0).find("and Norco").group()).isEqualTo("Norco");
    }
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("rules.tsv"), "# a comment\nname\tregex\n");
    assertThatThrownBy(() -> Rules.read(file.toString()))
        .hasMessageEndingWith("rules.tsv:2: expected a column \"example\"");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Rules.read("nowhere/rules.tsv")).hasMessage("nowhere/rules.tsv: no such file");
  }

  private Rules rules(String row) throws IOException {
    Path file = folder.resolve("rules.tsv");
    Files.writeString(file, "name\tregex\texample\tfinds\n" + row + "\n");
    return Rules.read(file.toString());
  }
}
