package org.lettermark.match;

/**
 * What a shingle counts in a comparison: the less, the more wordings have it. "The California MTUS guidelines
 * recommend" opens many passages and says nothing of which one it is.
 *
 * <p>A shingle counts 1 where hardly any wording has it, half where one in fifty has it, a sixth where one in ten has
 * it. A hundred wordings are added to those of the corpus, because in a corpus of five every shingle would be common.
 */
public final class ShingleWeights {

  private static final double COMMON = 0.02;
  private static final int ADDED = 100;

  /** Shingles that share the first 22 bits of their hash are counted together: 16 MB, whatever the corpus. */
  private static final int SHIFT = Integer.SIZE - 22;

  private final int[] counts = new int[1 << (Integer.SIZE - SHIFT)];
  private final double scale;

  /** Weights for a number of wordings, each of which is then added. */
  public ShingleWeights(int wordings) {
    scale = 1 / (COMMON * (wordings + ADDED));
  }

  /** Counts the shingles of one wording. */
  public void add(int[] shingles) {
    for (int shingle : shingles) {
      counts[shingle >>> SHIFT]++;
    }
  }

  /** Weighted Jaccard similarity: of the weight of all shingles of both, the share of those that both have. */
  public double similarity(int[] one, int[] other) {
    double shared = 0;
    double all = 0;
    int i = 0;
    int j = 0;
    while (i < one.length || j < other.length) {
      if (j == other.length || i < one.length && one[i] < other[j]) {
        all += weight(one[i++]);
      } else if (i == one.length || other[j] < one[i]) {
        all += weight(other[j++]);
      } else {
        double weight = weight(one[i++]);
        j++;
        shared += weight;
        all += weight;
      }
    }
    return shared / all;
  }

  private double weight(int shingle) {
    return 1 / (1 + counts[shingle >>> SHIFT] * scale);
  }
}
