package org.lettermark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lettermark.io.LetterReader;
import org.lettermark.io.LetterSource;
import org.lettermark.io.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;

/** The pipeline against the gold annotations of the corpus. A floor is raised when its figure rises. */
class CorpusTest {

  @TempDir static Path output;

  private static Map<String, Evaluation.Score> scores;

  @BeforeAll
  static void annotate() throws Exception {
    LetterPipeline pipeline = LetterPipeline.start(PipelineOptions.DEFAULT);
    XmiWriter writer = new XmiWriter(LetterPipeline.types(), Set.of());
    JCas letter = pipeline.newLetter();
    for (LetterSource source : LetterReader.find(List.of(Path.of("corpus/letters")))) {
      pipeline.annotate(letter, source.read());
      writer.write(letter.getCas(), output.resolve(source.name() + ".xmi"));
    }
    scores = Evaluation.compare(LetterPipeline.types(), Path.of("corpus/gold"), output);
  }

  @ParameterizedTest
  @CsvSource({
    // type, exact F1, overlap F1
    "Determination, 0.90, 0.95",
  })
  void spansHoldTheirFloor(String type, double exact, double overlap) {
    assertThat(scores.get(type).exactF1()).as("exact F1").isGreaterThanOrEqualTo(exact);
    assertThat(scores.get(type).overlapF1()).as("overlap F1").isGreaterThanOrEqualTo(overlap);
  }

  @ParameterizedTest
  @CsvSource({
    "Determination, outcome, 0.95",
  })
  void featuresHoldTheirFloor(String type, String feature, double share) {
    assertThat(scores.get(type).features().get(feature)).isGreaterThanOrEqualTo(share);
  }
}
