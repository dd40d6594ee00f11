package org.lettermark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.uima.jcas.cas.StringArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lettermark.testing.Letters;
import org.lettermark.type.GuidelineQuotation;

class GuidelineQuotationAnnotatorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The MTUS states, \"[Rest the knee for a week. Then walk]\". He walks.",
        "The MTUS states \u201c[Rest the knee for a week. Then walk]\u201d. He walks.",
        "As the MTUS puts it, \u2018[rest the knee for at least a week]\u2019. He walks.",
        "The MTUS states, \"[Rest the so-called \"weak\" knee for a week. Then walk]\". He walks.",
        "The MTUS states, \"[Rest the knee\n\nfor a week. Then walk]\". He walks.",
        "The MTUS states, \"[Rest the knee for a week. Walking is recommended after that]. In this case, he walks.",
        "Per MTUS regarding the knee: [Rest it for a week or two and then walk a mile every day or so]\" In this case, he walks.",
        "\"[Rest the knee for a week or two and then walk a mile each day]\", says the MTUS. He walks.",
        "\"[Rest the knee for a week]\" (MTUS, page 7). He walks.",
        "Braces are \"[not recommended]\" by anyone according to the MTUS. He walks."
      })
  void marksWhatStandsInQuotationMarks(String rationale) {
    String expected = rationale.substring(rationale.indexOf('[') + 1, rationale.indexOf(']'));
    assertThat(find(rationale.replace("[", "").replace("]", "")))
        .extracting(GuidelineQuotation::getCoveredText, GuidelineQuotation::getVerbatim, GuidelineQuotation::getGuideline)
        .containsExactly(tuple(expected, true, "MTUS"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "As such, the request for \"Brace of the knee\" is not medically necessary.",
        "The provider wrote that the knee \"gives way at every single step he takes\".",
        "The patient said that \"walking is recommended by my brother\".",
        "The MTUS does not address braces.",
        "The MTUS is silent, so other guidelines were consulted.",
        "The brace is not supported by the guidelines.",
        "The request exceeds the guidelines."
      })
  void marksNothingThatNoGuidelineSays(String rationale) {
    assertThat(find(rationale)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[The MTUS recommends rest of the knee. Walking may follow after a week]. The patient has walked already.",
        "[According to the ACOEM Guidelines, rest is recommended]. There is no documentation of rest.",
        "[Per ODG, rest is an option for those who cannot walk. Patients should walk after a week]. In this case, he walks.",
        "[Rest is best for the knee, according to the MTUS]. Given the above, the brace is not medically necessary.",
        "[Based on guidelines, braces are not recommended, therefore the request is not medically necessary].",
        "He walks a mile. [The ODG: only after a week of rest]. The records do not describe any rest."
      })
  void marksSentencesThatAreAttributedToAGuidelineAndWhatContinuesThem(String rationale) {
    String expected = rationale.substring(rationale.indexOf('[') + 1, rationale.indexOf(']'));
    assertThat(find(rationale.replace("[", "").replace("]", "")))
        .extracting(GuidelineQuotation::getCoveredText, GuidelineQuotation::getVerbatim)
        .containsExactly(tuple(expected, false));
  }

  @Test
  void anotherGuidelineBeginsAnotherPassage() {
    assertThat(find("The MTUS recommends rest. ODG recommends walking. The guidelines also recommend a brace. He walks."))
        .extracting(GuidelineQuotation::getCoveredText, GuidelineQuotation::getGuideline)
        .containsExactly(
            tuple("The MTUS recommends rest", "MTUS"),
            tuple("ODG recommends walking. The guidelines also recommend a brace", "ODG"));
  }

  @Test
  void theGuidelinesAreTheOneLastNamedOrOther() {
    assertThat(find("The MTUS recommends rest. The patient walks. The guidelines recommend rest for a week."))
        .extracting(GuidelineQuotation::getGuideline)
        .containsExactly("MTUS", "MTUS");
    assertThat(find("The guidelines recommend rest for a week."))
        .extracting(GuidelineQuotation::getGuideline)
        .containsExactly("other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The MTUS, page 7, recommends rest of the knee.       |  Medications for chronic pain | 7
          The MTUS recommends rest of the knee (Moore, 2007).  |  Medications for chronic pain |
          The ODG recommends rest of the knee.                 |                               |
          """)
  void carriesItsPagesAndTheSectionsOfTheBlock(String rationale, String sections, String pages) {
    assertThat(find(rationale))
        .extracting(q -> joined(q.getSections()), q -> joined(q.getPages()), q -> q.getCoveredText().endsWith("knee"))
        .containsExactly(tuple(sections, pages, true));
  }

  @Test
  void carriesTheNumberOfItsItem() {
    assertThat(find("The MTUS recommends rest.")).extracting(GuidelineQuotation::getIssue).containsExactly(1);
  }

  private static List<GuidelineQuotation> find(String rationale) {
    return Letters.find(GuidelineQuotation.class, Letters.letter("He fell.", "Brace of the knee: Upheld", rationale));
  }

  private static String joined(StringArray values) {
    return values == null ? null : String.join(";", values.toStringArray());
  }
}
