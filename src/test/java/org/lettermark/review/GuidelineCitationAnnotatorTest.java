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
import org.lettermark.type.GuidelineCitation;

class GuidelineCitationAnnotatorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MTUS Knee Complaints 2004                                       | MTUS  | Knee Complaints            | 2004 |               |
          MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Summary | MTUS | Forearm, Wrist, and Hand Complaints | 2004 | Summary |
          MTUS Chronic Pain Treatment Guidelines Braces Page(s): 7, 9-12  | MTUS  | Chronic Pain Treatment     |      | Braces        | 7;9-12
          MTUS (ACOEM) Knee Complaints 2004, Section(s): Braces Page(s): 7 | MTUS | Knee Complaints            | 2004 | Braces        | 7
          MTUS Opioids (ACOEM April 20, 2017), Section(s): Risk           | MTUS  | Opioids                    | 2017 | Risk          |
          Chronic Pain (May 15, 2017)                                     | MTUS  | Chronic Pain               | 2017 |               |
          ACOEM Practice Guidelines, 3rd ed., Shoulder Disorders, pg. 64  | ACOEM | Shoulder Disorders         | 3rd  |               | 64
          Non-MTUS Citation Official Disability Guidelines (ODG), Low Back Chapter | ODG | Low Back            |      |               |
          Non-MTUS Citation Official Disability Guidelines: Pool walking  | ODG   |                            |      | Pool walking  |
          Non-MTUS Citation ODG Guidelines, 14th Edition, 2016, Knee Chapter | ODG | Knee                      | 2016 |               |
          Non-MTUS Citation ODG Pain (Chronic), Braces, Belts             | ODG   | Pain (Chronic)             |      | Braces;Belts  |
          Non-MTUS Citation ODG Knee/ Stairs                              | ODG   | Knee                       |      | Stairs        |
          Non-MTUS Citation ODG Knee & Leg (Braces (new))                 | ODG   | Knee & Leg                 |      | Braces (new)  |
          Non-MTUS Citation FDA Drug Safety Communication: Example, 2013  | FDA   | Drug Safety Communication: Example | 2013 |       |
          Non-MTUS Citation Example Academy of Gait, On Walking, 2005     | other | On Walking                 | 2005 |               |
          Non-MTUS Citation Gait: An overview, accessed from example.org on 1/2/2016 | other | Gait: An overview |      |               |
          Non-MTUS Citation http://www.example.org/a,b.html               | other |                            |      |               |
          """)
  void readsADocumentOfAGuidelineBlock(
      String cited, String guideline, String title, String edition, String sections, String pages) {
    String text = "MAXIMUS guideline: Decision based on " + cited + ".";
    assertThat(Letters.find(GuidelineCitation.class, text))
        .extracting(
            GuidelineCitation::getGuideline, GuidelineCitation::getTitle, GuidelineCitation::getEdition,
            c -> joined(c.getSections()), c -> joined(c.getPages()), GuidelineCitation::getCitedBy)
        .containsExactly(tuple(guideline, title, edition, sections, pages, "reviewer"));
    assertThat(Letters.find(GuidelineCitation.class, text))
        .extracting(GuidelineCitation::getCoveredText)
        .containsExactly(cited.replace("Non-MTUS Citation ", ""));
  }

  @Test
  void eachDocumentOfABlockIsACitation() {
    assertThat(
            blocks(
                "Claims Administrator guideline: Decision based on MTUS Eye Complaints 2004, Section(s): Lids,"
                    + " and Hip and Groin Disorders 2011. Decision based on Non-MTUS Citation ACOEM rules"
                    + " and the Official Disability Guidelines and Other Medical Treatment Guidelines www.example.org."))
        .containsExactly(
            "MTUS Eye Complaints 2004, Section(s): Lids",
            "Hip and Groin Disorders 2011",
            "ACOEM rules",
            "Official Disability Guidelines",
            "www.example.org");
  }

  @Test
  void sectionTitlesAreNotCutInside() {
    String text =
        "MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Braces, NSAIDs, GI symptoms &"
            + "\n\ncardiovascular risk, Opioids, dosing, Belts (soft, hard).";
    assertThat(Letters.find(GuidelineCitation.class, text).get(0).getSections())
        .containsExactly("Braces", "NSAIDs, GI symptoms & cardiovascular risk", "Opioids, dosing", "Belts (soft, hard)");
  }

  @Test
  void numberedSectionsAreCutBeforeTheirNumbers() {
    String text =
        "MAXIMUS guideline: Decision based on MTUS Opioid Treatment 2016, Section(s): 3.1 Risk, Before Treatment: Alcohol,"
            + " 3.2 Dose: Limits.";
    assertThat(Letters.find(GuidelineCitation.class, text).get(0).getSections())
        .containsExactly("3.1 Risk, Before Treatment: Alcohol", "3.2 Dose: Limits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Claims Administrator did not cite anything at all.",
        "The Claims Administrator did not base it on the MTUS. Decision based on ",
        "The Expert Reviewer based the decision on things outside of the MTUS Guidelines. Decision based on "
      })
  void whatIsDeniedIsNoCitation(String sentence) {
    assertThat(blocks("Claims Administrator guideline: " + sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The MTUS does not speak of braces.                             | MTUS                                  | MTUS  |
          The California MTUS 2016 Chronic Pain Guidelines allow it.     | California MTUS 2016 Chronic Pain Guidelines | MTUS |
          According to the 2016 MTUS Chronic Pain Guidelines, no.        | 2016 MTUS Chronic Pain Guidelines     | MTUS  |
          The Chronic Pain Medical Treatment Guidelines allow it.        | Chronic Pain Medical Treatment Guidelines | MTUS |
          CA MTUS/ACOEM Guidelines state so.                             | CA MTUS/ACOEM Guidelines              | MTUS  |
          The MTUS and ACOEM Guidelines do not address it.               | MTUS and ACOEM Guidelines             | MTUS  |
          MTUS Guidelines page 63 states so.                             | MTUS Guidelines page 63               | MTUS  | 63
          Some say it helps (MTUS, page 63).                             | MTUS, page 63                         | MTUS  | 63
          The MTUS Guideline in ACOEM Chapter 7, Table 7-2, page 131 says. | MTUS Guideline in ACOEM Chapter 7, Table 7-2, page 131 | MTUS | 131
          Per the ACOEM chapter on knee complaints, wait.                | ACOEM chapter on knee complaints      | ACOEM |
          The MTUS Opioids Guideline (April 20, 2017), page 12 is strict. | MTUS Opioids Guideline (April 20, 2017), page 12 | MTUS | 12
          Per the American College of Occupational and Environmental Medicine (ACOEM) Guidelines it is. | American College of Occupational and Environmental Medicine (ACOEM) Guidelines | ACOEM |
          Per the FDA, the dose is halved.                               | FDA                                   | FDA   |
          """)
  void findsAGuidelineThatRunningTextNames(String sentence, String cited, String guideline, String pages) {
    assertThat(Letters.find(GuidelineCitation.class, sentence))
        .extracting(
            GuidelineCitation::getCoveredText, GuidelineCitation::getGuideline, c -> joined(c.getPages()),
            GuidelineCitation::getCitedBy)
        .containsExactly(tuple(cited, guideline, pages, "text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The guidelines do not allow it.", "This drug is FDA approved.", "Non-MTUS guidelines were used.",
        "He has chronic pain of the knee."
      })
  void marksNothingWhereNoGuidelineIsNamed(String sentence) {
    assertThat(Letters.find(GuidelineCitation.class, sentence)).isEmpty();
  }

  @Test
  void theSectionNamedInBracketsStaysOutsideOfTheSpan() {
    assertThat(Letters.find(GuidelineCitation.class, "Consult the MTUS Opioids Treatment Guidelines (\"Slow tapering\") first."))
        .extracting(GuidelineCitation::getCoveredText, c -> joined(c.getSections()))
        .containsExactly(tuple("MTUS Opioids Treatment Guidelines", "Slow tapering"));
  }

  private static List<String> blocks(String text) {
    return Letters.find(GuidelineCitation.class, text).stream().map(GuidelineCitation::getCoveredText).toList();
  }

  private static String joined(StringArray values) {
    return values == null ? null : String.join(";", values.toStringArray());
  }
}
