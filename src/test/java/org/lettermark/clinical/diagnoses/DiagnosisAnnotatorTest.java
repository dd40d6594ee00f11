package org.lettermark.clinical.diagnoses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.lettermark.testing.Letters;
import org.lettermark.type.Diagnosis;
import org.lettermark.type.Symptom;

class DiagnosisAnnotatorTest {

  @Test
  void takesInSiteSideLevelAndModifiersOnBothSides() {
    assertThat(diagnoses("MRI showed a small left paracentral disc protrusion at L4-5 and facet hypertrophy."))
        .containsExactly("left paracentral disc protrusion at L4-5", "facet hypertrophy");
    assertThat(diagnoses("He had a severe tear of the medial meniscus of the right knee."))
        .containsExactly("tear of the medial meniscus of the right knee");
    assertThat(diagnoses("She was diagnosed with carpal tunnel syndrome, bilateral upper limbs, and gout."))
        .containsExactly("carpal tunnel syndrome, bilateral upper limbs", "gout");
  }

  @Test
  void partsACoordinationWhereEachConditionCanBeCutOut() {
    assertThat(diagnoses("He has a sprain of the neck and lumbar strain."))
        .containsExactly("sprain of the neck", "lumbar strain");
    assertThat(diagnoses("He has cervical, thoracic and lumbar strain."))
        .containsExactly("cervical, thoracic and lumbar strain");
    assertThat(diagnoses("He has a strain of the neck and back.")).containsExactly("strain of the neck and back");
  }

  @Test
  void readsOverBrokenAndGluedLines() {
    assertThat(diagnoses("Diagnosis 01/02/14- osteoarthritis of\n\nknee- chronic pain syndromeDr. Poe wrote it."))
        .containsExactly("osteoarthritis of\n\nknee", "chronic pain syndrome");
  }

  @Test
  void aComplaintIsADiagnosisOnlyWhereTheLetterGivesItAsOne() {
    JCas letter = Letters.annotate("He was diagnosed with headaches. He reports right knee pain.");

    assertThat(letter.select(Diagnosis.class).asList())
        .extracting(Diagnosis::getCoveredText)
        .containsExactly("headaches");
    assertThat(letter.select(Symptom.class).asList())
        .extracting(Symptom::getCoveredText, Symptom::getSite, Symptom::getLaterality)
        .containsExactly(tuple("right knee pain", "knee", "right"));
  }

  @Test
  void neitherProceduresNorTheAccidentNorGuidelineBlocksAreDiagnoses() {
    assertThat(diagnoses("After the industrial injury he had a carpal tunnel release and a hernia repair.")).isEmpty();
    assertThat(
            diagnoses(
                Letters.letter("He has gout.", "Norco 10/325mg #60: Upheld", "It helps.")
                    .replace("Medications for chronic pain.", "Carpal tunnel syndrome.")))
        .containsExactly("gout");
  }

  @Test
  void readsThePrintedCodeAndKnowsTheMostSpecificOne() {
    assertThat(
            Letters.find(
                Diagnosis.class,
                "Diagnoses: lumbar sprain (847.2); insomnia, unspecified (G47.00); "
                    + "myalgia and myositis, unspecified (ICD9 729.1)."))
        .extracting(Diagnosis::getCoveredText, Diagnosis::getCode)
        .containsExactly(
            tuple("lumbar sprain", "847.2"),
            tuple("insomnia, unspecified", "G47.00"),
            tuple("myalgia", "729.1"),
            tuple("myositis", "729.1"));
    assertThat(Letters.find(Diagnosis.class, "He has right carpal tunnel syndrome."))
        .extracting(Diagnosis::getIcd10cm)
        .containsExactly("G56.01");
  }

  @Test
  void aCodeBelongsToBothNamesOfOneConditionAndMayStandBehindAComma() {
    assertThat(
            Letters.find(
                Diagnosis.class,
                "Diagnoses: tennis elbow/lateral epicondylitis (726.32); reflex sympathetic dystrophy (CRPS) (337.2); "
                    + "lumbar sprain, 847.2; sciatica, 724.3. Codes: M54.16, lumbar radiculopathy."))
        .extracting(Diagnosis::getCoveredText, Diagnosis::getCode)
        .containsExactly(
            tuple("tennis elbow", "726.32"),
            tuple("lateral epicondylitis", "726.32"),
            tuple("reflex sympathetic dystrophy", "337.2"),
            tuple("CRPS", "337.2"),
            tuple("lumbar sprain", "847.2"),
            tuple("sciatica", "724.3"),
            tuple("lumbar radiculopathy", "M54.16"));
  }

  @Test
  void aBracketInsideANameDoesNotEndIt() {
    assertThat(diagnoses("He has a tear of the anterior horn (and body) of the lateral meniscus."))
        .containsExactly("tear of the anterior horn (and body) of the lateral meniscus");
    assertThat(diagnoses("She has a sprain of the right (dominant) wrist.")).containsExactly("sprain of the right (dominant) wrist");
    assertThat(diagnoses("The cream lowered pain in knee osteoarthritis.")).containsExactly("knee osteoarthritis");
  }

  @Test
  void aListGoesOnBehindItsLabelAndLeavesReasonsOut() {
    assertThat(
            diagnoses(
                "Diagnoses: 1. Other spondylosis with radiculopathy, lumbar region. 2. Strain of muscle(s) "
                    + "and tendon(s) of the rotator cuff of left shoulder, initial encounter. 3. Insomnia secondary to pain. 4. Headache."))
        .containsExactly(
            "Other spondylosis with radiculopathy, lumbar region",
            "Strain of muscle(s) and tendon(s) of the rotator cuff of left shoulder",
            "Insomnia",
            "Headache");
  }

  @Test
  void whatAGuidelineSaysIsGeneralAndAYearBeforeTheInjuryIsPast() {
    String letter =
        Letters.letter(
            "He had an ankle fracture in 1998 and a knee contusion in 2017. Possible gout, carpal tunnel syndrome.",
            "Norco 10/325mg #60: Upheld",
            "The MTUS states, \"Splints are tried first in carpal tunnel syndrome.\"");
    assertThat(Letters.find(Diagnosis.class, letter))
        .extracting(Diagnosis::getCoveredText, Diagnosis::getAssertion, Diagnosis::getIssue)
        .containsExactly(
            tuple("ankle fracture", "historical", 0),
            tuple("knee contusion", "present", 0),
            tuple("gout", "possible", 0),
            tuple("carpal tunnel syndrome", "present", 0),
            tuple("carpal tunnel syndrome", "general", 1));
  }

  @Test
  void assertionAndExperiencerComeFromTheCuesBeside() {
    assertThat(
            Letters.find(
                Diagnosis.class,
                "He denies asthma. Gout was ruled out. An MRI is to rule out a meniscal tear. "
                    + "He has a history of hepatitis. His mother has diabetes. Patients with fibromyalgia may benefit."))
        .extracting(Diagnosis::getCoveredText, Diagnosis::getAssertion, Diagnosis::getExperiencer)
        .containsExactly(
            tuple("asthma", "absent", "patient"),
            tuple("Gout", "absent", "patient"),
            tuple("meniscal tear", "possible", "patient"),
            tuple("hepatitis", "historical", "patient"),
            tuple("diabetes", "present", "other"),
            tuple("fibromyalgia", "general", "patient"));
  }

  private static List<String> diagnoses(String text) {
    return Letters.find(Diagnosis.class, text).stream().map(Diagnosis::getCoveredText).toList();
  }
}
