package org.lettermark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lettermark.testing.Letters;
import org.lettermark.type.FunctionalImprovement;

class FunctionalImprovementAnnotatorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The brace has brought functional improvement             | improved      | general
          With the medication she can cook and clean               | improved      | dailyLiving
          He was released to full duty after the injection         | improved      | work
          There was an improvement in walking with the cane        | improved      | mobility
          The tablets helped the worker's functional mobility      | improved      | mobility
          Her range of motion has improved since surgery           | improved      | motion
          His grip strength increased over the course of therapy   | improved      | strength
          The therapy did not improve his function                 | notImproved   | general
          Function has declined on this drug                       | notImproved   | general
          There is no evidence of objective functional improvement | notDocumented | general
          A gain in function was not documented                    | notDocumented | general
          The chart does not reflect functional gains from therapy | notDocumented | general
          There was a lack of functional improvement with the drug | notDocumented | general
          Each visit should record any improvement in function     | criterion     | general
          The goal of therapy is a return to full duty             | criterion     | work
          """)
  void saysWhatTheSentenceStatesAboutFunction(String sentence, String polarity, String domain) {
    assertThat(Letters.find(FunctionalImprovement.class, "He fell. " + sentence + ". He smokes."))
        .extracting(
            FunctionalImprovement::getCoveredText, FunctionalImprovement::getPolarity, FunctionalImprovement::getDomain)
        .containsExactly(tuple(sentence, polarity, domain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A functional capacity evaluation was requested.",
        "She was referred to a functional restoration program.",
        "He has functional deficits of the knee.",
        "Renal function improved with water.",
        "The pain is better with rest and worse with walking.",
        "The pain went from 8/10 to 4/10 with the medication.",
        "Range of motion was decreased and strength was 4/5.",
        "The elbow showed reduced motion and increased swelling.",
        "Hip flexion was limited, with increased clicking of the joint.",
        "He is working full time."
      })
  void marksNothingThatIsNoEffectOnFunction(String sentence) {
    assertThat(Letters.find(FunctionalImprovement.class, sentence)).isEmpty();
  }

  @Test
  void theModelKnowsEffectsThatNoRuleHasWordsFor() {
    assertThat(Letters.find(FunctionalImprovement.class, "He fell. Since the injection she carries her groceries upstairs again. He smokes."))
        .singleElement().satisfies(statement -> {
          assertThat(statement.getCoveredText()).isEqualTo("Since the injection she carries her groceries upstairs again");
          assertThat(statement.getPolarity()).isEqualTo("improved");
          assertThat(statement.getRuleId()).isEqualTo("models:statements");
          assertThat(statement.getConfidence()).isBetween(0.95, 1.0);
        });
  }

  @Test
  void whatAGuidelineSaysIsACriterionAndItsOwn() {
    assertThat(rationale("The MTUS recommends therapy that has improved function. No functional improvement was recorded."))
        .extracting(FunctionalImprovement::getPolarity, FunctionalImprovement::getHolder, FunctionalImprovement::getIssue)
        .containsExactly(tuple("criterion", "guideline", 1), tuple("notDocumented", "reviewer", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The utilization review denied it as function had not improved. | utilizationReview
          Her function has improved with the brace.                      | treatingPhysician
          """)
  void theSummaryTellsWhatOthersHold(String sentence, String holder) {
    assertThat(Letters.find(FunctionalImprovement.class, Letters.letter(sentence, "Brace: Upheld", "He fell.")))
        .extracting(FunctionalImprovement::getHolder)
        .containsExactly(holder);
  }

  private static List<FunctionalImprovement> rationale(String rationale) {
    return Letters.find(FunctionalImprovement.class, Letters.letter("He fell.", "Brace: Upheld", rationale));
  }
}
