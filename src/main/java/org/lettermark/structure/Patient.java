package org.lettermark.structure;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import org.lettermark.match.Rules;

/** Reads the patient's age and sex from a case summary. */
final class Patient {

  /** The sex stands this close behind the age: "a 45 year old right hand dominant self-employed male". */
  private static final int CLOSE = 90;

  /** So many times more pronouns of one sex tell the patient's; the others are somebody else's. */
  private static final int CLEAR = 3;

  private final List<Rules.Rule> ages;
  private final List<Rules.Rule> agesOnly;
  private final List<Rules.Rule> male;
  private final List<Rules.Rule> female;
  private final List<Rules.Rule> maleTitles;
  private final List<Rules.Rule> femaleTitles;
  private final List<Rules.Rule> he;
  private final List<Rules.Rule> she;

  private Patient(Rules rules) {
    ages = rules.named("age");
    agesOnly = rules.named("ageOnly");
    male = rules.named("male");
    female = rules.named("female");
    maleTitles = rules.named("maleTitle");
    femaleTitles = rules.named("femaleTitle");
    he = rules.named("he");
    she = rules.named("she");
  }

  static Patient read(String location) throws IOException {
    return new Patient(Rules.read(location));
  }

  /** The age in years, or null. */
  String age(String summary) {
    Matcher age = ageIn(summary);
    return age == null ? null : Rules.value(age);
  }

  /** {@code male}, {@code female} or null. */
  String sex(String summary) {
    Matcher age = ageIn(summary);
    if (age != null) {
      String close = summary.substring(age.start(), Math.min(summary.length(), age.end() + CLOSE));
      int stop = close.indexOf(". ");
      String found = earlier(male, female, stop < 0 ? close : close.substring(0, stop));
      if (found != null) {
        return found;
      }
    }
    String found = earlier(maleTitles, femaleTitles, summary);
    if (found != null) {
      return found;
    }
    int hes = count(he, summary);
    int shes = count(she, summary);
    if (hes == 0 && shes == 0) {
      return null;
    }
    return hes > CLEAR * shes ? "male" : shes > CLEAR * hes ? "female" : null;
  }

  private Matcher ageIn(String summary) {
    Matcher age = first(ages, summary);
    return age == null ? first(agesOnly, summary) : age;
  }

  private static String earlier(List<Rules.Rule> male, List<Rules.Rule> female, String text) {
    Matcher man = first(male, text);
    Matcher woman = first(female, text);
    if (man == null && woman == null) {
      return null;
    }
    return woman == null || man != null && man.start() < woman.start() ? "male" : "female";
  }

  private static Matcher first(List<Rules.Rule> rules, String text) {
    Matcher first = null;
    for (Rules.Rule rule : rules) {
      Matcher matcher = rule.find(text);
      if (matcher != null && (first == null || matcher.start() < first.start())) {
        first = matcher;
      }
    }
    return first;
  }

  private static int count(List<Rules.Rule> rules, String text) {
    return rules.stream().mapToInt(rule -> rule.findAll(text, 0, text.length()).size()).sum();
  }
}
