package org.lettermark.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lettermark.testing.Letters;
import org.lettermark.type.Determination;

class DeterminationAnnotatorTest {

  @Test
  void marksTheRequestUpToTheColonBeforeItsOutcome() {
    assertThat(Letters.find(Determination.class, Letters.letter("He fell.", "Norco 10/325mg #60: Overturned", "It helps.")))
        .extracting(
            Determination::getCoveredText,
            Determination::getOutcome,
            Determination::getRequest,
            Determination::getCategory,
            Determination::getNumber)
        .containsExactly(tuple("Norco 10/325mg #60", "overturned", "Norco 10/325mg #60", "medication", 1));
  }

  @Test
  void takesOnlyTheRemainingPortionAsTheRequest() {
    String preamble =
        "Norco 10/325mg #90 with 2 refills was the original\nrequest. Norco 10/325mg #90 was authorized by the Claims\n"
            + "Administrator. The remaining IMR eligible portion of the\noriginal request, Norco 10/325mg, two refills is";

    assertThat(requests(preamble + ": Upheld"))
        .extracting(item -> item.getCoveredText().endsWith("refills is"), Determination::getRequest)
        .containsExactly(tuple(true, "Norco 10/325mg, two refills"));
  }

  @Test
  void takesWhatIsLeftOfAnItemThatWasAuthorisedForATime() {
    assertThat(
            requests(
                "Purchase of a walker was the original request. The Claims Administrator authorized a walker for six weeks,"
                    + "\nso that IMR is still open. The original request, purchase of a walker is: Upheld"))
        .extracting(Determination::getRequest, Determination::getCategory)
        .containsExactly(tuple("purchase of a walker", "equipment"));
  }

  @Test
  void keepsColonsAndWrappedLinesInsideARequest() {
    assertThat(requests("Associated surgical service: Labs: CBC: Upheld"))
        .extracting(Determination::getCoveredText)
        .containsExactly("Associated surgical service: Labs: CBC");
    assertThat(requests("Physical therapy for the left shoulder, three times a week for six weeks, at the clinic:\nOverturned"))
        .extracting(Determination::getRequest, Determination::getOutcome)
        .containsExactly(
            tuple("Physical therapy for the left shoulder, three times a week for six weeks, at the clinic", "overturned"));
  }

  @Test
  void passesOverAPageBreakInARequest() {
    assertThat(requests("Acupuncture two times a week for the neck and for the upper part of the back, over a period\n\nof six weeks: Upheld"))
        .extracting(Determination::getRequest)
        .containsExactly("Acupuncture two times a week for the neck and for the upper part of the back, over a period of six weeks");
    assertThat(requests("Acupuncture two times a week for the neck and for the upper part of the back, over a period\fof six weeks: Upheld"))
        .extracting(Determination::getRequest)
        .containsExactly("Acupuncture two times a week for the neck and for the upper part of the back, over a period of six weeks");
  }

  @Test
  void doesNotReachIntoTheRationaleAbove() {
    String letter = Letters.letter("He fell.", "Soma 350mg #30: Upheld", "It does not help.\nMotrin 600mg #40: Overturned");

    assertThat(Letters.find(Determination.class, letter))
        .extracting(Determination::getNumber, Determination::getRequest, Determination::getOutcome)
        .containsExactly(tuple(1, "Soma 350mg #30", "upheld"), tuple(2, "Motrin 600mg #40", "overturned"));
  }

  @Test
  void readsALetterThatLostItsEmptyLines() {
    String letter =
        Letters.letter("He fell.", "Soma 350mg #30: Upheld", "It does not help.\n\nPhysical therapy for the left knee and\nhip: Upheld")
            .replaceAll("\n\\s*\n", "\n");

    assertThat(Letters.find(Determination.class, letter))
        .extracting(Determination::getRequest)
        .containsExactly("Soma 350mg #30", "Physical therapy for the left knee and hip");
  }

  @Test
  void looksPastMarkdownAndTags() {
    assertThat(requests("**Soma 350mg, 30 count:** Upheld"))
        .extracting(Determination::getCoveredText)
        .containsExactly("Soma 350mg, 30 count");
    assertThat(requests("<b>Soma 350mg, 30 count:</b> Upheld"))
        .extracting(Determination::getCoveredText)
        .containsExactly("Soma 350mg, 30 count");
  }

  @Test
  void readsTheNoticesOf2013() {
    String list =
        "1) MAXIMUS Federal Services, Inc. has determined the request for a cane is notmedically necessary and appropriate.\n\n"
            + "2) MAXIMUS Federal Services, Inc. has determined the request for Soma 350mg #30 is\nmedically necessary and appropriate.\n\n";

    assertThat(Letters.find(Determination.class, list + "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE\n\n" + list))
        .extracting(
            Determination::getNumber, Determination::getCoveredText, Determination::getOutcome, Determination::getCategory)
        .containsExactly(tuple(1, "a cane", "upheld", "equipment"), tuple(2, "Soma 350mg #30", "overturned", "medication"));
  }

  @Test
  void readsNumberedDecisions() {
    assertThat(
            Letters.find(
                Determination.class,
                """
                IMR DECISION(S) AND RATIONALE(S)
                The decisions:

                1. Soma 350mg #30 is not medically necessary and appropriate.

                The Claims Administrator based its decision on the MTUS.

                The Physician Reviewer's decision rationale: It is for short use. Therefore it is not medically necessary.

                2. One MRI of the neck is medically necessary and appropriate.

                The Claims Administrator did not cite any guideline.
                """))
        .extracting(Determination::getNumber, Determination::getCoveredText, Determination::getOutcome)
        .containsExactly(tuple(1, "Soma 350mg #30", "upheld"), tuple(2, "One MRI of the neck", "overturned"));
  }

  @Test
  void readsDecisionsThatStandOnlyInTheRationale() {
    assertThat(
            Letters.find(
                Determination.class,
                """
                ISSUE AT DISPUTE: (1) A cane; (2) Soma 350mg

                RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:
                (1) The knee is weak. Accordingly, the cane is medically necessary.

                (2) Soma is for short use. Therefore, the request for Soma 350mg is not medically necessary.

                MEDICAL REVIEWER QUALIFICATIONS:
                A physician.
                """))
        .extracting(Determination::getNumber, Determination::getCoveredText, Determination::getOutcome)
        .containsExactly(tuple(1, "cane", "overturned"), tuple(2, "Soma 350mg", "upheld"));
  }

  private static List<Determination> requests(String request) {
    return Letters.find(Determination.class, Letters.letter("He fell.", request, "It helps."));
  }
}
