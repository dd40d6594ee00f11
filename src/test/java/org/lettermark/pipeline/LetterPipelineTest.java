package org.lettermark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.metadata.TypeDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.read.SourceLetter;
import org.lettermark.type.Letter;

class LetterPipelineTest {

  /** What the reader puts into the CAS before the first step. */
  private static final List<String> READER =
      List.of(
          "org.apache.ctakes.typesystem.type.structured.DocumentID",
          "org.apache.ctakes.typesystem.type.structured.DocumentPath");

  @Test
  void aStepReadsOnlyWhatAnEarlierStepWrote() {
    Set<String> written = new HashSet<>(READER);
    for (Step step : LetterPipeline.STEPS) {
      TypeCapability capability = capability(step);
      for (String input : capability.inputs()) {
        if (!input.equals(TypeCapability.NO_DEFAULT_VALUE)) {
          assertThat(written).as(step.name() + " reads").contains(input);
        }
      }
      written.addAll(List.of(capability.outputs()));
    }
  }

  @Test
  void everyTypeHasOneWriter() {
    Map<String, String> writers = new HashMap<>();
    for (Step step : LetterPipeline.STEPS) {
      for (String type : capability(step).outputs()) {
        assertThat(writers.put(type, step.name())).as(type + " is written by " + step.name()).isNull();
      }
    }
  }

  @Test
  void everyTypeOfOursIsWritten() throws Exception {
    Set<String> written = new HashSet<>();
    LetterPipeline.STEPS.forEach(step -> written.addAll(List.of(capability(step).outputs())));
    List<String> ours =
        Arrays.stream(LetterPipeline.types().getTypes())
            .map(TypeDescription::getName)
            .filter(name -> name.startsWith("org.lettermark."))
            .toList();
    assertThat(ours).isNotEmpty();
    assertThat(written).containsAll(ours);
  }

  @Test
  void theStepThatALetterDoesNotComeThroughIsNamed(@TempDir Path lexicon) throws Exception {
    Files.writeString(
        lexicon.resolve("patients.tsv"), "name\tregex\texample\tfinds\nage\t1(?:0|1)+\tin 10\t10\n");
    LetterPipeline pipeline = LetterPipeline.start(new PipelineOptions(false, true, lexicon, null, null));
    JCas letter = pipeline.newLetter();
    pipeline.annotate(letter, letter("The worker fell in 2011."));
    assertThat(pipeline.failedStep()).isNull();
    String tooMuch = "The worker is 1" + "0".repeat(100_000) + ".";
    assertThatThrownBy(() -> pipeline.annotate(letter, letter(tooMuch))).isNotNull();
    assertThat(pipeline.failedStep()).isEqualTo("LetterAnnotator");
  }

  @Test
  void theOtherColumnsOfALettersRowTravelWithIt() throws Exception {
    LetterPipeline pipeline = LetterPipeline.start(PipelineOptions.DEFAULT);
    JCas letter = pipeline.newLetter();
    pipeline.annotate(letter,
        new SourceLetter("a", "t.csv#a", "He has gout.", "UTF-8", 0, false, List.of("year=2016", "outcome=Upheld")));
    assertThat(letter.select(Letter.class).single().getMetadata().toArray()).containsExactly("year=2016", "outcome=Upheld");
    pipeline.annotate(letter, letter("He has gout."));
    assertThat(letter.select(Letter.class).single().getMetadata()).isNull();
  }

  private static SourceLetter letter(String text) {
    return new SourceLetter("letter", "letter.txt", text, "UTF-8", 0, false);
  }

  private static TypeCapability capability(Step step) {
    TypeCapability capability = step.engine().getAnnotation(TypeCapability.class);
    assertThat(capability).as(step.name() + " states what it reads and writes").isNotNull();
    return capability;
  }
}
