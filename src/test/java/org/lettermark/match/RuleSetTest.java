package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetTest {

  @TempDir Path folder;
  private RuleSet rules;

  @BeforeEach
  void rules() throws Exception {
    Path file = Files.writeString(folder.resolve("doses.tsv"), """
        name	regex	example	finds
        $unit	mg|ml	10 mg	mg
        dose	\\d+\\s?{$unit}	take 10 mg	10 mg
        count	#\\s?(\\d+)	take #60	60
        number	\\d+	take 60	60
        tablet	(?<=take\\s)tabs	take tabs	tabs
        bullet	\u2022\\s?\\w+	\u2022 one	\u2022 one
        gain	\\bwalks?\\b.{0,20}\\bfarther\\b	She walks farther	walks farther
        """);
    rules = RuleSet.of(Rules.read(file.toString()).all());
  }

  private String at(String text, int place, int end) {
    return said(text, rules.at(text, place, end));
  }

  private static String said(String text, RuleSet.Found found) {
    return found == null ? null : found.rule().name() + "=" + found.value(text);
  }

  @Test
  void theFirstRuleThatFitsThePlaceIsTaken() {
    assertThat(at("Norco 10 mg", 6, 11)).isEqualTo("dose=10 mg");
    assertThat(at("Norco 10 of", 6, 11)).isEqualTo("number=10");
    assertThat(at("Norco #60", 6, 9)).isEqualTo("count=60");
    assertThat(at("Norco 10 mg", 5, 11)).as("a rule begins at the place, not behind it").isNull();
  }

  @Test
  void nothingIsFoundBeyondTheEnd() {
    assertThat(at("Norco 10 mg", 6, 8)).isEqualTo("number=10");
    assertThat(at("Norco 10 mg", 6, 6)).isNull();
  }

  @Test
  void aRuleMayLookAtWhatStandsBefore() {
    assertThat(at("take tabs", 5, 9)).isEqualTo("tablet=tabs");
    assertThat(at("give tabs", 5, 9)).isNull();
  }

  @Test
  void charactersBeyondAsciiAreTriedToo() {
    assertThat(at("\u2022 Norco", 0, 7)).isEqualTo("bullet=\u2022 Norco");
  }

  @Test
  void ofAStretchTheLeftmostFindOrThatOfTheEarliestRule() {
    String text = "Soma #60, 10 mg a day";
    assertThat(said(text, rules.leftmost(text, 0, text.length()))).isEqualTo("count=60");
    assertThat(said(text, rules.first(text, 0, text.length()))).isEqualTo("dose=10 mg");
    assertThat(said(text, rules.leftmost(text, 8, 12))).isEqualTo("number=10");
  }

  @Test
  void aRuleIsNoCandidateWhereALiteralOfEveryMatchIsMissing() {
    assertThat(rules.candidates("He now walks a mile.", 0, 20)).extracting(Rules.Rule::name).doesNotContain("gain");
    assertThat(rules.candidates("HE WALK MUCH FARTHER", 0, 20)).extracting(Rules.Rule::name).contains("gain");
    assertThat(rules.candidates("It walked no furtherfarther", 0, 27)).extracting(Rules.Rule::name).doesNotContain("gain");
  }
}
