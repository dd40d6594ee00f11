package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShinglesTest {

  @Test
  void marksCaseLineBreaksAndTagsMakeNoOtherWording() {
    assertThat(Shingles.normalise("“A splint,\n  worn <br/>at  NIGHT …”")).isEqualTo("a splint worn at night");
    assertThat(Shingles.normalise("< 3 weeks, > 2")).isEqualTo("3 weeks 2");
  }

  @Test
  void aShortTextIsItsOwnShingle() {
    assertThat(Shingles.of("ice")).hasSize(1).isNotEqualTo(Shingles.of("heat"));
    assertThat(Shingles.of("")).hasSize(1);
  }

  @Test
  void countsEveryRunOfFiveCharactersOnce() {
    assertThat(Shingles.of("splint")).hasSize(2);
    assertThat(Shingles.of("ababababab")).hasSize(2);
  }

  @Property
  void normalisingTwiceChangesNothing(@ForAll String text) {
    String once = Shingles.normalise(text);

    assertThat(Shingles.normalise(once)).isEqualTo(once);
  }

  @Property
  void shinglesAscendWithoutRepetition(@ForAll String text) {
    assertThat(Shingles.of(text)).isSorted().doesNotHaveDuplicates().isNotEmpty();
  }
}
