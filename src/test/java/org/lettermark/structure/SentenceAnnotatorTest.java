package org.lettermark.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lettermark.testing.Letters;

class SentenceAnnotatorTest {

  @Test
  void aSentenceGoesOnOverLineEndsAndPageBreaks() {
    assertThat(sentences("The patient takes Soma 350mg and\nhas done so since the operation, which was\n\ndone in 2012. He fell."))
        .containsExactly("The patient takes Soma 350mg and has done so since the operation, which was done in 2012.", "He fell.");
    assertThat(sentences("The patient takes Soma 350mg and\fhas done so. He fell."))
        .containsExactly("The patient takes Soma 350mg and has done so.", "He fell.");
  }

  @Test
  void aLineAtTheFootOfAPageIsLookedPast() {
    assertThat(sentences("The patient takes Soma 350mg and\n\nPage 2 of 5\n\nhas done so. He fell.")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He saw Dr. Miller about it.",
        "She takes 10 mg. of it daily.",
        "Numbness vs. pain was noted at L4-5.",
        "The guideline e.g. page 63 of it is cited.",
        "See p. 63 and pgs. 70-72 of it.",
        "It was read by J. Miller in May.",
        "It was done at St. Agnes in May.",
        "Take 1 tab. by mouth b.i.d. with food.",
        "MAXIMUS Federal Services, Inc. has decided it.",
        "Decision based on MTUS Opioids Page(s): 63,64.",
        "Current drugs: Soma 350 mg one po q. 8 hours, Norco 10/325 mg one po prn, Colace 100 mg bid."
      })
  void isNotCutAtAnAbbreviation(String sentence) {
    assertThat(sentences(sentence + " He fell.")).containsExactly(sentence, "He fell.");
  }

  @Test
  void gluedSentencesAreCut() {
    assertThat(sentences("It was given on 04/21/14.Diagnosis was neck strain and chronic pain syndromeDr. Miller asks for it."))
        .containsExactly("It was given on 04/21/14.", "Diagnosis was neck strain and chronic pain syndrome", "Dr. Miller asks for it.");
    assertThat(sentences("He came in 2014.In a report it is denied.")).hasSize(2);
  }

  @Test
  void aNumberStaysWithItsItem() {
    assertThat(sentences("Diagnoses: 1. Neck strain 847.0. 2. Lumbar sprain 847.2. 3. Depression 311."))
        .containsExactly("Diagnoses: 1. Neck strain 847.0.", "2. Lumbar sprain 847.2.", "3. Depression 311.");
    assertThat(sentences("The terms:\n(1) Pain is there. (2) Drugs did not help.\n(3) Exercise goes on."))
        .containsExactly("The terms:", "(1) Pain is there.", "(2) Drugs did not help.", "(3) Exercise goes on.");
  }

  @Test
  void headingsAndLabelsAreSentencesOfTheirOwn() {
    assertThat(sentences(Letters.letter("He fell.", "Soma 350mg #30: Upheld", "It helps. It is cheap.")))
        .containsSubsequence(
            "Case Number:", "CM19-9000000", "Date Assigned:", "03/04/2019", "Date of Injury:", "07/09/2012",
            "HOW THE IMR FINAL DETERMINATION WAS MADE",
            "State(s) of Licensure: California",
            "Certification(s)/Specialty: Family Practice",
            "CLINICAL CASE SUMMARY",
            "He fell.",
            "Soma 350mg #30: Upheld",
            "MAXIMUS guideline:",
            "Decision rationale:",
            "It helps.",
            "It is cheap.");
  }

  @Test
  void linesOfAListAreNotOneSentence() {
    assertThat(sentences("DOCUMENTS REVIEWED FOR DETERMINATION:\n- Review letter of 5/2/2013\n- MRI report, 2/22/2013\nNotes of 2012"))
        .containsExactly("DOCUMENTS REVIEWED FOR DETERMINATION:", "- Review letter of 5/2/2013", "- MRI report, 2/22/2013", "Notes of 2012");
  }

  @Test
  void marksOfMarkdownStayOutside() {
    assertThat(sentences("### CLINICAL CASE SUMMARY\n\n**Note:** He fell.\n\n<b>He</b> stood up.</b><b>"))
        .containsExactly("CLINICAL CASE SUMMARY", "Note:** He fell.", "He</b> stood up.");
  }

  @Test
  void noSentenceIsEmptyOrHasABlankEdge() {
    for (String text : List.of(" \n\f\t ", "...", " . . . ", "\u00a0He fell.\u00a0", "?", "**", "<b></b>", "><", "He fell.><")) {
      assertThat(Letters.find(Sentence.class, text))
          .allSatisfy(one -> assertThat(one.getCoveredText()).isNotEmpty().isEqualTo(one.getCoveredText().strip()));
    }
  }

  @Test
  void aLongTextWithoutFullStopsOrBlanksStaysLinear() throws Exception {
    JCas letter = Letters.annotate("He fell.");
    AnalysisEngine sections = AnalysisEngineFactory.createEngine(SectionAnnotator.class);
    AnalysisEngine sentences = AnalysisEngineFactory.createEngine(SentenceAnnotator.class);
    for (String unit : List.of("a.b.c.d.", "4.5,", "word ", "abcdefgh", "Dr. ", "1) a\n", ": ", "a: Upheld\n")) {
      letter.reset();
      letter.setDocumentText(unit.repeat(400_000 / unit.length()));
      assertTimeout(
          Duration.ofSeconds(20),
          () -> {
            sections.process(letter);
            sentences.process(letter);
          },
          unit);
      assertThat(letter.select(Sentence.class).asList()).allMatch(one -> one.getEnd() - one.getBegin() <= 4000);
    }
  }

  private static List<String> sentences(String text) {
    return Letters.find(Sentence.class, text).stream()
        .map(one -> one.getCoveredText().replaceAll("\\s+", " "))
        .toList();
  }
}
