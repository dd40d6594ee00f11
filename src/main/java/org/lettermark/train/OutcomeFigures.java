package org.lettermark.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** How good probabilities of being overturned are, with intervals that take whole groups of letters as they are. */
final class OutcomeFigures {

  private static final int SAMPLES = 1000;
  private static final long SEED = 20170115;
  private static final int BINS = 5;

  /**
   * A guess.
   *
   * @param probability of being overturned
   */
  record Guess(OutcomeItem item, double probability) {
    boolean overturned() {
      return probability >= 0.5;
    }
  }

  private static final Map<String, ToDoubleFunction<List<Guess>>> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("balanced accuracy", OutcomeFigures::balancedAccuracy);
    MEASURES.put("F1 of overturned", OutcomeFigures::f1);
    MEASURES.put("PR-AUC of overturned", OutcomeFigures::averagePrecision);
    MEASURES.put("Brier score", OutcomeFigures::brier);
  }

  private final List<Guess> guesses;

  OutcomeFigures(List<Guess> guesses) {
    this.guesses = guesses;
  }

  /** The average of both shares that are right, of the upheld and of the overturned; .5 by guessing. */
  static double balancedAccuracy(List<Guess> guesses) {
    return (share(count(guesses, true, true), count(guesses, true, true) + count(guesses, true, false))
        + share(count(guesses, false, false), count(guesses, false, false) + count(guesses, false, true))) / 2;
  }

  static double f1(List<Guess> guesses) {
    int right = count(guesses, true, true);
    return share(2 * right, 2 * right + count(guesses, true, false) + count(guesses, false, true));
  }

  /** Average precision: the area under the curve of precision over recall; the share of overturned items by guessing. */
  static double averagePrecision(List<Guess> guesses) {
    List<Guess> sorted = new ArrayList<>(guesses);
    sorted.sort(Comparator.comparingDouble(Guess::probability).reversed());
    int found = 0;
    double sum = 0;
    int at = 0;
    while (at < sorted.size()) {
      int end = at;
      int here = 0;
      while (end < sorted.size() && sorted.get(end).probability() == sorted.get(at).probability()) {
        here += sorted.get(end++).item().overturned() ? 1 : 0;
      }
      found += here;
      sum += here * ((double) found / end);
      at = end;
    }
    return found == 0 ? Double.NaN : sum / found;
  }

  /** The mean square distance between probability and answer; 0 is best. */
  static double brier(List<Guess> guesses) {
    return guesses.stream().mapToDouble(guess -> Math.pow(guess.probability() - (guess.item().overturned() ? 1 : 0), 2)).average().orElse(Double.NaN);
  }

  private static int count(List<Guess> guesses, boolean is, boolean said) {
    return (int) guesses.stream().filter(guess -> guess.item().overturned() == is && guess.overturned() == said).count();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** Each measure with its 95 % interval, beside that of always saying upheld; as lines of a Markdown table. */
  String table() {
    List<Guess> majority = guesses.stream().map(guess -> new Guess(guess.item(), 0)).toList();
    StringBuilder table = new StringBuilder("| measure | model | 95 % interval | always upheld |\n|---|---|---|---|\n");
    MEASURES.forEach((name, measure) -> {
      double[] interval = interval(measure);
      table.append(String.format(Locale.ROOT, "| %s | %.3f | %.3f to %.3f | %.3f |%n", name, measure.applyAsDouble(guesses),
          interval[0], interval[1], measure.applyAsDouble(majority)));
    });
    return table.toString();
  }

  /** Groups are drawn with replacement; samples without an overturned item count for nothing. */
  private double[] interval(ToDoubleFunction<List<Guess>> measure) {
    Map<String, List<Guess>> groups = new TreeMap<>();
    guesses.forEach(guess -> groups.computeIfAbsent(guess.item().group(), any -> new ArrayList<>()).add(guess));
    List<List<Guess>> all = List.copyOf(groups.values());
    Random random = new Random(SEED);
    double[] values = new double[SAMPLES];
    int size = 0;
    for (int i = 0; i < SAMPLES; i++) {
      List<Guess> sample = new ArrayList<>();
      for (int j = 0; j < all.size(); j++) {
        sample.addAll(all.get(random.nextInt(all.size())));
      }
      double value = measure.applyAsDouble(sample);
      if (!Double.isNaN(value)) {
        values[size++] = value;
      }
    }
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return size == 0 ? new double[] {Double.NaN, Double.NaN} : new double[] {sorted[(int) (0.025 * (size - 1))], sorted[(int) (0.975 * (size - 1))]};
  }

  /** What was said against what is. */
  String confusion() {
    return String.format(Locale.ROOT, "| | said upheld | said overturned |%n|---|---|---|%n| is upheld | %d | %d |%n| is overturned | %d | %d |%n",
        count(guesses, false, false), count(guesses, false, true), count(guesses, true, false), count(guesses, true, true));
  }

  /** Of items with about this probability, how many were overturned. */
  String calibration() {
    StringBuilder table = new StringBuilder("| probability | items | mean probability | share overturned |\n|---|---|---|---|\n");
    for (int bin = 0; bin < BINS; bin++) {
      double low = (double) bin / BINS;
      double high = (double) (bin + 1) / BINS;
      List<Guess> in = guesses.stream().filter(guess -> guess.probability() >= low && (guess.probability() < high || high == 1)).toList();
      if (!in.isEmpty()) {
        table.append(String.format(Locale.ROOT, "| %.1f to %.1f | %d | %.3f | %.3f |%n", low, high, in.size(),
            in.stream().mapToDouble(Guess::probability).average().orElse(0),
            in.stream().mapToDouble(guess -> guess.item().overturned() ? 1 : 0).average().orElse(0)));
      }
    }
    return table.toString();
  }
}
