package org.lettermark.clinical.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.lettermark.testing.Letters;
import org.lettermark.type.ContextScope;

class ContextAnnotatorTest {

  @Test
  void aCueReachesUpToTheWordThatTurnsTheStatement() {
    assertThat(scopes("She denies gout or diabetes but has asthma."))
        .containsExactly(tuple("negated", "denies", "gout or diabetes"));
    assertThat(scopes("Gout was ruled out.")).containsExactly(tuple("negated", "was ruled out", "Gout"));
    assertThat(scopes("An MRI was asked for to rule out a meniscal tear; he limps."))
        .containsExactly(tuple("possible", "to rule out", "a meniscal tear"));
  }

  @Test
  void theWordsOfUtilizationReviewDenyNothing() {
    assertThat(scopes("The carrier denied the request for Norco.")).isEmpty();
    assertThat(scopes("Utilization review of 1/2/2015 denied physical therapy.")).isEmpty();
    assertThat(scopes("Norco is not recommended and was non-certified.")).isEmpty();
    assertThat(scopes("He has failed back syndrome.")).isEmpty();
    assertThat(scopes("She denied reflux.")).containsExactly(tuple("negated", "denied", "reflux"));
  }

  @Test
  void tellsPastFromFamilyAndFromPatientsAtLarge() {
    assertThat(scopes("He has a history of asthma."))
        .containsExactly(tuple("historical", "a history of", "asthma"));
    assertThat(scopes("Her mother has gout; she has none of it."))
        .contains(tuple("otherExperiencer", "mother", "has gout"));
    assertThat(scopes("Gabapentin is recommended for diabetic neuropathy."))
        .containsExactly(tuple("general", "is recommended for", "Gabapentin is recommended for diabetic neuropathy"));
  }

  @Test
  void aSentenceOfARationaleWithoutAWordOfTheCaseIsGeneral() {
    String letter =
        Letters.letter("He fell.", "Norco 5/325mg #60: Upheld", "Gout comes in bouts. The claimant limps.");
    assertThat(Letters.find(ContextScope.class, letter))
        .extracting(ContextScope::getKind, ContextScope::getCue, ContextScope::getCoveredText)
        .contains(tuple("general", null, "Gout comes in bouts"))
        .doesNotContain(tuple("general", null, "The claimant limps"));
  }

  @Test
  void anItemOfAListSpeaksOfItselfAndTheObjectOfATreatmentIsNotDenied() {
    assertThat(scopes("MRI showed a bulge, no stenosis, and arthritis."))
        .containsExactly(tuple("negated", "no", "stenosis"));
    assertThat(scopes("Treatment for gout was not documented.")).isEmpty();
    assertThat(scopes("He is a 50 year old man.")).isEmpty();
  }

  @Test
  void aRelativesDisorderEndsWhereTheSentenceReturnsToThePatient() {
    assertThat(scopes("Her mother, who has asthma, lives with her."))
        .containsExactly(tuple("otherExperiencer", "mother", "who has asthma, lives with her"));
    assertThat(scopes("The patient, whose father had gout, has hypertension."))
        .containsExactly(tuple("otherExperiencer", "father", "had gout"));
    assertThat(scopes("Per her husband, she has insomnia.")).isEmpty();
  }

  @Test
  void anAnswerOrASignSpeaksOfWhatStandsBeforeIt() {
    assertThat(scopes("Gout: no. Asthma (-)."))
        .containsExactly(tuple("negated", ": no", "Gout"), tuple("negated", "(-)", "Asthma"));
    assertThat(scopes("Fever, gout, possible."))
        .containsExactly(tuple("possible", ", possible", "gout"));
    assertThat(scopes("The carrier had the request for gout pills denied.")).isEmpty();
  }

  private static List<Tuple> scopes(String text) {
    return Letters.find(ContextScope.class, text).stream()
        .map(scope -> tuple(scope.getKind(), scope.getCue(), scope.getCoveredText()))
        .toList();
  }
}
