package org.lettermark.clinical.dates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.match.RuleSet;
import org.lettermark.match.Rules;

/** Finds what is written as a date in a stretch of a letter. */
final class DateFinder {

  /** A date as written. */
  record Found(int begin, int end, DateValue value, String ruleId) {

    /** Whether it is a year that stands before the noun that it belongs to: "the 2011 MRI". */
    boolean beforeItsNoun() {
      return ruleId.endsWith(":year-of-event");
    }
  }

  /** What stands between the members of a list of dates, or between the ends of a range. */
  private static final Pattern LINK =
      Pattern.compile(
          "[\\s(]*+(?:[-\u2013\u2014,;&/]|and|or|to|through|thru|until|till)(?:\\s++(?:and|or|the))?[\\s(]*+",
          Pattern.CASE_INSENSITIVE);

  /** What stands between the two ends of a range. */
  private static final Pattern SPAN =
      Pattern.compile("[\\s)]*+(?:[-\u2013\u2014]|to|through|thru|until|till)\\s*+", Pattern.CASE_INSENSITIVE);

  private static final Pattern AND = Pattern.compile("\\s++and\\s++", Pattern.CASE_INSENSITIVE);

  private static final Pattern BETWEEN = Pattern.compile("\\bbetween\\s{1,3}$", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_BETWEEN = 12;

  private static final Pattern BARE_YEAR = Pattern.compile("(?:19|20)\\d\\d(?![\\d/-]|(?<=0)['\u2019]?s\\b)");

  private final RuleSet forms;

  DateFinder(String location) throws IOException {
    forms = RuleSet.of(Rules.read(location).all());
  }

  /** The dates between two places, in the order of the text. */
  List<Found> find(String text, int begin, int end) {
    List<Found> found = new ArrayList<>();
    Found last = null;
    int at = begin;
    while (at < end) {
      Found date = mayBegin(text, at) ? dateAt(text, last, at, end) : null;
      if (date == null) {
        at = pastWord(text, at, end);
        continue;
      }
      found.add(date);
      last = date;
      at = date.end();
    }
    return found;
  }

  private static boolean mayBegin(String text, int at) {
    char c = text.charAt(at);
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (c == '\'' || c == '\u2019') {
      return Character.isWhitespace(before) || before == '-';
    }
    if (!Character.isLetterOrDigit(c)) {
      return false;
    }
    if (Character.isLetter(c)) {
      return !Character.isLetter(before);
    }
    if (Character.isDigit(before)) {
      return false;
    }
    char first = at > 1 ? text.charAt(at - 2) : ' ';
    if (Character.isLetter(before)) {
      // "L4-5-16" is no date, "dated6/3/14" is one.
      return Character.isLetter(first);
    }
    return before != '/' && before != '.' || !Character.isDigit(first);
  }

  private Found dateAt(String text, Found last, int at, int end) {
    for (Rules.Rule form : forms.mayBegin(text, at)) {
      Matcher matcher = form.at(text, at, end);
      if (matcher == null) {
        continue;
      }
      DateValue value = new DateValue(matcher.group("year"), part(matcher, "month"), part(matcher, "day"));
      if (value.iso(0).isPresent()) {
        return new Found(matcher.start(1), matcher.end(1), value, form.ruleId());
      }
    }
    return last == null ? null : yearInList(text, last, at, end);
  }

  private static String part(Matcher matcher, String name) {
    return matcher.pattern().pattern().contains("(?<" + name + ">") ? matcher.group(name) : null;
  }

  /** The second year of "in 2009 and 2012". */
  private static Found yearInList(String text, Found last, int at, int end) {
    if (!linked(text, last.end(), at)) {
      return null;
    }
    Matcher year = BARE_YEAR.matcher(text).region(at, end);
    return year.lookingAt()
        ? new Found(at, year.end(), new DateValue(year.group(), null, null), last.ruleId())
        : null;
  }

  /** Whether nothing but a comma, "and", "to" or a dash stands between two places. */
  static boolean linked(String text, int from, int to) {
    return to - from < 80 && LINK.matcher(text).region(from, to).matches();
  }

  /** Whether two dates that follow each other are a range: "to", "through" or a dash, or "between ... and ...". */
  static boolean spans(String text, Found first, Found second) {
    int from = first.end();
    int to = second.begin();
    if (to - from >= 80) {
      return false;
    }
    return SPAN.matcher(text).region(from, to).matches()
        || AND.matcher(text).region(from, to).matches()
            && BETWEEN.matcher(text).region(Math.max(0, first.begin() - LONGEST_BETWEEN), first.begin()).find();
  }

  private static int pastWord(String text, int at, int end) {
    int next = at + 1;
    if (Character.isLetter(text.charAt(at))) {
      while (next < end && Character.isLetter(text.charAt(next))) {
        next++;
      }
    }
    return next;
  }
}
