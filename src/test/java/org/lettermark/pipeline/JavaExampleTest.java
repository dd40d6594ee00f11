package org.lettermark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.lettermark.type.Medication;

/** The README's example for Java, run as it is printed there. */
class JavaExampleTest {

  @Test
  void theReadmesExampleFindsTheDrugs() throws Exception {
    String text = "He takes Norco 10/325mg #60 for his back.";
    List<String> printed = new ArrayList<>();
    // README
    AnalysisEngine engine = AnalysisEngineFactory.createEngine(LetterPipeline.description(PipelineOptions.DEFAULT));
    JCas letter = engine.newJCas();
    letter.setDocumentText(text);
    engine.process(letter);
    for (Medication drug : letter.select(Medication.class)) {
      printed.add(drug.getCoveredText() + " " + drug.getStrength() + " " + drug.getQuantity());
    }
    // README

    assertThat(printed).containsExactly("Norco 10/325 mg 60");
    String source = Files.readString(Path.of("src/test/java/org/lettermark/pipeline/JavaExampleTest.java"));
    String example = source.split("    // README\n")[1].replace("\n    ", "\n").strip()
        .replace("printed.add(", "System.out.println(");
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }
}
