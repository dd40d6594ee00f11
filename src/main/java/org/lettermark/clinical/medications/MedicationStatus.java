package org.lettermark.clinical.medications;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.uima.jcas.JCas;
import org.lettermark.clinical.medications.Drug.Kind;
import org.lettermark.match.LexiconException;
import org.lettermark.match.RuleSet;
import org.lettermark.match.Rules;
import org.lettermark.type.Determination;
import org.lettermark.type.GuidelineQuotation;

/**
 * Says of every drug whether it is requested, authorised, taken, past, denied or spoken of in general.
 *
 * <p>The rules see the drug's sentence with {@code @} in place of the drug and {@code ~} in place of every
 * other; drugs in a row are one {@code @}, because what is said of a list is said of each.
 */
final class MedicationStatus {

  private static final String REQUESTED = "requested";
  private static final String AUTHORIZED = "authorized";
  private static final String CURRENT = "current";
  private static final String GENERAL = "general";
  private static final String PLAN = "plan";
  private static final String DISPUTE = "dispute";
  private static final String ASKED = "asked";
  private static final Set<String> NAMES = Set.of(REQUESTED, AUTHORIZED, CURRENT, "past", "absent", GENERAL, PLAN, DISPUTE, ASKED);

  private static final Pattern SEPARATES =
      Pattern.compile("[\\s,;/&+)\u00ae\u2122-]*+(?:(?:and/or|and|or|as\\s+well\\s+as|plus)\\b)?[\\s(]*+");

  private final RuleSet rules;
  private final RuleSet asked;

  MedicationStatus(String rulesLocation) throws IOException {
    Rules file = Rules.read(rulesLocation, "section", "drug");
    rules = RuleSet.of(file.all().stream().filter(rule -> !rule.name().equals(ASKED)).toList());
    asked = RuleSet.of(file.named(ASKED));
    for (Rules.Rule rule : file.all()) {
      if (!NAMES.contains(rule.name())) {
        throw new LexiconException(rulesLocation + ":" + rule.row().line() + ": expected one of "
            + NAMES.stream().sorted().toList() + " but found \"" + rule.name() + "\"");
      }
    }
  }

  /** Sets the status of these drugs, which stand in the order of the text. */
  void decide(JCas letter, List<Drug> drugs) {
    List<List<Drug>> lists = lists(letter.getDocumentText(), drugs);
    List<Drug> disputed = requests(letter, lists);
    Set<String> authorized = others(letter, lists, disputed);
    for (Drug drug : drugs) {
      boolean dispute = drug.status.equals(DISPUTE);
      if (dispute || drug.status.equals(PLAN)) {
        drug.status = isDisputed(drug, disputed, dispute) ? REQUESTED
            : authorized.contains(drug.genericName()) ? AUTHORIZED : CURRENT;
      }
    }
  }

