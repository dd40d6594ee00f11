package org.lettermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.testing.Letters;

/** What {@code kinds.tsv} says of invented sentences holds, each in an otherwise plain letter. */
class KindsTest {

  private record Row(String kind, String section, String disputed, String text, String type, String covered, String features) {

    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }

    FlatLetter letter() throws IOException {
      String summary = section.equals("summary") ? text : "He hurt his back.";
      String rationale = section.equals("rationale") ? text : "The reviewer read the file.";
      String request = disputed.equals("-") ? "Lyrica 75mg #60" : disputed;
      return FlatLetter.of(Letters.annotate(Letters.letter(summary, request + ": Upheld", rationale)).getCas());
    }

    List<String> wanted() {
      return features.equals("-") ? List.of() : List.of(features.split(", "));
    }
  }

  @TestFactory
  Stream<DynamicTest> kinds() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/kinds.tsv")).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("kind\t"))
        .map(Row::of)
        .map(row -> DynamicTest.dynamicTest(row.kind() + ": " + (row.text().equals("-") ? row.disputed() : row.text()), () -> check(row)));
  }

  private static void check(Row row) throws IOException {
    FlatLetter letter = row.letter();
    if (row.type().equals("nothing")) {
      List<Finding> found = new ArrayList<>();
      List.of("Diagnosis", "DrugClass", "FunctionalImprovement").stream()
          .filter(type -> row.kind().startsWith("Diagnosis") == type.equals("Diagnosis") && row.kind().startsWith("Drug") == type.equals("DrugClass"))
          .forEach(type -> found.addAll(letter.of(type)));
      assertThat(found).as(row.toString()).isEmpty();
      return;
    }
    String type = row.type().replace("no ", "");
    List<Finding> those = letter.of(type).stream().filter(finding -> printed(letter.covered(finding)).equals(row.covered())).toList();
    if (row.type().startsWith("no ")) {
      assertThat(letter.of(type).stream().map(letter::covered)).as(row.toString()).noneMatch(words -> words.contains(row.covered()));
      return;
    }
    assertThat(letter.of(type).stream().map(finding -> printed(letter.covered(finding)))).as(row.toString()).contains(row.covered());
    for (String wanted : row.wanted()) {
      String[] pair = wanted.split("=", 2);
      assertThat(those).as(row.toString()).anyMatch(finding -> pair[1].equals(finding.get(pair[0])));
    }
  }

  private static String printed(String words) {
    return words.replaceAll("\\s+", " ");
  }
}
