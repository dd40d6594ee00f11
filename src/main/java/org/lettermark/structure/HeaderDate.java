package org.lettermark.structure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.match.Months;

/** A date of the header in ISO form. */
final class HeaderDate {

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})");
  private static final Pattern WORDS = Pattern.compile("([A-Za-z]{3})[A-Za-z]*\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

  private HeaderDate() {}

  /**
   * The date, or null where this is none.
   *
   * @param latestYear the year that a date with two digits for the year is not after
   */
  static String iso(String printed, int latestYear) {
    if (printed == null) {
      return null;
    }
    Matcher numbers = NUMBERS.matcher(printed);
    if (numbers.matches()) {
      return iso(year(numbers.group(3), latestYear), numbers.group(1), numbers.group(2));
    }
    Matcher words = WORDS.matcher(printed);
    if (words.matches()) {
      return iso(Integer.parseInt(words.group(3)), Integer.toString(Months.number(words.group(1))), words.group(2));
    }
    Matcher iso = ISO.matcher(printed);
    return iso.matches() ? iso(Integer.parseInt(iso.group(1)), iso.group(2), iso.group(3)) : null;
  }

  private static int year(String digits, int latestYear) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return year;
    }
    int latest = latestYear / 100 * 100 + year;
    return latest > latestYear ? latest - 100 : latest;
  }

  private static String iso(int year, String month, String day) {
    try {
      return LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)).toString();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
