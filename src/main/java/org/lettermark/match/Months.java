package org.lettermark.match;

import java.time.Month;
import java.util.Locale;

/** The months by their names. */
public final class Months {

  private Months() {}

  /** The number of the month whose English name begins with these letters, from 1 to 12; 0 where none does. */
  public static int number(String begin) {
    String capitals = begin.toUpperCase(Locale.ROOT);
    for (Month month : Month.values()) {
      if (month.name().startsWith(capitals)) {
        return month.getValue();
      }
    }
    return 0;
  }
}
