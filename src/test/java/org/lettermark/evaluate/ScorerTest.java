package org.lettermark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lettermark.evaluate.Gold.finding;
import static org.lettermark.evaluate.Gold.letter;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lettermark.corpus.Finding;

/** What counts as right. */
class ScorerTest {

  private static final String TEXT = "Norco 10/325mg and Soma 350mg were refilled. Rib fracture was ruled out.";

  @Test
  void spansAreMatchedOneToOneTheSameOnesFirst() throws Exception {
    List<Finding> gold = List.of(finding(TEXT, "Medication", "Norco"), finding(TEXT, "Medication", "Soma"));
    List<Finding> found = List.of(
        finding(TEXT, "Medication", "Norco"), finding(TEXT, "Medication", "Norco 10/325mg"), finding(TEXT, "Medication", "Soma 350mg"));

    assertThat(count("Medication.exact", gold, found)).isEqualTo(new Count(2, 3, 1));
    assertThat(count("Medication.overlap", gold, found)).isEqualTo(new Count(2, 3, 2));
  }

  @Test
  void aFeatureCountsWhereSpansOverlapAndOneOfThemGivesIt() throws Exception {
    List<Finding> gold = List.of(
        finding(TEXT, "Medication", "Norco", "status=current"), finding(TEXT, "Medication", "Soma"));
    List<Finding> found = List.of(
        finding(TEXT, "Medication", "Norco", "status=Current."), finding(TEXT, "Medication", "Soma", "status=past"));

    assertThat(count("Medication.status", gold, found)).isEqualTo(new Count(2, 2, 1));
  }

  @Test
  void aDetailOfAnInventedOrMissedDrugCountsToo() throws Exception {
    List<Finding> gold = List.of(finding(TEXT, "Medication", "Norco", "strength=10/325 mg", "route=oral"));
    List<Finding> found = List.of(finding(TEXT, "Medication", "Soma", "strength=350 mg"));

    assertThat(count("Medication.strength", gold, found)).isEqualTo(new Count(1, 1, 0));
    assertThat(count("Medication.attributes", gold, found)).isEqualTo(new Count(2, 1, 0));
  }

  @Test
  void aFeatureThatTheGoldNeverGivesIsNotAskedFor() throws Exception {
    List<Finding> plain = List.of(finding(TEXT, "FunctionalImprovement", "Rib fracture", "polarity=improved"));
    List<Finding> full = List.of(finding(TEXT, "FunctionalImprovement", "Rib fracture", "polarity=improved", "holder=reviewer"));

    assertThat(counts(plain, full)).doesNotContainKey("FunctionalImprovement.holder");
    assertThat(counts(full, plain)).containsEntry("FunctionalImprovement.holder", new Count(1, 1, 0));
  }

  @Test
  void sectionsOfACitationInProseAreNotAskedFor() throws Exception {
    for (String citedBy : List.of("text", "reviewer")) {
      List<Finding> gold = List.of(finding(TEXT, "GuidelineCitation", "Norco", "citedBy=" + citedBy));
      List<Finding> found = List.of(finding(TEXT, "GuidelineCitation", "Norco", "citedBy=" + citedBy, "title=Pain"));
      assertThat(counts(gold, found).containsKey("GuidelineCitation.title")).isEqualTo(citedBy.equals("reviewer"));
    }
  }

  @Test
  void whatIsAbsentHasPrecisionAndRecallOfItsOwn() throws Exception {
    List<Finding> gold = List.of(finding(TEXT, "Diagnosis", "Rib fracture", "assertion=absent"));
    List<Finding> found = List.of(finding(TEXT, "Diagnosis", "fracture", "assertion=present"));

    assertThat(count("Diagnosis.absent", gold, found)).isEqualTo(new Count(1, 0, 0));
  }

  @Test
  void quotationsAreComparedByTheCharactersThatAreNoBlanks() throws Exception {
    List<Finding> gold = List.of(finding(TEXT, "GuidelineQuotation", "Norco 10/325mg"));
    List<Finding> found = List.of(finding(TEXT, "GuidelineQuotation", "10/325mg and"));

    assertThat(count("GuidelineQuotation.characters", gold, found)).isEqualTo(new Count(13, 11, 8));
  }

  @Test
  void anIntervalHoldsTheFigureAndIsTheSameEveryTime() throws Exception {
    Finding norco = finding(TEXT, "Medication", "Norco");
    Tally right = tally(List.of(norco), List.of(norco));
    Tally wrong = tally(List.of(norco), List.of());
    List<Tally> letters = List.of(right, right, right, wrong, right, wrong, right, right);
    Figure figure = new Figure("Medication", "exact", false);

    Intervals.Interval interval = Intervals.of(letters).get(figure);

    assertThat(Tally.sum(letters).of(figure).f1()).isBetween(interval.low(), interval.high());
    assertThat(interval.low()).isLessThan(0.7);
    assertThat(Intervals.of(letters).get(figure)).isEqualTo(interval);
    assertThat(Intervals.ofDifference(letters, letters).get(figure)).isEqualTo(new Intervals.Interval(0, 0));
  }

  private static Tally tally(List<Finding> gold, List<Finding> found) throws Exception {
    LetterPair pair = new LetterPair("a", letter(TEXT, gold.toArray(Finding[]::new)), letter(TEXT, found.toArray(Finding[]::new)));
    return Tally.plainSum(new Scorer(pair).tallies(any -> "").values());
  }

  private static Map<String, Count> counts(List<Finding> gold, List<Finding> found) throws Exception {
    Map<String, Count> counts = new java.util.TreeMap<>();
    Tally.sum(List.of(tally(gold, found))).counts().forEach((figure, count) -> counts.put(figure.toString(), count));
    return counts;
  }

  private static Count count(String figure, List<Finding> gold, List<Finding> found) throws Exception {
    return counts(gold, found).get(figure);
  }
}
