package org.lettermark.export;

import java.util.regex.Pattern;

/** A passage with what is counted of it while the quotations pass by. */
final class Passage {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** The wording that stands for the passage. */
  final int representative;

  int number;
  int variants;
  int letters;
  int quotations;
  int upheld;
  int overturned;

  private int lastLetter;
  private int firstDecision;
  private int lastDecision;

  Passage(int representative) {
    this.representative = representative;
  }

  /** Counts a quotation; those of a letter come together. */
  void addQuotation(int letterNumber, String decisionDate) {
    quotations++;
    if (letterNumber != lastLetter) {
      lastLetter = letterNumber;
      letters++;
      addDate(decisionDate);
    }
  }

  /** Counts a disputed item, once however often its block quotes the passage. */
  void addItem(String outcome) {
    upheld += outcome.equals("upheld") ? 1 : 0;
    overturned += outcome.equals("overturned") ? 1 : 0;
  }

  /** ISO date of the first decision that quotes the passage, or null. */
  String firstDecision() {
    return date(firstDecision);
  }

  /** ISO date of the last decision that quotes the passage, or null. */
  String lastDecision() {
    return date(lastDecision);
  }

  /** Dates are kept as numbers, 20170208: there may be millions of passages. */
  private void addDate(String isoDate) {
    if (isoDate != null && DAY.matcher(isoDate).matches()) {
      int date = Integer.parseInt(isoDate.replace("-", ""));
      firstDecision = firstDecision == 0 ? date : Math.min(firstDecision, date);
      lastDecision = Math.max(lastDecision, date);
    }
  }

  private static String date(int date) {
    return date == 0 ? null : "%04d-%02d-%02d".formatted(date / 10000, date / 100 % 100, date % 100);
  }
}
