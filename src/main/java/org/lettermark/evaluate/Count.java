package org.lettermark.evaluate;

/**
 * How many there are.
 *
 * @param gold what the gold holds
 * @param found what was found
 * @param right what was found and is right
 */
public record Count(int gold, int found, int right) {

  /** Nothing. */
  public static final Count NONE = new Count(0, 0, 0);

  Count plus(Count other) {
    return new Count(gold + other.gold, found + other.found, right + other.right);
  }

  /** The share of what was found that is right; 1 where there was nothing to find and nothing was found. */
  public double precision() {
    return found > 0 ? (double) right / found : gold > 0 ? 0 : 1;
  }

  /** The share of the gold that was found; 1 where there was nothing to find. */
  public double recall() {
    return gold > 0 ? (double) right / gold : 1;
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return gold + found == 0 ? 1 : 2.0 * right / (gold + found);
  }
}
