package org.lettermark.clinical.dates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.match.Rules;

/** Finds what is written as a date in a stretch of a letter. */
final class DateFinder {

  /** A date as written. */
  record Found(int begin, int end, DateValue value, String ruleId) {}

  /** How the names of the months begin; a word that does not begin so is not worth fifteen expressions. */
  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** The first letters of the months; spares most words the look at three. */
  private static final boolean[] BEGINS_MONTH = new boolean[128];

  static {
    for (String month : MONTHS) {
      BEGINS_MONTH[month.charAt(0)] = true;
      BEGINS_MONTH[Character.toUpperCase(month.charAt(0))] = true;
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

  private static final Pattern BARE_YEAR = Pattern.compile("(?:19|20)\\d\\d(?![\\d/-])");

  /** How a date is written; {@code number} counts the forms. */
  private record Form(Rules.Rule rule, boolean month, boolean day, int number) {}

  /** The longest number with which a date begins. */
  private static final int YEAR = 4;

  /** The forms, by the length of the number that they begin with, 0 where it is a month's name. */
  private final List<List<Form>> forms = new ArrayList<>();

  private int count;

  DateFinder(String location) throws IOException {
    for (int length = 0; length <= YEAR; length++) {
      forms.add(new ArrayList<>());
    }
    for (Rules.Rule rule : Rules.read(location).all()) {
      String regex = rule.pattern().pattern();
      Form form = new Form(rule, regex.contains("(?<month>"), regex.contains("(?<day>"), count++);
      forms.get(Math.min(YEAR, length(rule.get("finds"), 0))).add(form);
    }
  }

  /** The dates between two places, in the order of the text. */
  List<Found> find(String text, int begin, int end) {
    List<Found> found = new ArrayList<>();
    Matcher[] matchers = new Matcher[count];
    Found last = null;
    int at = next(text, begin, end);
    while (at < end) {
      Found date = dateAt(text, at, end, matchers);
      if (date == null && last != null) {
        date = yearInList(text, last, at, end);
      }
      if (date == null) {
        at = next(text, pastWord(text, at, end), end);
        continue;
      }
      found.add(date);
      last = date;
      at = next(text, date.end(), end);
    }
    return found;
  }

  /** The first place from {@code begin} on where a date may begin, or the end. */
  private static int next(String text, int begin, int end) {
    int at = begin;
    while (at < end && !mayBegin(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean mayBegin(String text, int at) {
    char c = text.charAt(at);
    if (c >= '0' && c <= '9') {
      return mayBeginWithNumber(text, at);
    }
    return c < BEGINS_MONTH.length && BEGINS_MONTH[c] && (at == 0 || !Character.isLetter(text.charAt(at - 1)))
        && isMonth(text, at);
  }

  private static boolean isMonth(String text, int at) {
    return at + 3 <= text.length() && MONTHS.contains(text.substring(at, at + 3).toLowerCase(Locale.ROOT));
  }

  private static boolean mayBeginWithNumber(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (Character.isDigit(before) || !mayBeDate(text, at)) {
      return false;
    }
    char first = at > 1 ? text.charAt(at - 2) : ' ';
    if (Character.isLetter(before)) {
      // "L4-5-16" is no date, "dated6/3/14" is one.
      return Character.isLetter(first);
    }
    return before != '/' && before != '.' || !Character.isDigit(first);
  }

  /** Whether what follows the number can make a date of it: spares most numbers every expression. */
  private static boolean mayBeDate(String text, int at) {
    int digits = digits(text, at);
    int end = at + digits;
    if (digits == 4) {
      return text.startsWith("19", at) || text.startsWith("20", at);
    }
    if (digits > 2) {
      return false;
    }
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    // A separator, an ordinal's ending, "of" or a month.
    return end < text.length() && "/-.snrtojfmadSNRTOJFMAD".indexOf(text.charAt(end)) >= 0;
  }

  private static int digits(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end - at;
  }

  /** Length of the number here; a day or month has two digits even where it is written with one. */
  private static int length(String text, int at) {
    int digits = digits(text, at);
    return digits == 1 ? 2 : digits;
  }

  private Found dateAt(String text, int at, int end, Matcher[] matchers) {
    int length = length(text, at);
    for (Form form : length > YEAR ? List.<Form>of() : forms.get(length)) {
      Matcher matcher = matchers[form.number()];
      if (matcher == null) {
        matcher = form.rule().matcher(text).useTransparentBounds(true);
        matchers[form.number()] = matcher;
      }
      if (!matcher.region(at, end).lookingAt()) {
        continue;
      }
      DateValue value =
          new DateValue(
              matcher.group("year"),
              form.month() ? matcher.group("month") : null,
              form.day() ? matcher.group("day") : null);
      if (value.iso(0).isPresent()) {
        return new Found(matcher.start(1), matcher.end(1), value, form.rule().ruleId());
      }
    }
    return null;
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

  /** Whether the two places are the ends of a range: "to", "through" or a dash stands between them. */
  static boolean spans(String text, int from, int to) {
    return to - from < 80 && SPAN.matcher(text).region(from, to).matches();
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
