package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceRulesTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void rules() throws Exception {
    file = Files.writeString(folder.resolve("doses.tsv"), """
        name	regex	example	finds
        $unit	mg|ml	10 mg	mg
        dose	\\d+\\s?{$unit}	take 10 mg	10 mg
        count	#\\s?(\\d+)	take #60	60
        number	\\d+	take 60	60
        tablet	(?<=take\\s)tabs	take tabs	tabs
        bullet	\u2022\\s?\\w+	\u2022 one	\u2022 one
        """);
  }

  private String at(String text, int place, int limit) throws Exception {
    PlaceRules.Found found = PlaceRules.of(Rules.read(file.toString()).all()).in(text).at(place, limit);
    return found == null ? null : found.rule().name() + "=" + found.value();
  }

  @Test
  void theFirstRuleThatFitsThePlaceIsTaken() throws Exception {
    assertThat(at("Norco 10 mg", 6, 11)).isEqualTo("dose=10 mg");
    assertThat(at("Norco 10 of", 6, 11)).isEqualTo("number=10");
    assertThat(at("Norco #60", 6, 9)).isEqualTo("count=60");
    assertThat(at("Norco 10 mg", 5, 11)).as("a rule begins at the place, not behind it").isNull();
  }

  @Test
  void nothingIsFoundBeyondTheLimit() throws Exception {
    assertThat(at("Norco 10 mg", 6, 8)).isEqualTo("number=10");
    assertThat(at("Norco 10 mg", 6, 6)).isNull();
  }

  @Test
  void aRuleMayLookAtWhatStandsBefore() throws Exception {
    assertThat(at("take tabs", 5, 9)).isEqualTo("tablet=tabs");
    assertThat(at("give tabs", 5, 9)).isNull();
  }

  @Test
  void charactersBeyondAsciiAreTriedToo() throws Exception {
    assertThat(at("\u2022 Norco", 0, 7)).isEqualTo("bullet=\u2022 Norco");
  }
}
