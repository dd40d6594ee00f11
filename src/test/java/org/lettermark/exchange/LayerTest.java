package org.lettermark.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.uima.resource.metadata.FeatureDescription;
import org.apache.uima.resource.metadata.TypeDescription;
import org.junit.jupiter.api.Test;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.LetterSet;
import org.lettermark.corpus.LetterTypes;

/** {@code layers.tsv} against the guidelines, the type system and the gold annotations. */
class LayerTest {

  @Test
  void everyTypeAndFeatureIsInTheTypeSystem() throws Exception {
    for (Layer layer : Layer.ALL) {
      TypeDescription type = LetterTypes.description().getType("org.lettermark.type." + layer.type());
      assertThat(type).as(layer.type()).isNotNull();
      for (Layer.Field field : layer.fields()) {
        FeatureDescription feature = Arrays.stream(type.getFeatures()).filter(each -> each.getName().equals(field.name())).findFirst()
            .orElseThrow(() -> new AssertionError(layer.type() + " has no " + field.name()));
        assertThat(feature.getRangeTypeName()).as(field.name()).isEqualTo(switch (field.form()) {
          case ONE, TEXT -> "uima.cas.String";
          case LIST -> "uima.cas.StringArray";
          case FLAG -> "uima.cas.Boolean";
        });
      }
    }
  }

  @Test
  void theGuidelinesNameEveryTypeFeatureAndValue() throws Exception {
    String guidelines = Files.readString(Path.of("corpus/guidelines.md"));
    for (Layer layer : Layer.ALL) {
      // Symptom is explained by Diagnosis.
      String heading = "## " + (layer.type().equals("Symptom") ? "Diagnosis" : layer.type());
      assertThat(guidelines).contains(heading);
      String chapter = guidelines.substring(guidelines.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
      for (Layer.Field field : layer.fields()) {
        assertThat(chapter).as(layer.type()).contains("`" + field.name() + "`");
        field.values().forEach(value -> assertThat(chapter).as(layer.type() + " " + field.name()).contains("`" + value + "`"));
      }
    }
  }

  @Test
  void theGoldKeepsToTheGuidelines() throws Exception {
    try (LetterSet gold = LetterSet.open(Path.of("corpus/gold"))) {
      for (String name : gold.names()) {
        FlatLetter letter = gold.flat(name);
        List<Finding> marked = letter.findings().stream().filter(finding -> !finding.type().equals("Letter")).toList();
        assertThat(Layer.faults(FlatLetter.of(letter.text(), marked))).as(name).isEmpty();
      }
    }
  }

  @Test
  void noSpanOfTheGoldEndsInPunctuationThatClosesOrCutsAWord() throws Exception {
    try (LetterSet gold = LetterSet.open(Path.of("corpus/gold"))) {
      for (String name : gold.names()) {
        FlatLetter letter = gold.flat(name);
        for (Finding finding : Layer.reduce(letter).findings()) {
          String covered = letter.covered(finding);
          String place = name + " " + finding.type() + " '" + covered + "'";
          assertThat(covered).as(place).doesNotMatch("(?s).*[,;:]|[,;:.)].*");
          assertThat(isWithinAWord(letter.text(), finding.begin())).as(place).isFalse();
          assertThat(isWithinAWord(letter.text(), finding.end())).as(place).isFalse();
        }
      }
    }
  }

  /** Some letters have lost the blank between two words ("syndromeDr."). */
  private static boolean isWithinAWord(String text, int place) {
    if (place == 0 || place == text.length()) {
      return false;
    }
    char before = text.charAt(place - 1);
    char after = text.charAt(place);
    return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after)
        && !(Character.isLowerCase(before) && Character.isUpperCase(after));
  }

  @Test
  void everyFaultIsNamedWithItsPlaceAndWithoutTheLetter() throws Exception {
    String text = "First line.\nSoma canary Soma";
    FlatLetter letter = FlatLetter.of(text, List.of(
        new Finding("Medication", 12, 17, Map.of("status", "canary", "strength", List.of("1 mg", "2 mg"))),
        new Finding("Medicine", 24, 28, Map.of()),
        new Finding("DrugClass", 28, 28, Map.of())));

    assertThat(Layer.faults(letter)).containsExactly(
        "line 2, character 1: Medication: begins or ends with a blank",
        "line 2, character 1: Medication: strength has several values",
        "line 2, character 1: Medication: status is none of requested, authorized, current, past, absent, general",
        "line 2, character 13: Medicine: is no type that annotators mark",
        "line 2, character 17: DrugClass: covers nothing");
  }

  @Test
  void whatOnlyLettermarkWritesDoesNotGoOut() throws Exception {
    FlatLetter letter = FlatLetter.of("Soma", Stream.of("Medication", "Segment", "Letter")
        .map(type -> new Finding(type, 0, 4, Map.of("ruleId", "medications:soma", "status", "past", "issue", "1"))).toList());

    assertThat(Layer.reduce(letter).findings()).containsExactly(new Finding("Medication", 0, 4, Map.of("status", "past")));
  }
}
