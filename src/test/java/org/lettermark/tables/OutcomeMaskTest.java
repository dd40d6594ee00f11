package org.lettermark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeMaskTest {

  private static final OutcomeMask MASK = read();

  private static OutcomeMask read() {
    try {
      return OutcomeMask.read(OutcomeMask.RULES);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "The request is not medically necessary.",
      "Medical necessity of the brace has been shown.",
      "Therefore, the brace can be had.",
      "As such, this is fine.",
      "Based on the above, twelve visits go beyond what is due.",
      "The requested brace is not supported.",
      "The request for a brace exceeds six weeks.",
      "The denial is upheld.",
      "The medication should be weaned over some weeks.",
      "This reviewer does not agree with the denial.",
      "The criteria of the guidelines have not been met.",
      "A quantity of 60 would be sufficient.",
  })
  void aConclusionGoesAsAWholeSentence(String conclusion) {
    String text = "He limps. " + conclusion + " She swims.";

    assertThat(MASK.mask(text)).isEqualTo("He limps. " + " ".repeat(conclusion.length()) + " She swims.");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "A brace >is not recommended< in the first week",
      "Imaging >is indicated< where the knee locks",
      "The pills >were authorized #60< by phone",
      "It was >modified< to six visits",
      "He >does not meet the criteria< of the chapter",
      "Norco 10/325 mg #60>: Upheld<",
      "Braces >are not routinely warranted< after a sprain",
  })
  void aVerdictWithinAReasonGoesAlone(String marked) {
    String text = marked.replaceAll("[<>]", "");
    String verdict = text.substring(marked.indexOf('>'), marked.indexOf('<') - 1);

    assertThat(MASK.mask(text)).isEqualTo(text.replace(verdict, verdict.replaceAll("\\S", " ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "The patient walks further with the drug than without it.",
      "There is no record of a home program, and pain fell from 8 to 4.",
      "Physical therapy was tried for six weeks.",
      "The chapter wants an MRI only where red flags are seen.",
  })
  void reasonsStay(String reason) {
    assertThat(MASK.mask(reason)).isEqualTo(reason);
  }

  @Test
  void aSentenceGoesOnOverLinesAndTheTextKeepsItsLines() {
    assertThat(MASK.mask("Old.\nThe request is not\n\nmedically necessary. New."))
        .isEqualTo("Old.\n" + " ".repeat(18) + "\n\n" + " ".repeat(20) + " New.");
  }

  @Property(tries = 200)
  void theLengthNeverChanges(@ForAll String text) {
    assertThat(MASK.mask(text + " is not medically necessary. " + text)).hasSize(2 * text.length() + 29);
  }
}
