package org.lettermark.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StemsTest {

  private static final List<String> STEMS = List.of("restor", "store", "tor", "stop", "or not", "rest");
  private final Stems stems = new Stems(STEMS);

  @Test
  void findsStemsWithinAndAcrossOneAnother() {
    assertThat(found("He RESTORED it")).isEqualTo("restor, store, tor, rest");
    assertThat(found("a restop")).isEqualTo("stop, rest");
    assertThat(found("doctor not")).isEqualTo("tor, or not");
  }

  @Test
  void readsNothingBeyondTheStretchAndNothingAcrossOtherCharacters() {
    assertThat(named(stems.in("restor", 0, 5))).isEqualTo("rest");
    assertThat(named(stems.in("restor", 1, 6))).isEqualTo("tor");
    assertThat(found("st\u201cop st-op")).isEmpty();
  }

  private String found(String text) {
    return named(stems.in(text, 0, text.length()));
  }

  private static String named(BitSet numbers) {
    return numbers.stream().mapToObj(STEMS::get).collect(Collectors.joining(", "));
  }
}
