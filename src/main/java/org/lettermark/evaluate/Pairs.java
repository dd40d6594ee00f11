package org.lettermark.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lettermark.corpus.Finding;

/**
 * Findings of one type, matched one to one: first those of the same span, then those that share most characters.
 *
 * @param pairs what belongs together
 * @param missed gold that nothing was found for
 * @param invented what was found for no gold
 */
record Pairs(List<Pair> pairs, List<Finding> missed, List<Finding> invented) {

  /** A gold finding and what was found for it. */
  record Pair(Finding gold, Finding found) {

    boolean isExact() {
      return gold.begin() == found.begin() && gold.end() == found.end();
    }
  }

  private record Candidate(int gold, int found, int overlap) {}

  private static final Comparator<Finding> ORDER = Comparator.comparingInt(Finding::begin).thenComparingInt(Finding::end);

  static Pairs of(List<Finding> goldFindings, List<Finding> systemFindings) {
    List<Finding> gold = goldFindings.stream().sorted(ORDER).toList();
    List<Finding> system = systemFindings.stream().sorted(ORDER).toList();
    Map<Integer, Integer> partners = new HashMap<>();
    boolean[] taken = new boolean[system.size()];
    List<Candidate> candidates = candidates(gold, system);
    for (Candidate candidate : candidates) {
      if (!taken[candidate.found()] && partners.putIfAbsent(candidate.gold(), candidate.found()) == null) {
        taken[candidate.found()] = true;
      }
    }
    List<Pair> pairs = new ArrayList<>();
    List<Finding> missed = new ArrayList<>();
    List<Finding> invented = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      if (partners.containsKey(i)) {
        pairs.add(new Pair(gold.get(i), system.get(partners.get(i))));
      } else {
        missed.add(gold.get(i));
      }
    }
    for (int j = 0; j < system.size(); j++) {
      if (!taken[j]) {
        invented.add(system.get(j));
      }
    }
    return new Pairs(pairs, missed, invented);
  }

  /** All that overlap, the best first. */
  private static List<Candidate> candidates(List<Finding> gold, List<Finding> system) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      for (int j = 0; j < system.size(); j++) {
        Pair pair = new Pair(gold.get(i), system.get(j));
        int overlap = Math.min(pair.gold().end(), pair.found().end()) - Math.max(pair.gold().begin(), pair.found().begin());
        if (pair.isExact() || overlap > 0) {
          candidates.add(new Candidate(i, j, pair.isExact() ? Integer.MAX_VALUE : overlap));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::overlap).reversed()
        .thenComparingInt(Candidate::gold).thenComparingInt(Candidate::found));
    return candidates;
  }
}
