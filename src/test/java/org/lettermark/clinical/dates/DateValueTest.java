package org.lettermark.clinical.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;

class DateValueTest {

  @Property
  void everyDayOfTheCalendarComesBackWhole(@ForAll("days") LocalDate day) {
    DateValue numeric = value(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    DateValue named =
        new DateValue(
            Integer.toString(day.getYear()), day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            Integer.toString(day.getDayOfMonth()));

    assertThat(numeric.iso(0)).contains(day.toString());
    assertThat(named.iso(0)).contains(day.toString());
  }

  @Property
  void aTwoDigitYearIsTheLatestThatIsNotAfterTheDecision(
      @ForAll @IntRange(min = 0, max = 99) int year, @ForAll @IntRange(min = 2000, max = 2050) int decision) {
    String iso = new DateValue(String.format("%02d", year), "6", "3").iso(decision).orElseThrow();

    int found = Integer.parseInt(iso.substring(0, 4));
    assertThat(found % 100).isEqualTo(year);
    assertThat(found).isBetween(decision - 99, decision);
  }

  @Property
  void whatNoCalendarHoldsIsRefused(
      @ForAll @IntRange(min = 0, max = 99) int month, @ForAll @IntRange(min = 0, max = 99) int day) {
    boolean possible = month >= 1 && month <= 12 && day >= 1 && day <= LocalDate.of(2015, month, 1).lengthOfMonth();

    assertThat(value(2015, month, day).iso(0).isPresent()).isEqualTo(possible);
  }

  @Test
  void theValueIsAsPreciseAsTheText() {
    assertThat(new DateValue("2014", null, null).iso(0)).contains("2014");
    assertThat(new DateValue("2014", "Sept", null).iso(0)).contains("2014-09");
    assertThat(new DateValue("05", "1", "12").iso(2014)).contains("2005-01-12");
    assertThat(new DateValue("98", "11", "2").iso(2014)).contains("1998-11-02");
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Dates.dates().yearBetween(1900, 2099);
  }

  private static DateValue value(int year, int month, int day) {
    return new DateValue(Integer.toString(year), Integer.toString(month), Integer.toString(day));
  }
}
