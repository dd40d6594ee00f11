package org.lettermark.clinical.medications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a drug's details in one form each: "two (2)" becomes 2, "4 to 6 hrs" becomes every 4-6 hours. */
final class DetailValues {

  private static final List<String> ONES =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
  private static final List<String> TENS =
      List.of("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static final Pattern BRACKETED = Pattern.compile("\\((\\d++)\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*+(?:\\.\\d++)?|\\.\\d++");
  private static final Pattern UNIT = Pattern.compile("%|[a-z\u00b5\u03bc]++");
  private static final Pattern BLANKS_BEHIND = Pattern.compile("[\\s-]++$");
  private static final Pattern HALF = Pattern.compile("(?:\\bone[-\\s])?\\bhalf\\b|\u00bd");
  private static final Pattern PER = Pattern.compile("\\s*+\\bper\\b\\s*+");
  private static final Pattern BETWEEN_STRENGTHS = Pattern.compile("\\s*+[/-]\\s*+|(?<=\\d)\\s++(?=\\d)");
  private static final Pattern TWO_STRENGTHS = Pattern.compile("[\\d.]++/[\\d.]++ \\S++");
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=[\\w)])\\s*+(?:-|\u2013|\\bto\\b|\\bor\\b)\\s*+(?=[\\w(])");

  private static final List<String> OF_AMOUNTS = List.of("g", "ml", "cc", "oz", "l", "teaspoon");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("mgs", "mg"), Map.entry("milligram", "mg"), Map.entry("milligrams", "mg"), Map.entry("mcgs", "mcg"),
          Map.entry("ug", "mcg"), Map.entry("\u00b5g", "mcg"), Map.entry("\u03bcg", "mcg"),
          Map.entry("microgram", "mcg"),
          Map.entry("micrograms", "mcg"), Map.entry("percent", "%"), Map.entry("unit", "units"),
          Map.entry("iu", "units"),
          Map.entry("ius", "units"), Map.entry("gram", "g"), Map.entry("grams", "g"), Map.entry("gm", "g"),
          Map.entry("gms", "g"), Map.entry("gr", "g"), Map.entry("mls", "ml"), Map.entry("milliliter", "ml"),
          Map.entry("milliliters", "ml"), Map.entry("millilitre", "ml"), Map.entry("millilitres", "ml"),
          Map.entry("ccs", "cc"), Map.entry("ounce", "oz"), Map.entry("ounces", "oz"),
          Map.entry("liter", "l"), Map.entry("liters", "l"), Map.entry("hour", "hr"), Map.entry("hours", "hr"),
          Map.entry("hrs", "hr"), Map.entry("h", "hr"), Map.entry("tsp", "teaspoon"),
          Map.entry("teaspoons", "teaspoon"),
          Map.entry("act", "actuation"));

  private static final Map<String, String> TIMES =
      Map.of("wk", "week", "yr", "year", "min", "minute", "h", "hour", "hr", "hour");

  /** The functions that the column {@code value} of the rules may name. */
  static final Map<String, UnaryOperator<String>> FUNCTIONS =
      Map.ofEntries(
          Map.entry("number", DetailValues::number),
          Map.entry("range", DetailValues::range),
          Map.entry("amount", DetailValues::amount),
          Map.entry("strength", DetailValues::strength),
          Map.entry("milligrams", text -> strength(text + " mg")),
          Map.entry("duration", DetailValues::duration),
          Map.entry("days", text -> duration(number(text) + " days")),
          Map.entry("every", DetailValues::every),
          Map.entry("perDay", text -> range(text) + "/day"),
          Map.entry("perWeek", text -> range(text) + "/week"),
          Map.entry("perMonth", text -> range(text) + "/month"));

  private DetailValues() {}

  /** One number in digits: "sixty (60)", "1,000" and "30.00" are 60, 1000 and 30. */
  static String number(String text) {
    Matcher bracketed = BRACKETED.matcher(text);
    if (bracketed.find()) {
      return bracketed.group(1);
    }
    Matcher digits = NUMBER.matcher(text);
    if (digits.find()) {
      return plain(digits.group());
    }
    return words(text);
  }

  private static String plain(String digits) {
    String plain = digits.replace(",", "");
    if (plain.indexOf('.') >= 0) {
      plain = plain.replaceAll("0++$", "").replaceAll("\\.$", "");
    }
    if (plain.startsWith(".")) {
      plain = "0" + plain;
    }
    plain = plain.replaceAll("^0++(?=\\d)", "");
    return plain.isEmpty() ? "0" : plain;
  }

