package org.lettermark.clinical.medications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailValuesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      number   | sixty (60)          | 60
      number   | forty-five          | 45
      number   | one hundred twenty  | 120
      number   | 1,000               | 1000
      number   | 30.00               | 30
      number   | an                  | 1
      range    | 1-2                 | 1-2
      range    | one to two          | 1-2
      range    | one (1) or two (2)  | 1-2
      range    | half a              | 1/2
      range    | one-half to one     | 1/2-1
      range    | twenty-five         | 25
      range    | twice               | 2
      amount   | 111.2 grams         | 111.2 g
      amount   | 240gm               | 240 g
      amount   | 5cc                 | 5 cc
      amount   | 60                  | 60
      strength | 10mg                | 10 mg
      strength | .5 milligrams       | 0.5 mg
      strength | 7.5 mg/325 mg       | 7.5/325 mg
      strength | 5-325mg             | 5/325 mg
      strength | 320.5/30/16mg       | 320.5/30/16 mg
      strength | 10mg/1ml            | 10 mg/1 ml
      strength | 25 mg per ml        | 25 mg/ml
      strength | 50mcg/hour          | 50 mcg/hr
      strength | 4%-27.5%-0.0325%    | 4/27.5/0.0325 %
      strength | 1 percent           | 1 %
      milligrams | 10/325            | 10/325 mg
      duration | 30-day              | 30 days
      duration | one month           | 1 month
      duration | 2 wks               | 2 weeks
      duration | several months      | several months
      duration | a year              | 1 year
      days     | 30                  | 30 days
      every    | 4-6h                | every 4-6 hours
      every    | six to eight hours  | every 6-8 hours
      every    | 12 hrs              | every 12 hours
      every    | 3 days              | every 3 days
      perDay   | thrice              | 3/day
      perWeek  | once                | 1/week
      """)
  void hasOneFormForEveryWayOfWriting(String function, String text, String value) {
    assertThat(DetailValues.FUNCTIONS.get(function).apply(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"25-50 mg, 25-50 mg", "10mg, 10 mg", "10/325mg, 10/325 mg"})
  void twoStrengthsOfOneIngredientAreARange(String text, String value) {
    assertThat(DetailValues.strengthOfOne(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "every 6 hours, as needed, every 6 hours as needed",
    "as needed, 2/day, 2/day as needed",
    "1/day, at bedtime, at bedtime",
    "every 6 hours, 1/day, every 6 hours"
  })
  void aFrequencyKeepsWhatSaysMore(String first, String second, String both) {
    assertThat(MedicationDetails.bothFrequencies(first, second)).isEqualTo(both);
  }

  @Property
  void aNumberIsItself(@ForAll @IntRange(min = 0, max = 99999) int number) {
    assertThat(DetailValues.number("#" + number)).isEqualTo(Integer.toString(number));
    assertThat(DetailValues.number(String.format(Locale.ROOT, "%,d", number))).isEqualTo(Integer.toString(number));
  }

  @Property
  void aValueThatWasReadReadsAsItself(
      @ForAll @IntRange(min = 1, max = 999) int a, @ForAll @IntRange(min = 1, max = 999) int b) {
    String strength = DetailValues.strength(a + "mg/" + b + " mg");
    assertThat(DetailValues.strength(strength)).isEqualTo(strength).isEqualTo(a + "/" + b + " mg");
    String range = DetailValues.range(a + " to " + b);
    assertThat(DetailValues.range(range)).isEqualTo(range).isEqualTo(a + "-" + b);
    String duration = DetailValues.duration(a + " day");
    assertThat(DetailValues.duration(duration)).isEqualTo(duration);
  }

  @Property
  void noTextBreaksAFunction(@ForAll String text) {
    DetailValues.FUNCTIONS.forEach(
        (name, function) -> assertThatCode(() -> function.apply(text)).as(name).doesNotThrowAnyException());
  }
}
