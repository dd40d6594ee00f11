package org.lettermark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lettermark.testing.Letters;
import org.lettermark.type.Determination;

class DescriptorsTest {

  private static final Path FOLDER = Path.of("descriptors");

  @BeforeAll
  static void renewOnRequest() throws IOException, UIMAException {
    if (Boolean.getBoolean("update.descriptors")) {
      try (Stream<Path> old = Files.list(FOLDER)) {
        for (Path file : old.toList()) {
          Files.delete(file);
        }
      }
      for (Map.Entry<String, String> file : Descriptors.all().entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }
  }

  @Test
  void theFolderHoldsOneFileForEveryEngineAndNothingElse() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("renew with mvn verify -Dupdate.descriptors")
          .containsExactlyInAnyOrderElementsOf(Descriptors.all().keySet());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFileSaysWhatTheCodeSays() throws Exception {
    return Descriptors.all().entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(),
                    () ->
                        assertThat(FOLDER.resolve(file.getKey()))
                            .as("renew with mvn verify -Dupdate.descriptors")
                            .hasContent(file.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> everyEngineStartsFromItsFileThroughPlainUima() throws Exception {
    return Descriptors.all().keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> start(name).destroy()));
  }

  @Test
  void thePipelineFileFindsWhatThePipelineFinds() throws Exception {
    AnalysisEngine engine = start(Descriptors.PIPELINE);
    JCas letter = engine.newJCas();
    letter.setDocumentText(Letters.letter("He fell.", "Norco 10/325mg #60: Upheld", "It did not help."));
    engine.process(letter);
    assertThat(letter.select(Determination.class).asList())
        .extracting(Determination::getCoveredText)
        .containsExactly("Norco 10/325mg #60");
    engine.destroy();
  }

  private static AnalysisEngine start(String name) throws Exception {
    return UIMAFramework.produceAnalysisEngine(
        UIMAFramework.getXMLParser()
            .parseAnalysisEngineDescription(new XMLInputSource(FOLDER.resolve(name).toFile())));
  }
}
