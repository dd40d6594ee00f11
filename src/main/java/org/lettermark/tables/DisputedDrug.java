package org.lettermark.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lettermark.corpus.Finding;

/**
 * A drug under dispute, with the details of all mentions of it in the request.
 *
 * @param number 1 for the first drug of the item
 */
record DisputedDrug(IssueView issue, int number, Map<String, String> details) {

  private static final List<String> DETAILS =
      List.of("genericName", "rxcui", "strength", "form", "dosage", "route", "frequency", "duration", "quantity", "refills");

  String get(String detail) {
    return details.get(detail);
  }

  /** Adds a mention: to the drug that it names again, or as a further drug where a detail says that it is another. */
  static void add(List<DisputedDrug> drugs, IssueView issue, Finding mention) {
    for (DisputedDrug drug : drugs) {
      if (drug.isNamedBy(mention)) {
        DETAILS.forEach(detail -> drug.details.computeIfAbsent(detail, mention::get));
        return;
      }
    }
    DisputedDrug drug = new DisputedDrug(issue, drugs.size() + 1, new HashMap<>());
    DETAILS.forEach(detail -> drug.details.computeIfAbsent(detail, mention::get));
    drugs.add(drug);
  }

  private boolean isNamedBy(Finding mention) {
    return mention.get("genericName") != null && DETAILS.stream().allMatch(
        detail -> details.get(detail) == null || mention.get(detail) == null || details.get(detail).equals(mention.get(detail)));
  }
}
