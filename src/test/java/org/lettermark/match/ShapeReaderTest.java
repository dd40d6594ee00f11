package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeReaderTest {

  /** Sets of literals are parted by "&", literals by "/"; "|" stands for the edge of a word. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      walks?                                ; walk/walks
      \\bno\\b                              ; |no|
      documents?\\s+show                    ; document/documents & show
      (?:gain|improv\\w+) in function       ; gain/improv &  |in| |function
      (?:gain|improv\\w+)(?:ed)?            ; gain/improv
      gain(?:ed|s)?\\s(?=function)          ; gain/gained/gains
      [Gg]ain                               ; gain
      x|yes                                 ;
      .*\\d+                                ;
      (?<!not )able                         ; able
      (?:abc)?def                           ; abcdef/def
      (?:abc)*def                           ; def
      (?:abc)+\\s                           ; abc
      (?:abc){2,3}\\s                       ; abc
      re-?certif\\w+                        ; re|-|certif/recertif
      (?<word>able)\\k<word>                ; able
      caf\u00e9s                            ; caf
      [^a]bc                                ; bc
      (?-i)Able                             ; able
      (?i:able)\\.                          ; able|.
      \\bmed(?:ication|icine)s?\\b          ; |medication|/|medications|/|medicine|/|medicines|
      """)
  void literalsOfWhichEveryMatchHoldsOne(String regex, String expected) {
    assertThat(literals(regex)).isEqualTo(expected == null ? "" : expected.strip());
  }

  private static String literals(String regex) {
    return ShapeReader.of(Pattern.compile(regex)).literals().stream()
        .map(ShapeReaderTest::written).collect(Collectors.joining(" & "));
  }

  private static String written(Set<String> literals) {
    return literals.stream().sorted().map(one -> one.replace(Shape.EDGE, '|')).collect(Collectors.joining("/"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      Norco|Soma           ; NSns
      \\bnor               ; Nn
      (?:10)?mg            ; 1Mm
      [0-3]\\d             ; 0123
      (?=take)(?<=a)[xy]   ; XYxy
      #\\s?\\d             ; #
      """)
  void charactersWithWhichAMatchBegins(String regex, String expected) {
    String first = ShapeReader.of(Pattern.compile(regex)).first().stream()
        .mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining());
    assertThat(first).isEqualTo(expected.strip());
  }

  @Test
  void whetherEveryMatchBeginsAtALineOrAWord() {
    assertThat(shape("^a|^b").atLineBegin()).isTrue();
    assertThat(shape("^a|b").atLineBegin()).isFalse();
    assertThat(shape("(?:^|x)b").atLineBegin()).isFalse();
    assertThat(shape("\\ba|\\bb").atWordEdge()).isTrue();
    assertThat(shape("\\b?a").atWordEdge()).isFalse();
    assertThat(shape("(?<!x)\\ba").atWordEdge()).isTrue();
    assertThat(shape("a(?:^b)?").anchored()).isTrue();
    for (String empty : List.of("a?", "a*|b", "(?:a|)", "\\b")) {
      assertThat(shape(empty).mayBeEmpty()).as(empty).isTrue();
    }
  }

  private static Shape shape(String regex) {
    return ShapeReader.of(Pattern.compile(regex));
  }
}
