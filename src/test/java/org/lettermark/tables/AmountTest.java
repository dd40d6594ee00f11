package org.lettermark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource({"60, 60, ", "111.2 g, 111.2, g", "5 mg/ml, 5, mg/ml", "10/325 mg, , mg", "1-2, , ", "some, , "})
  void isANumberAndAUnit(String value, Double number, String unit) {
    assertThat(Amount.of(value)).isEqualTo(new Amount(number, unit));
  }

  @ParameterizedTest
  @CsvSource({"2/day, 2", "2/day as needed, 2", "1-2/day, 2", "every 4-6 hours as needed, 6", "every 12 hours, 2", "at bedtime, 1",
      "at bedtime as needed, 1", "as needed, ", "every 0 hours, "})
  void howOftenADay(String frequency, Double perDay) {
    assertThat(Amount.perDay(frequency)).isEqualTo(perDay);
  }

  @ParameterizedTest
  @CsvSource({"30 days, 30", "6 weeks, 42", "1 month, 30", "2 years, 730", "long, ", "60, "})
  void daysOfADuration(String duration, Double days) {
    assertThat(Amount.days(duration)).isEqualTo(days);
  }
}
