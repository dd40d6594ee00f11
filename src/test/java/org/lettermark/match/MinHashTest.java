package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MinHashTest {

  /** Five standard deviations of a share counted in so many places. */
  private static final double BOUND = 5 * Math.sqrt(0.25 / MinHash.PLACES);

  @Property
  void theShareOfEqualPlacesIsNearTheJaccardSimilarity(
      @ForAll @IntRange(min = 1, max = 600) int shared,
      @ForAll @IntRange(max = 600) int onlyOne,
      @ForAll @IntRange(max = 600) int onlyOther,
      @ForAll Random random) {
    int[][] sets = sets(shared, onlyOne, onlyOther, random);

    double jaccard = (double) shared / (shared + onlyOne + onlyOther);

    assertThat(agreement(sets)).isCloseTo(jaccard, within(BOUND));
  }

  @Test
  void theShareIsRightOnAverage() {
    Random random = new Random(1);

    double average =
        IntStream.range(0, 500).mapToDouble(i -> agreement(sets(300, 100, 100, random))).average().orElseThrow();

    assertThat(average).isCloseTo(0.6, within(0.01));
  }

  @Test
  void textsShareABandAsOftenAsTheDocumentationSays() {
    Random random = new Random(2);

    long found = IntStream.range(0, 1000).filter(i -> shareABand(sets(300, 150, 150, random))).count();
    long strangers = IntStream.range(0, 1000).filter(i -> shareABand(sets(30, 300, 300, random))).count();

    assertThat(found).isBetween(930L, 985L);
    assertThat(strangers).isLessThan(20);
  }

  private static int[][] sets(int shared, int onlyOne, int onlyOther, Random random) {
    int[] all = random.ints().distinct().limit(shared + onlyOne + onlyOther).toArray();
    return new int[][] {
      IntStream.range(0, shared + onlyOne).map(i -> all[i]).toArray(),
      IntStream.range(0, all.length).filter(i -> i < shared || i >= shared + onlyOne).map(i -> all[i]).toArray()
    };
  }

  private static double agreement(int[][] sets) {
    int[] one = MinHash.signature(sets[0]);
    int[] other = MinHash.signature(sets[1]);
    return (double) IntStream.range(0, one.length).filter(i -> one[i] == other[i]).count() / one.length;
  }

  private static boolean shareABand(int[][] sets) {
    int[] one = MinHash.bands(MinHash.signature(sets[0]));
    int[] other = MinHash.bands(MinHash.signature(sets[1]));
    return IntStream.range(0, one.length).anyMatch(i -> one[i] == other[i]);
  }
}
