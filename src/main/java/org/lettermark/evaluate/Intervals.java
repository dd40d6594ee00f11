package org.lettermark.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * 95 % intervals by the bootstrap: letters, not findings, are drawn again, because what stands in one letter is alike (percentile
 * method, Efron and Tibshirani 1993, chapter 13). The same letters give the same interval every time.
 */
public final class Intervals {

  private static final int DRAWS = 1000;
  private static final long SEED = 20260101;
  private static final double TAIL = 0.025;

  /** From where to where. */
  public record Interval(double low, double high) {

    /** Whether no difference is among what may be. */
    public boolean holdsZero() {
      return low <= 0 && 0 <= high;
    }
  }

  private Intervals() {}

  /** The intervals of F1 or accuracy of every figure of the sum of these letters. */
  public static Map<Figure, Interval> of(List<Tally> letters) {
    return draw(List.copyOf(Tally.sum(letters).counts().keySet()), List.of(letters));
  }

  /** The intervals of the difference of two systems on the same letters: each draw has the same letters of both. */
  public static Map<Figure, Interval> ofDifference(List<Tally> one, List<Tally> other) {
    List<Figure> figures = List.copyOf(Tally.sum(one).counts().keySet()).stream()
        .filter(Tally.sum(other).counts().keySet()::contains).toList();
    return draw(figures, List.of(one, other));
  }

  private static Map<Figure, Interval> draw(List<Figure> figures, List<List<Tally>> systems) {
    int letters = systems.get(0).size();
    List<int[][]> counts = systems.stream().map(tallies -> counts(figures, tallies)).toList();
    double[][] values = new double[figures.size()][DRAWS];
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] chosen = random.ints(letters, 0, Math.max(1, letters)).toArray();
      double[] first = figures(figures, counts.get(0), chosen);
      double[] second = counts.size() == 1 ? null : figures(figures, counts.get(1), chosen);
      for (int i = 0; i < first.length; i++) {
        values[i][draw] = second == null ? first[i] : first[i] - second[i];
      }
    }
    Map<Figure, Interval> intervals = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      // An accuracy of no pair at all is no number.
      double[] sorted = Arrays.stream(values[i]).filter(value -> !Double.isNaN(value)).sorted().toArray();
      if (sorted.length > 0) {
        int tail = (int) Math.floor(TAIL * sorted.length);
        intervals.put(figures.get(i), new Interval(sorted[tail], sorted[sorted.length - 1 - tail]));
      }
    }
    return intervals;
  }

  private static double[] figures(List<Figure> figures, int[][] letters, int[] chosen) {
    int[] sum = new int[2 * figures.size()];
    for (int letter : chosen) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += letters[letter][i];
      }
    }
    double[] values = new double[figures.size()];
    for (int i = 0; i < values.length; i++) {
      int all = sum[2 * i];
      values[i] = all > 0 ? 2.0 * sum[2 * i + 1] / all : figures.get(i).accuracy() ? Double.NaN : 1;
    }
    return values;
  }

  /** Of each letter and figure: gold and found together, and right. */
  private static int[][] counts(List<Figure> figures, List<Tally> letters) {
    int[][] counts = new int[letters.size()][2 * figures.size()];
    for (int letter = 0; letter < counts.length; letter++) {
      for (int i = 0; i < figures.size(); i++) {
        Count count = letters.get(letter).of(figures.get(i));
        counts[letter][2 * i] = count.gold() + count.found();
        counts[letter][2 * i + 1] = count.right();
      }
    }
    return counts;
  }
}
