package org.lettermark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;

/** The pipeline against the gold annotations of the corpus. A floor is raised when its figure rises. */
class CorpusTest {

  @TempDir static Path output;

  private static Map<String, Double> scores;

  @BeforeAll
  static void annotate() throws Exception {
    LetterPipeline pipeline = LetterPipeline.start(PipelineOptions.DEFAULT);
    XmiWriter writer = new XmiWriter(Set.of());
    JCas letter = pipeline.newLetter();
    for (LetterSource source : LetterReader.find(List.of(Path.of("corpus/letters")))) {
      pipeline.annotate(letter, source.read());
      writer.write(letter.getCas(), output.resolve(source.name() + ".xmi"));
    }
    scores = new HashMap<>();
    Evaluation.compare(Path.of("corpus/gold"), output, Grouping.NONE, any -> {}).tally().counts()
        .forEach((figure, count) -> scores.put(figure.toString(), count.f1()));
  }

  @ParameterizedTest
  @CsvSource({
    // type, exact F1, overlap F1
    "Determination, 0.99, 0.99",
    "Medication, 0.98, 0.99",
    "DrugClass, 0.98, 0.98",
    "Diagnosis, 0.97, 0.98",
    "LetterDate, 0.99, 0.99",
    "FunctionalImprovement, 0.85, 0.88",
    "GuidelineQuotation, 0.90, 0.98",
    "GuidelineCitation, 0.98, 0.99",
  })
  void spansHoldTheirFloor(String type, double exact, double overlap) {
    assertThat(scores.get(type + ".exact")).as("exact F1").isGreaterThanOrEqualTo(exact);
    assertThat(scores.get(type + ".overlap")).as("overlap F1").isGreaterThanOrEqualTo(overlap);
  }

  @ParameterizedTest
  @CsvSource({
    "Determination, outcome, 0.99",
    "Determination, request, 0.99",
    "Determination, category, 0.98",
    "Medication, strength, 0.98",
    "Medication, quantity, 0.98",
    "Medication, refills, 0.95",
    "Medication, status, 0.97",
    "Diagnosis, assertion, 0.96",
    "Diagnosis, code, 0.98",
    "LetterDate, value, 0.99",
    "LetterDate, role, 0.96",
    "FunctionalImprovement, polarity, 0.94",
    "GuidelineQuotation, verbatim, 0.98",
    "GuidelineCitation, title, 0.98",
  })
  void featuresHoldTheirFloor(String type, String feature, double share) {
    assertThat(scores.get(type + "." + feature)).isGreaterThanOrEqualTo(share);
  }
}
