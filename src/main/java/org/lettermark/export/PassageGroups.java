package org.lettermark.export;

import org.lettermark.match.Shingles;
import org.lettermark.match.ShingleWeights;
import org.lettermark.match.MinHash;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Groups wordings that are nearly the same: each group is a representative and the wordings that are like it.
 *
 * <p>The wordings are gone through from the one quoted most often to the rarest (in case of a tie, by their number).
 * Each joins the representative that it is most like, if the similarity is at least the threshold, and else becomes a
 * representative itself. So every member is like the representative: no chain of small changes leads from one passage
 * to another.
 *
 * <p>Wordings that share a band of their {@link MinHash} signatures are compared, of each band only with the first such
 * wording's representative; {@link ShingleWeights#similarity} decides. That makes at most {@value MinHash#BANDS}
 * comparisons a wording, however many wordings there are. Sorting the bands is the only part that is not linear, and
 * a small one.
 *
 * <p>Needs about 120 bytes a wording, and 30 MB.
 */
final class PassageGroups {

  /** The wordings, numbered from 0. */
  interface Wordings {
    int size();

    /** How often this one is quoted. */
    int quotations(int wording);

    /** Its normalised text. */
    String text(int wording) throws IOException;

    /** All texts, each once, in any order. */
    void forEach(Visitor visitor) throws IOException;
  }

  /** Takes one wording. */
  interface Visitor {
    void accept(int wording, String text) throws IOException;
  }

  /**
   * Shingles of a wording that may be like another. "Recommended" and "not recommended" are nearly the same letters;
   * in a text of few words no change is a small one.
   */
  private static final int FEWEST = 25;

  private static final int CACHED = 4096;

  private final Wordings wordings;
  private final double threshold;
  private final ShingleWeights weights;
  private final int[] representatives;
  private final float[] similarities;
  private long comparisons;

  private final Map<Integer, int[]> recent =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, int[]> eldest) {
          return size() > CACHED;
        }
      };

  private PassageGroups(Wordings wordings, double threshold) {
    this.wordings = wordings;
    this.threshold = threshold;
    weights = new ShingleWeights(wordings.size());
    representatives = new int[wordings.size()];
    similarities = new float[wordings.size()];
  }

  /** Groups the wordings. */
  static PassageGroups of(Wordings wordings, double threshold) throws IOException {
    PassageGroups groups = new PassageGroups(wordings, threshold);
    groups.group();
    return groups;
  }

  /** The representative of a wording's group, which may be itself. */
  int representative(int wording) {
    return representatives[wording];
  }

  /** How like its representative a wording is, 1 for the representative itself. */
  float similarity(int wording) {
    return similarities[wording];
  }

  /** How many pairs of wordings were compared. */
  long comparisons() {
    return comparisons;
  }

  private void group() throws IOException {
    int[] order = order();
    int[][] bands = new int[MinHash.BANDS][wordings.size()];
    wordings.forEach((wording, text) -> {
      int[] shingles = Shingles.of(text);
      weights.add(shingles);
      int[] own = MinHash.bands(MinHash.signature(shingles));
      for (int band = 0; band < own.length; band++) {
        bands[band][wording] = own[band];
      }
    });
    for (int[] band : bands) {
      replaceByFirst(band, order);
    }
    for (int wording : order) {
      join(wording, bands);
    }
    recent.clear();
  }

  private int[] order() {
    long[] sorted = new long[wordings.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (long) (Integer.MAX_VALUE - wordings.quotations(i)) << 32 | i;
    }
    Arrays.parallelSort(sorted);
    return Arrays.stream(sorted).mapToInt(entry -> (int) entry).toArray();
  }

  /** Replaces each wording's hash by the first wording, in this order, that has the same. */
  private static void replaceByFirst(int[] band, int[] order) {
    long[] sorted = new long[band.length];
    for (int rank = 0; rank < order.length; rank++) {
      sorted[rank] = (long) band[order[rank]] << 32 | rank;
    }
    Arrays.parallelSort(sorted);
    int first = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] >>> 32 != sorted[first] >>> 32) {
        first = i;
      }
      band[order[(int) sorted[i]]] = order[(int) sorted[first]];
    }
  }

  private void join(int wording, int[][] bands) throws IOException {
    int best = wording;
    double similarity = 0;
    int[] candidates = new int[bands.length];
    int count = 0;
    for (int[] band : bands) {
      int candidate = band[wording] == wording ? wording : representatives[band[wording]];
      if (candidate != wording && !contains(candidates, count, candidate)) {
        candidates[count++] = candidate;
      }
    }
    Arrays.sort(candidates, 0, count);
    int[] own = count == 0 ? new int[0] : Shingles.of(wordings.text(wording));
    for (int i = 0; i < count && own.length >= FEWEST; i++) {
      double one = weights.similarity(own, shingles(candidates[i]));
      comparisons++;
      if (one >= threshold && one > similarity) {
        best = candidates[i];
        similarity = one;
      }
    }
    representatives[wording] = best;
    similarities[wording] = best == wording ? 1 : (float) similarity;
  }

  private int[] shingles(int representative) throws IOException {
    int[] shingles = recent.get(representative);
    if (shingles == null) {
      shingles = Shingles.of(wordings.text(representative));
      recent.put(representative, shingles);
    }
    return shingles;
  }

  private static boolean contains(int[] values, int count, int value) {
    for (int i = 0; i < count; i++) {
      if (values[i] == value) {
        return true;
      }
    }
    return false;
  }
}
