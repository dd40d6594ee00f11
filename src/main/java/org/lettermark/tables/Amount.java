package org.lettermark.tables;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as number and unit: {@code "111.2 g"} is 111.2 and {@code "g"}, {@code "5 mg/ml"} is 5 and {@code "mg/ml"}.
 *
 * @param number null where the value is not one number: {@code "10/325 mg"}, {@code "1-2"}
 * @param unit null where none is given
 */
record Amount(Double number, String unit) {

  private static final Pattern ONE = Pattern.compile("(\\d++(?:\\.\\d++)?)(?: (.++))?");
  private static final Pattern MANY = Pattern.compile("[\\d./-]++ (.++)");
  private static final Pattern TIMES = Pattern.compile("(?:\\d++(?:\\.\\d++)?-)?(\\d++(?:\\.\\d++)?)/(day|week|month)\\b.*+");
  private static final Pattern EVERY =
      Pattern.compile("every (\\d++(?:\\.\\d++)?)(?:-\\d++(?:\\.\\d++)?)? (hour|day|week|month)s?\\b.*+");
  private static final Pattern ONCE_A_DAY =
      Pattern.compile("(?:at bedtime|in the morning|in the evening|at night|every (?:day|morning|evening|night))\\b.*+");

  private static final Amount NOTHING = new Amount(null, null);

  /** Days of a unit; a month counts 30, a year 365. */
  private static final Map<String, Double> DAYS =
      Map.of("hour", 1 / 24.0, "day", 1.0, "week", 7.0, "month", 30.0, "year", 365.0);

  /** Reads a normalised value; nothing where it is null. */
  static Amount of(String value) {
    if (value == null) {
      return NOTHING;
    }
    Matcher one = ONE.matcher(value);
    if (one.matches()) {
      return new Amount(Double.valueOf(one.group(1)), one.group(2));
    }
    Matcher many = MANY.matcher(value);
    return many.matches() ? new Amount(null, many.group(1)) : NOTHING;
  }

  /** Days of a duration such as {@code "6 weeks"}, or null. */
  static Double days(String duration) {
    Amount amount = of(duration);
    if (amount.number == null || amount.unit == null) {
      return null;
    }
    Double days = DAYS.get(amount.unit.endsWith("s") ? amount.unit.substring(0, amount.unit.length() - 1) : amount.unit);
    return days == null ? null : amount.number * days;
  }

  /** How often a day at most, of a frequency such as {@code "2/day"} or {@code "every 4-6 hours as needed"} (6), or null. */
  static Double perDay(String frequency) {
    if (frequency == null) {
      return null;
    }
    Matcher times = TIMES.matcher(frequency);
    if (times.matches()) {
      return Double.valueOf(times.group(1)) / DAYS.get(times.group(2));
    }
    Matcher every = EVERY.matcher(frequency);
    if (every.matches()) {
      double number = Double.parseDouble(every.group(1));
      return number == 0 ? null : (Double) (1 / (number * DAYS.get(every.group(2))));
    }
    return ONCE_A_DAY.matcher(frequency).matches() ? 1.0 : null;
  }
}