  private static String words(String text) {
    int sum = 0;
    boolean known = false;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]++")) {
      int value = switch (word) {
        case "a", "an", "once" -> 1;
        case "twice" -> 2;
        case "thrice" -> 3;
        default -> ONES.contains(word) ? ONES.indexOf(word) : TENS.contains(word) ? 10 * TENS.indexOf(word) : -1;
      };
      if (word.equals("hundred")) {
        sum = Math.max(sum, 1) * 100;
        known = true;
      } else if (value >= 0) {
        sum += value;
        known = true;
      }
    }
    return known ? Integer.toString(sum) : one(text);
  }

  /** A number or two: "one to two" is 1-2, "half a" is 1/2. */
  static String range(String text) {
    String small = HALF.matcher(one(text)).replaceAll("1/2");
    String[] both = BETWEEN.split(small, 2);
    boolean oneWord = both.length == 2 && TENS.contains(both[0]) && ONES.indexOf(both[1]) > 0;
    return both.length == 2 && !oneWord ? part(both[0]) + "-" + part(both[1]) : part(small);
  }

  private static String part(String text) {
    return text.contains("1/2") ? "1/2" : number(text);
  }

  /** A number, with its unit where there is one: "60 grams" is 60 g, "60" is 60. */
  static String amount(String text) {
    String unit = lastUnit(text);
    String known = UNITS.getOrDefault(unit, unit);
    return OF_AMOUNTS.contains(known) ? range(withoutUnit(text)) + " " + known : range(text);
  }

  private static String lastUnit(String text) {
    Matcher unit = UNIT.matcher(one(text));
    String last = "";
    while (unit.find()) {
      last = unit.group();
    }
    return last;
  }

  private static String withoutUnit(String text) {
    String small = one(text);
    return small.substring(0, small.length() - lastUnit(small).length());
  }

  /** A drug of one ingredient has two strengths only as a range: "25-50 mg" stays so. */
  static String strengthOfOne(String text) {
    String strength = strength(text);
    boolean isRange = text.indexOf('/') < 0 && TWO_STRENGTHS.matcher(strength).matches();
    return isRange ? strength.replace('/', '-') : strength;
  }

  /** Numbers and unit: "10mg-325mg" is 10/325 mg, "10mg/1ml" is 10 mg/1 ml, "25 mcg/hr" is 25 mcg/hr. */
  static String strength(String text) {
    String small = PER.matcher(one(text)).replaceAll("/");
    List<String> parts = new ArrayList<>();
    String unit = null;
    String below = "";
    for (String part : BETWEEN_STRENGTHS.split(small)) {
      Matcher number = NUMBER.matcher(part);
      boolean counted = number.find();
      Matcher letters = UNIT.matcher(part);
      String its = letters.find() ? UNITS.getOrDefault(letters.group(), letters.group()) : null;
      if (its != null && unit != null && !its.equals(unit)) {
        below = "/" + (counted ? plain(number.group()) + " " : "") + its;
        continue;
      }
      unit = its == null ? unit : its;
      if (counted) {
        parts.add(plain(number.group()));
      }
    }
    return String.join("/", parts) + (unit == null ? "" : " " + unit) + below;
  }

  /** Number and unit, the unit in the plural where it is not one: "30-day" is 30 days. */
  static String duration(String text) {
    String small = one(text).replaceAll("['\u2019]s?\\b", "");
    Matcher unit = UNIT.matcher(small);
    String last = "";
    int begin = small.length();
    while (unit.find()) {
      last = unit.group();
      begin = unit.start();
    }
    String singular = last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
    singular = TIMES.getOrDefault(singular, singular);
    String before = BLANKS_BEHIND.matcher(small.substring(0, begin)).replaceFirst("");
    String count = before.matches("several|many") ? before : range(before);
    return count + " " + (count.equals("1") ? singular : singular + "s");
  }

  /** "every" with number and unit: "4-6h" is every 4-6 hours. */
  static String every(String text) {
    String small = one(text);
    String unit = lastUnit(small);
    String singular = unit.startsWith("h") ? "hour" : unit.replaceAll("s$", "");
    singular = TIMES.getOrDefault(singular, singular);
    String count = range(BLANKS_BEHIND.matcher(withoutUnit(small)).replaceFirst(""));
    return "every " + count + " " + (count.equals("1") ? singular : singular + "s");
  }

  private static String one(String text) {
    return MedicationNames.phrase(text.strip());
  }
}