  /** The drugs of the disputed requests; returns those that are not the part already authorised. */
  private List<Drug> requests(JCas letter, List<List<Drug>> lists) {
    String text = letter.getDocumentText();
    List<Determination> items = letter.select(Determination.class).asList();
    List<Drug> disputed = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      Drug first = lists.get(i).get(0);
      if (first.isRequest() || items.stream().anyMatch(item -> covers(item.getBegin(), item.getEnd(), first))) {
        boolean authorized = AUTHORIZED.equals(firstRule(mask(text, lists, i), "request", false));
        for (Drug drug : lists.get(i)) {
          drug.status = authorized ? AUTHORIZED : REQUESTED;
          if (!authorized) {
            disputed.add(drug);
          }
        }
      }
    }
    return disputed;
  }

  /** The drugs elsewhere; returns those that the letter says were authorised. */
  private Set<String> others(JCas letter, List<List<Drug>> lists, List<Drug> disputed) {
    String text = letter.getDocumentText();
    List<GuidelineQuotation> quotations = letter.select(GuidelineQuotation.class).asList();
    Set<String> authorized = new HashSet<>();
    int quotation = 0;
    for (int i = 0; i < lists.size(); i++) {
      List<Drug> list = lists.get(i);
      Drug first = list.get(0);
      if (first.status != null) {
        continue;
      }
      while (quotation < quotations.size() && quotations.get(quotation).getEnd() <= first.begin) {
        quotation++;
      }
      boolean quoted = quotation < quotations.size()
          && covers(quotations.get(quotation).getBegin(), quotations.get(quotation).getEnd(), first);
      String sentence = mask(text, lists, i);
      boolean request = quoted && asked.first(sentence, 0, sentence.length()) != null;
      for (Drug drug : list) {
        boolean isDisputed = isDisputed(drug, disputed, false);
        String rule = request ? REQUESTED : quoted ? GENERAL : firstRule(sentence, first.section.getId(), isDisputed);
        drug.status = rule != null ? rule : usual(drug);
        if (drug.status.equals(AUTHORIZED) && !isDisputed) {
          authorized.add(drug.genericName());
        }
      }
    }
    return authorized;
  }

  private static boolean covers(int begin, int end, Drug drug) {
    return begin <= drug.begin && drug.end <= end;
  }

  /** Where no rule speaks: a case summary tells of the patient, a rationale of the drug. */
  private static String usual(Drug drug) {
    return switch (drug.section.getId()) {
      case "rationale" -> GENERAL;
      case "issues" -> REQUESTED;
      default -> CURRENT;
    };
  }

  /**
   * Whether this drug is in dispute, under this name or as the first part of a combination. Where the letter
   * tells of the patient and not of the dispute, another strength or another kind of product is not the one.
   */
  private static boolean isDisputed(Drug drug, List<Drug> disputed, boolean anyProduct) {
    boolean any = anyProduct || drug.section.getId().equals("rationale");
    for (Drug other : disputed) {
      if (sameDrug(drug, other) && (any || sameProduct(drug, other))) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameDrug(Drug drug, Drug other) {
    String a = drug.genericName();
    String b = other.genericName();
    if (a == null || b == null) {
      return a == b && drug.name.ruleId().equals(other.name.ruleId());
    }
    return a.equals(b) || a.startsWith(b + "-") || b.startsWith(a + "-");
  }

  private static boolean sameProduct(Drug drug, Drug requested) {
    if (drug.genericName() != null && !drug.genericName().equals(requested.genericName()) && isBrand(drug)) {
      // "Motrin" beside a disputed combination with ibuprofen is another product; "hydrocodone" may be short for one.
      return false;
    }
    String strength = drug.value(Kind.STRENGTH);
    String other = requested.value(Kind.STRENGTH);
    if (strength != null && other != null) {
      return !comparable(strength, other) || strength.equals(other);
    }
    boolean ownName = drug.name.ruleId().equals(requested.name.ruleId());
    String form = requested.value(Kind.FORM);
    return ownName || form == null || !form.startsWith("oral ") || form.equals(drug.value(Kind.FORM));
  }

  private static boolean isBrand(Drug drug) {
    String name = drug.name.ruleId().substring(drug.name.ruleId().indexOf(':') + 1);
    return !name.startsWith(drug.genericName().split("-")[0]);
  }

  /** Whether two strengths say the same of a drug, as "5/325 mg" and "10/325 mg" do but "10 mg" does not. */
  private static boolean comparable(String a, String b) {
    return a.chars().filter(c -> c == '/').count() == b.chars().filter(c -> c == '/').count();
  }

  /** Drugs of one section with nothing but separators between them and their details. */
  private static List<List<Drug>> lists(String text, List<Drug> drugs) {
    List<List<Drug>> lists = new ArrayList<>();
    Drug last = null;
    for (Drug drug : drugs) {
      boolean joined = last != null && last.section == drug.section && drug.spokenFrom >= last.spokenTo
          && last.sentenceBegin == drug.sentenceBegin
          && SEPARATES.matcher(text).region(last.spokenTo, drug.spokenFrom).matches();
      if (!joined) {
        lists.add(new ArrayList<>());
      }
      lists.get(lists.size() - 1).add(drug);
      last = drug;
    }
    return lists;
  }

  private static String mask(String text, List<List<Drug>> lists, int at) {
    Drug drug = lists.get(at).get(0);
    StringBuilder masked = new StringBuilder();
    int first = at;
    while (first > 0 && lists.get(first - 1).get(0).begin >= drug.sentenceBegin) {
      first--;
    }
    int place = drug.sentenceBegin;
    for (int i = first; i < lists.size() && lists.get(i).get(0).begin < drug.sentenceEnd; i++) {
      List<Drug> list = lists.get(i);
      appendBlanksOnce(masked, text, place, list.get(0).spokenFrom);
      masked.append(i == at ? '@' : '~');
      place = list.get(list.size() - 1).spokenTo;
      while (place < drug.sentenceEnd && ")]\u00ae\u2122\"\u201d".indexOf(text.charAt(place)) >= 0) {
        place++;
      }
    }
    appendBlanksOnce(masked, text, place, drug.sentenceEnd);
    return masked.toString();
  }

  private static void appendBlanksOnce(StringBuilder masked, String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        masked.append(c);
      } else if (masked.length() == 0 || masked.charAt(masked.length() - 1) != ' ') {
        masked.append(' ');
      }
    }
  }

  /** The name of the first rule that finds something in this sentence, or null. */
  private String firstRule(String sentence, String section, boolean disputed) {
    for (Rules.Rule rule : rules.candidates(sentence, 0, sentence.length())) {
      boolean here = rule.get("section").equals("any") || rule.get("section").equals(section);
      boolean thisDrug = rule.get("drug").equals("any") || disputed;
      if (here && thisDrug && rule.find(sentence) != null) {
        return rule.name();
      }
    }
    return null;
  }
}
