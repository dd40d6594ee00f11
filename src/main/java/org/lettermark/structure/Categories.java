package org.lettermark.structure;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import org.lettermark.match.Rules;

/** Tells the kind of care that a request is for. */
final class Categories {

  private static final String MEDICATION = "medication";

  private final List<Rules.Rule> purposes;
  private final List<Rules.Rule> kinds;

  private Categories(Rules rules) {
    purposes = rules.named("purpose");
    kinds = rules.all().stream().filter(rule -> !rule.name().equals("purpose")).toList();
  }

  static Categories read(String location) throws IOException {
    return new Categories(Rules.read(location, "drug"));
  }

  /**
   * The category: that of the words before a purpose ("... for ...") if they tell one, else of all.
   *
   * @param beforeDrug what the request says before the first drug it names, or null where it names none
   */
  String of(String request, String beforeDrug) {
    int drug = beforeDrug == null ? Integer.MAX_VALUE : beforeDrug.length();
    for (Rules.Rule purpose : purposes) {
      Matcher matcher = purpose.find(request);
      if (matcher != null && matcher.start() > 0) {
        String found = find(request.substring(0, matcher.start()), drug);
        if (found != null) {
          return found;
        }
      }
    }
    String found = find(request, drug);
    return found == null ? "other" : found;
  }

  private String find(String words, int drug) {
    for (Rules.Rule kind : kinds) {
      Matcher matcher = kind.find(words);
      if (matcher != null && (drug >= matcher.start() || "inside".equals(kind.get("drug")))) {
        return kind.name();
      }
    }
    return drug < words.length() ? MEDICATION : null;
  }
}
