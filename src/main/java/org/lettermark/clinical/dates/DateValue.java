package org.lettermark.clinical.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.lettermark.match.Months;

/** The parts of a date as a letter writes them, and the ISO 8601 value that they make. */
record DateValue(String year, String month, String day) {

  /** Whether the year is written with four digits. */
  boolean wholeYear() {
    return year.length() == 4;
  }

  /**
   * The value to the precision of the text, or nothing for a date that no calendar holds.
   *
   * @param latest the latest year that a two-digit year can mean, or 0 where nothing tells
   */
  Optional<String> iso(int latest) {
    int y = Integer.parseInt(year);
    if (!wholeYear()) {
      y += 2000;
      if (latest > 0 && y > latest) {
        y -= 100;
      }
    }
    if (month == null) {
      return Optional.of(String.format("%04d", y));
    }
    int m = monthNumber();
    if (m < 1 || m > 12) {
      return Optional.empty();
    }
    if (day == null) {
      return Optional.of(String.format("%04d-%02d", y, m));
    }
    try {
      return Optional.of(LocalDate.of(y, m, Integer.parseInt(day)).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private int monthNumber() {
    if (Character.isDigit(month.charAt(0))) {
      return Integer.parseInt(month);
    }
    return Months.number(month.substring(0, 3));
  }
}
