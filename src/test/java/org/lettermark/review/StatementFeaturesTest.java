package org.lettermark.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementFeaturesTest {

  @Test
  void wordsAreStemsAndTermsAndNumbersAreClasses() {
    String sentence = "Norco let him walking 20 minutes";

    String[] features = StatementFeatures.of(
        sentence, List.of(new StatementFeatures.Place(0, 5, "medication")), "summary", false);

    assertThat(features).contains(
        "section=summary", "quoted=false", "@medication", "walk", "@number", "^_@medication_let", "@number_minut_$");
    assertThat(features).doesNotContain("norco", "20");
  }

  @Test
  void anEmptySentenceHasNoWords() {
    assertThat(StatementFeatures.of("", List.of(), "rationale", true)).contains("quoted=true", "^_$");
  }
}
