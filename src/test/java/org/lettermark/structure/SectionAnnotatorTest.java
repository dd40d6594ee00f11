package org.lettermark.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.junit.jupiter.api.Test;
import org.lettermark.testing.Letters;
import org.lettermark.type.Determination;
import org.lettermark.type.GuidelineCitation;

class SectionAnnotatorTest {

  @Test
  void dividesALetterIntoHeaderSummaryAndTheBlocksOfItsItems() {
    assertThat(ids(Letters.letter("He fell.", "Soma 350mg #30: Upheld", "It helps.")))
        .containsExactly(
            "header", "method", "credentials", "summary", "issues",
            "request 1", "administratorGuideline 1", "reviewerGuideline 1", "rationale 1");
  }

  @Test
  void coversTheLetterWithoutGapOrOverlap() {
    String letter = Letters.letter("He fell.", "Soma 350mg #30: Upheld", "It helps.\n\nA cane: Upheld\n\nDecision rationale: No.");

    String joined = String.join("", Letters.find(Segment.class, letter).stream().map(Segment::getCoveredText).toList());

    assertThat(joined).isEqualTo(letter);
  }

  @Test
  void aTextWithoutKnownHeadingIsOneSummary() {
    assertThat(ids("He fell.\n\nNothing else is known.")).containsExactly("summary");
    assertThat(ids(" ")).containsExactly("summary");
  }

  @Test
  void readsANoticeWithJoinedWordsAndGuidelinesOfAReviewer() {
    String letter =
        """
        Notice of Independent Medical Review Determination
        MAXIMUS Case Number: CM13-9000001

        1) MAXIMUS Federal Services, Inc. has determined therequestfor Skelaxin 800 mg #60 is
        notmedically necessary and appropriate.

        Case Summary:
        The patient is a 50 year old cook.

        1) Regarding the requestfor Skelaxin 800 mg #60:

        Guidelines Relied Upon by the Reviewer:
        The Claims Administrator based its decision on the Chronic Pain Medical Treatment Guidelines
        (2009), Muscle relaxants, page 63. The Expert Reviewer relied on the Chronic Pain Medical Treatment
        Guidelines (2009), Metaxalone, page 65.

        Rationale for the Decision:
        The drug was given for years.
        """;

    assertThat(ids(letter)).containsSubsequence("request 1", "summary", "request 1", "administratorGuideline 1",
        "reviewerGuideline 1", "rationale 1");
    assertThat(Letters.find(Determination.class, letter)).extracting(Determination::getRequest, Determination::getOutcome)
        .containsExactly(tuple("Skelaxin 800 mg #60", "upheld"));
    assertThat(Letters.find(GuidelineCitation.class, letter)).extracting(GuidelineCitation::getCitedBy)
        .containsExactly("claimsAdministrator", "reviewer");
  }

  @Test
  void keepsAPageBreakInsideARequestOutOfTheRationaleAbove() {
    String request = "Physical therapy, two times a week for six weeks for the left shoulder and the upper arm,\n\nin water: Upheld";

    assertThat(text("request", Letters.letter("He fell.", "A cane: Upheld", "It helps.\n\n" + request + "\n\nDecision rationale: No.")))
        .last()
        .isEqualTo("Physical therapy, two times a week for six weeks for the left shoulder and the upper arm, in water: Upheld");
  }

  @Test
  void readsALetterWithAnEmptyLineBetweenAllLines() {
    String letter =
        """
        HOW THE IMR FINAL DETERMINATION WAS MADE

        A reviewer who has no tie to any of the parties read the whole of the

        file and decided.



        CLINICAL CASE SUMMARY

        The patient is a cook who fell on the stairs and who has had pain in the

        neck since then, above all at night.



        IMR ISSUES, DECISIONS AND RATIONALES

        The decisions:



        Physical therapy two times a week for six weeks for the neck and for the

        left shoulder:  Upheld



        Decision rationale: Nothing in the file speaks of what the earlier visits

        have brought.
        """;

    assertThat(ids(letter)).containsExactly("method", "summary", "issues", "request 1", "rationale 1");
    assertThat(text("request", letter))
        .containsExactly("Physical therapy two times a week for six weeks for the neck and for the left shoulder: Upheld");
  }

  @Test
  void readsMarkdownHeadingsAndLabels() {
    assertThat(
            ids(
                """
                <b>Case Number:</b>\tCM14-9000001

                ### CLINICAL CASE SUMMARY

                He fell.

                ### IMR ISSUES, DECISIONS AND RATIONALES

                The decisions:

                **Soma 350mg #30:** Upheld

                **Claims Administrator guideline:** ODG.

                **MAXIMUS guideline:** ODG.

                **Decision rationale:** It is for short use."""))
        .containsExactly(
            "header", "summary", "issues", "request 1", "administratorGuideline 1", "reviewerGuideline 1", "rationale 1");
  }

  @Test
  void readsTheNoticesOf2013() {
    String list =
        "1) MAXIMUS Federal Services, Inc. has determined the request for a cane is medically necessary and appropriate.\n\n";

    assertThat(
            ids(
                "Notice of Independent Medical Review Determination\nDated: 1/2/2013\n\n" + list
                    + "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE\nThe decision:\n\n" + list
                    + """
                    Medical Qualifications of the Expert Reviewer:
                    A physician.

                    Case Summary:
                    He fell.

                    Documents Reviewed for Determination:
                    All of them

                    1) Regarding the request for a cane :

                    Medical Treatment Guideline(s) Relied Upon by the Expert Reviewer to Make His/Her
                    Decision
                    The Claims Administrator based its decision on the ODG. The Expert Reviewer relied on
                    the ACOEM Guidelines.

                    Rationale for the Decision:
                    The knee is weak.
                    """))
        .containsExactly(
            "header", "request 1", "issues", "request 1", "credentials", "summary", "documents", "request 1",
            "reviewerGuideline 1", "administratorGuideline 1", "reviewerGuideline 1", "rationale 1");
  }

  @Test
  void readsTheLettersThatBeginWithTheIssueAtDispute() {
    assertThat(
            ids(
                """
                IMR Case Number: CM13-9000001

                ISSUE AT DISPUTE: A cane

                CASE SUMMARY:
                He fell.

                DOCUMENTS REVIEWED FOR DETERMINATION:
                All of them

                MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:
                The ODG.

                RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:
                The knee is weak. Accordingly, the cane is medically necessary.

                MEDICAL REVIEWER QUALIFICATIONS:
                A physician.
                """))
        .containsExactly("header", "issues", "summary", "documents", "reviewerGuideline", "rationale 1", "credentials");
  }

  @Test
  void aLabelWordInsideARationaleBeginsNoSection() {
    assertThat(ids(Letters.letter("He fell.", "Soma: Upheld", "It is short.\nThe Claims Administrator based its denial on age.")))
        .last()
        .isEqualTo("rationale 1");
  }

  private static List<String> ids(String letter) {
    return Letters.find(Segment.class, letter).stream()
        .map(section -> section.getTagText() == null ? section.getId() : section.getId() + " " + section.getTagText())
        .toList();
  }

  private static List<String> text(String id, String letter) {
    return Letters.find(Segment.class, letter).stream()
        .filter(section -> section.getId().equals(id))
        .map(section -> section.getCoveredText().replaceAll("\\s+", " ").strip())
        .toList();
  }
}
