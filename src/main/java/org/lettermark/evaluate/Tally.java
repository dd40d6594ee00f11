package org.lettermark.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of everything that is measured, of one letter or of many. */
public final class Tally {

  private final Map<Figure, Count> counts = new LinkedHashMap<>();

  void add(Figure figure, int gold, int found, int right) {
    counts.merge(figure, new Count(gold, found, right), Count::plus);
  }

  void add(Figure figure, boolean gold, boolean found, boolean right) {
    add(figure, gold ? 1 : 0, found ? 1 : 0, right ? 1 : 0);
  }

  void addAll(Tally other) {
    other.counts.forEach((figure, count) -> counts.merge(figure, count, Count::plus));
  }

  /** The sum of tallies, as they are. */
  static Tally plainSum(Iterable<Tally> tallies) {
    Tally sum = new Tally();
    tallies.forEach(sum::addAll);
    return sum;
  }

  /** The sum of tallies as it is shown, its figures in the order of the kinds. */
  public static Tally sum(Iterable<Tally> tallies) {
    Tally sum = new Tally();
    Kind.ALL.forEach(kind -> kind.figures().forEach(figure -> sum.counts.put(figure, Count.NONE)));
    tallies.forEach(sum::addAll);
    // An accuracy needs a pair, and a feature that the gold never gives is not asked for.
    sum.counts.entrySet().removeIf(entry -> entry.getKey().accuracy() && entry.getValue().gold() == 0);
    Kind.ALL.forEach(kind -> kind.onlyWhereGold().forEach(feature -> {
      if (sum.of(kind.given(feature)).gold() == 0) {
        sum.counts.remove(kind.accuracy(feature));
      }
      sum.counts.remove(kind.given(feature));
    }));
    return sum;
  }

  /** The count of a figure, nothing where it was never counted. */
  public Count of(Figure figure) {
    return counts.getOrDefault(figure, Count.NONE);
  }

  /** All counts. */
  public Map<Figure, Count> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
