package org.lettermark.clinical.mentions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.refsem.MedicationStrength;
import org.apache.ctakes.typesystem.type.refsem.UmlsConcept;
import org.apache.ctakes.typesystem.type.textsem.DateAnnotation;
import org.apache.ctakes.typesystem.type.textsem.DiseaseDisorderMention;
import org.apache.ctakes.typesystem.type.textsem.MedicationMention;
import org.junit.jupiter.api.Test;
import org.lettermark.testing.Letters;

class CtakesMentionAnnotatorTest {

  @Test
  void aMedicationCarriesItsConceptAndItsStrength() {
    MedicationMention norco =
        Letters.find(MedicationMention.class, "He takes Norco 10/325mg twice daily.").get(0);

    assertThat(norco.getCoveredText()).isEqualTo("Norco");
    assertThat(norco.getPolarity()).isEqualTo(CONST.NE_POLARITY_NEGATION_ABSENT);
    assertThat(norco.getMedicationStrength().getCoveredText()).isEqualTo("10/325mg");
    assertThat((MedicationStrength) norco.getMedicationStrength().getNormalizedForm())
        .extracting(MedicationStrength::getNumber, MedicationStrength::getUnit)
        .containsExactly("10/325", "mg");
    assertThat(norco.getOntologyConceptArr())
        .extracting(concept -> concept.getCodingScheme(), concept -> ((UmlsConcept) concept).getPreferredText())
        .containsOnly(tuple("RXNORM", "hydrocodone-acetaminophen"));
  }

  @Test
  void aDeniedDisorderHasNegativePolarityAndItsSite() {
    DiseaseDisorderMention fracture =
        Letters.find(DiseaseDisorderMention.class, "There was no evidence of left wrist fracture.").get(0);

    assertThat(fracture.getCoveredText()).isEqualTo("left wrist fracture");
    assertThat(fracture.getPolarity()).isEqualTo(CONST.NE_POLARITY_NEGATION_PRESENT);
    assertThat(fracture.getSubject()).isEqualTo(CONST.ATTR_SUBJECT_PATIENT);
    assertThat(fracture.getBodyLocation().getArg2().getArgument().getCoveredText()).isEqualTo("wrist");
  }

  @Test
  void datesAreWrittenAsWell() {
    assertThat(Letters.find(DateAnnotation.class, "He was seen on 3/4/2015."))
        .extracting(DateAnnotation::getCoveredText)
        .containsExactly("3/4/2015");
  }
}
