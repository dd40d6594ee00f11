package org.lettermark.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HeaderDateTest {

  @Property(tries = 200)
  void readsEveryWayADateIsPrinted(@ForAll @IntRange(min = 0, max = 36_000) int day) {
    LocalDate date = LocalDate.of(1930, 1, 1).plusDays(day);
    for (String form : new String[] {"MM/dd/yyyy", "M/d/yyyy", "M-d-yyyy", "MMMM d, yyyy", "MMM. d, yyyy", "yyyy-MM-dd"}) {
      assertThat(HeaderDate.iso(date.format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH)), 2099)).isEqualTo(date.toString());
    }
  }

  @Property(tries = 200)
  void aTwoDigitYearIsTheLatestNotAfterTheDecision(@ForAll @IntRange(min = 2013, max = 2024) int decision, @ForAll @IntRange(min = 0, max = 99) int year) {
    String iso = HeaderDate.iso("1/2/%02d".formatted(year), decision);

    assertThat(Integer.parseInt(iso.substring(0, 4))).isBetween(decision - 99, decision);
    assertThat(iso).matches("\\d\\d%02d-01-02".formatted(year));
  }

  @Test
  void whatIsNoDateIsNone() {
    assertThat(HeaderDate.iso("02/30/2014", 2014)).isNull();
    assertThat(HeaderDate.iso("soon", 2014)).isNull();
    assertThat(HeaderDate.iso(null, 2014)).isNull();
  }
}
