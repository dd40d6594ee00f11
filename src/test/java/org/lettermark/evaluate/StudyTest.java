package org.lettermark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Kappa and alpha against figures that were worked out by hand. */
class StudyTest {

  @Test
  void kappaAndAlphaOfTwoAnnotators() {
    Study study = new Study();
    // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 0.7 observed, 0.5 by chance, kappa 0.4. Alpha: 1 - 0.3 / (2 * 55 * 45 / (100 * 99)).
    add(study, 20, "yes", "yes");
    add(study, 5, "yes", "no");
    add(study, 10, "no", "yes");
    add(study, 15, "no", "no");

    Study.Result result = study.result();

    assertThat(result.items()).isEqualTo(50);
    assertThat(result.agreed()).isCloseTo(0.7, within(1e-9));
    assertThat(result.kappa()).isCloseTo(0.4, within(1e-9));
    assertThat(result.alpha()).isCloseTo(0.4, within(1e-9));
  }

  @Test
  void withOneValueOnlyNeitherIsDefined() {
    Study study = new Study();
    add(study, 3, "yes", "yes");

    assertThat(study.result()).isEqualTo(new Study.Result(3, 1, Double.NaN, Double.NaN));
  }

  @Test
  void whatAnAnnotatorDidNotSeeIsLeftOut() {
    Study study = new Study();
    add(study, 2, "yes", "yes", "no");
    add(study, 2, "no", "no", null);
    add(study, 4, "no", null, null);

    assertThat(study.result().items()).isEqualTo(4);
    assertThat(study.result().agreed()).isCloseTo(4.0 / 8, within(1e-9));
    assertThat(study.result().kappa()).isNaN();
    assertThat(study.of(0, 1).result().kappa()).isCloseTo(1, within(1e-9));
  }

  private static void add(Study study, int times, String... labels) {
    for (int i = 0; i < times; i++) {
      study.add(Arrays.asList(labels));
    }
  }
}
