package org.lettermark.clinical.medications;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.lettermark.clinical.medications.Drug.Detail;
import org.lettermark.clinical.medications.Drug.Kind;

/**
 * Gives a detail that belongs to several drugs to each of them: to both names of one drug, as in
 * {@code Mobic (meloxicam) 15mg}, and to every ingredient of a compound.
 */
final class MedicationGroups {

  private static final Set<Kind> OF_THE_WHOLE = EnumSet.complementOf(EnumSet.of(Kind.STRENGTH));
  private static final Pattern OPENS = Pattern.compile("[\\s\u00ae\u2122]*+(?:[a-z]{2,10}\\s++){0,2}\\(\\s*+");
  private static final Pattern JOINS = Pattern.compile("[\\s)]*+[,;/&+-]?\\s*+(?:(?:and|with|plus|in)\\s++)?");
  private static final Pattern BASE = Pattern.compile("\\s++(?:cream\\s++)?base\\b");
  private static final Pattern LISTS = Pattern.compile("\\s*+,?\\s*+(?:(?:and|plus)\\b)?(?:\\s++also\\b)?\\s*+");
  private static final Pattern GLUES = Pattern.compile("\\s*+[/+-]\\s*+");

  private MedicationGroups() {}

  /** Shares out the details of these drugs, which stand in the order of the text. */
  static void share(String text, List<Drug> drugs) {
    for (int i = 0; i < drugs.size(); i = compoundEnd(text, drugs, i)) {
      compound(drugs.subList(i, compoundEnd(text, drugs, i)));
    }
    for (int i = 0; i + 1 < drugs.size(); i++) {
      brackets(text, drugs, i);
      contents(text, drugs.get(i), drugs.get(i + 1));
    }
  }

  /** In "the cream contains ketoprofen and lidocaine" the form in front of the verb is that of both. */
  private static void contents(String text, Drug a, Drug b) {
    Detail form = a.details.get(Kind.FORM);
    if (a.isContent && form != null && a.section == b.section && b.spokenFrom >= a.to
        && LISTS.matcher(text).region(a.to, b.spokenFrom).matches()) {
      give(form, b, OF_THE_WHOLE);
      b.isContent = true;
    }
  }

  private static int compoundEnd(String text, List<Drug> drugs, int first) {
    int end = first + 1;
    while (end < drugs.size() && oneCompound(text, drugs.get(end - 1), drugs.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean oneCompound(String text, Drug a, Drug b) {
    boolean isBase = BASE.matcher(text).region(b.end, text.length()).lookingAt();
    if (a.section != b.section || b.from < a.to || sameDrug(a, b) && !isBase) {
      return false;
    }
    if (a.details.values().stream().anyMatch(d -> d.begin() > a.end && d.kind() != Kind.STRENGTH)) {
      return false;
    }
    String between = text.substring(a.to, b.from);
    if (isPercent(a) && (isPercent(b) || isBase)) {
      return JOINS.matcher(between).matches();
    }
    boolean strengthsAlike = isPercent(a) || isPercent(b) || a.to == a.end;
    return between.strip().equals("/") || strengthsAlike && GLUES.matcher(between).matches();
  }

  private static boolean isPercent(Drug drug) {
    String strength = drug.value(Kind.STRENGTH);
    return strength != null && strength.endsWith("%");
  }

  private static boolean sameDrug(Drug a, Drug b) {
    return a.genericName() != null && a.genericName().equals(b.genericName());
  }

  /** Whether one is the first ingredient of the other: "Hydrocodone (Norco)". */
  private static boolean oneOf(Drug a, Drug b) {
    String first = a.genericName();
    String second = b.genericName();
    return first != null && second != null && (first.startsWith(second + "-") || second.startsWith(first + "-"));
  }

  private static void compound(List<Drug> ingredients) {
    eachItsStrength(ingredients);
    for (Drug giver : List.of(ingredients.get(0), ingredients.get(ingredients.size() - 1))) {
      for (Detail detail : List.copyOf(giver.details.values())) {
        for (Drug ingredient : ingredients) {
          give(detail, ingredient, OF_THE_WHOLE);
        }
      }
    }
  }

  /** In "Ketoprofen/Lidocaine 10%/5%" the strengths follow together, in the order of the ingredients. */
  private static void eachItsStrength(List<Drug> ingredients) {
    Drug last = ingredients.get(ingredients.size() - 1);
    Detail all = last.details.get(Kind.STRENGTH);
    if (ingredients.size() == 1 || all == null
        || ingredients.stream().anyMatch(drug -> drug != last && drug.details.containsKey(Kind.STRENGTH))) {
      return;
    }
    int blank = all.value().indexOf(' ');
    String[] numbers = all.value().substring(0, Math.max(blank, 0)).split("[/-]");
    if (numbers.length == ingredients.size()) {
      for (int i = 0; i < numbers.length; i++) {
        String value = numbers[i] + all.value().substring(blank);
        ingredients.get(i).details.put(
            Kind.STRENGTH, new Detail(Kind.STRENGTH, all.begin(), all.end(), value, all.ruleId()));
      }
    }
  }

  private static void give(Detail detail, Drug drug, Set<Kind> kinds) {
    if (kinds.contains(detail.kind())) {
      drug.details.putIfAbsent(detail.kind(), detail);
    }
  }

  /** Names and ingredients in brackets behind a name. */
  private static void brackets(String text, List<Drug> drugs, int at) {
    Drug head = drugs.get(at);
    Drug first = drugs.get(at + 1);
    if (head.section != first.section || first.from < head.to) {
      return;
    }
    String between = text.substring(head.to, first.from);
    boolean bracket = OPENS.matcher(between).matches();
    if (!bracket) {
      if (sameDrug(head, first) && head.details.isEmpty() && GLUES.matcher(between).matches()) {
        both(head, first);
      }
      return;
    }
    if (sameDrug(head, first) || oneOf(head, first) && text.startsWith(")", first.end)) {
      if (head.details.keySet().stream().allMatch(kind -> kind == Kind.STRENGTH)) {
        both(head, first);
      }
      return;
    }
    int close = text.indexOf(')', first.end);
    int end = at + 1;
    while (close > 0 && end < drugs.size() && drugs.get(end).begin < close && drugs.get(end).section == head.section) {
      end++;
    }
    List<Drug> inside = drugs.subList(at + 1, end);
    if (inside.isEmpty()) {
      return;
    }
    for (Detail detail : List.copyOf(inside.get(inside.size() - 1).details.values())) {
      if (detail.begin() > close) {
        give(detail, head, OF_THE_WHOLE);
        inside.forEach(drug -> give(detail, drug, OF_THE_WHOLE));
      }
    }
    for (Detail detail : List.copyOf(head.details.values())) {
      inside.forEach(drug -> give(detail, drug, OF_THE_WHOLE));
    }
  }

  private static void both(Drug a, Drug b) {
    List.copyOf(b.details.values()).forEach(detail -> give(detail, a, EnumSet.allOf(Kind.class)));
    List.copyOf(a.details.values()).forEach(detail -> give(detail, b, EnumSet.allOf(Kind.class)));
  }
}
