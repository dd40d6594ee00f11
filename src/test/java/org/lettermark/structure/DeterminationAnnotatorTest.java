package org.lettermark.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.lettermark.testing.Letters;
import org.lettermark.type.Determination;

class DeterminationAnnotatorTest {

  @Test
  void marksTheRequestUpToTheColonBeforeItsOutcome() {
    assertThat(Letters.find(Determination.class, Letters.letter("He fell.", "Norco 10/325mg #60: Overturned", "It helps.")))
        .extracting(Determination::getCoveredText, Determination::getOutcome, Determination::getNumber)
        .containsExactly(tuple("Norco 10/325mg #60", "overturned", 1));
  }
}
