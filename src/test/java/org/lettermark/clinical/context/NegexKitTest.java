package org.lettermark.clinical.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lettermark.match.Words;

/**
 * Negation on the public NegEx test kit, {@code rsAnnotations-1-120-random.txt} of chapmanbe/negex,
 * which is no part of this project: {@code -Dnegex.kit=FILE} or {@code ../shared/reference/} says
 * where it lies.
 */
class NegexKitTest {

  private static final Path KIT =
      Path.of(System.getProperty("negex.kit", "../shared/reference/negex-rsAnnotations-1-120-random.txt"));

  private static final String LEXICON = "classpath:/org/lettermark/lexicon/";

  @Test
  void negationIsFoundAsOftenAsByTheBestPublicRules() throws IOException {
    assumeTrue(Files.exists(KIT), "the NegEx test kit is not at " + KIT);
    ContextCues cues = ContextCues.read(
        LEXICON + "context-cues.tsv", LEXICON + "context-marks.tsv", LEXICON + "context-labels.tsv",
        LEXICON + "disorders.tsv");
    int both = 0;
    int gold = 0;
    int found = 0;
    List<String> wrong = new ArrayList<>();
    List<String> lines = Files.readAllLines(KIT, StandardCharsets.ISO_8859_1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t");
      boolean negated = cells[3].strip().equals("Negated");
      boolean system = isNegated(cues, cells[2].replace("\"", ""), cells[1].strip());
      gold += negated ? 1 : 0;
      found += system ? 1 : 0;
      both += negated && system ? 1 : 0;
      if (negated != system) {
        wrong.add(line);
      }
    }
    assertThat(gold).isEqualTo(491);
    assertThat(2.0 * both / (gold + found)).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(0.955);
  }

  private static boolean isNegated(ContextCues cues, String sentence, String condition) {
    int begin = sentence.lastIndexOf(condition.toUpperCase(Locale.ROOT));
    Words words = Words.of(sentence);
    return cues.scopes(sentence, words, 0, words.size()).stream()
        .anyMatch(scope -> scope.kind().equals("negated") && scope.begin() <= begin && begin < scope.end());
  }
}
