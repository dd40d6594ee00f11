package org.lettermark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

  /** Wilson's interval as textbooks give it for 1 of 10: .018 to .404. */
  @Test
  void aShareHasItsInterval() {
    assertThat(Figures.share(10, 1)).isEqualTo(java.util.List.of(0.1, 0.018, 0.404));
    assertThat(Figures.share(0, 0)).containsOnlyNulls();
    assertThat(Figures.share(5, 0).get(1)).isEqualTo(0.0);
  }

  @Test
  void numbersArePrintedPlainly() {
    assertThat(Figures.printed(30.0)).isEqualTo("30");
    assertThat(Figures.printed(0.1125)).isEqualTo("0.113");
    assertThat(Figures.printed(0.0)).isEqualTo("0");
    assertThat(Figures.printed(null)).isEmpty();
    assertThat(Figures.printed(12L)).isEqualTo("12");
  }
}
