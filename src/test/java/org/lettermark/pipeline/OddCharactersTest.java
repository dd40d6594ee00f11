package org.lettermark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.uima.cas.Feature;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lettermark.read.SourceLetter;
import org.lettermark.type.Diagnosis;
import org.lettermark.type.Letter;
import org.lettermark.type.Medication;
import org.lettermark.type.MedicationAttribute;

/** A letter says the same in whatever characters its blanks and line ends are. */
class OddCharactersTest {

  private static LetterPipeline pipeline;
  private static JCas letter;

  @BeforeAll
  static void start() throws Exception {
    pipeline = LetterPipeline.start(PipelineOptions.DEFAULT);
    letter = pipeline.newLetter();
  }

  @TestFactory
  Stream<DynamicTest> noFindingChanges() throws Exception {
    List<Path> files;
    try (Stream<Path> corpus = Files.list(Path.of("corpus/letters"))) {
      files = corpus.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
      String text = Files.readString(file);
      List<String> plain = findings(text, UnaryOperator.identity());
      for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
          one -> one.replace(' ', '\u00a0'),
          one -> one.replace("\n", "\r\n"),
          one -> one.replace('\n', '\r'),
          one -> one.replaceAll("(?<=\\w)(?= )", "\u200b").replaceAll("(?<=[a-z])(?=[a-z]ol)", "\u00ad"))) {
        assertThat(findings(change.apply(text), one -> one.replaceAll("[\\u200b\\u00ad]", "").replace('\u00a0', ' ')
            .replaceAll("\r\n?", "\n"))).isEqualTo(plain);
      }
    }));
  }

  @Test
  void offsetsAreThoseOfTheLettersOwnText() throws Exception {
    annotate("He takes Tra\u200bmadol\u00a050\u202fmg \ud83d\ude00 daily.\r");

    Medication drug = letter.select(Medication.class).single();
    assertThat(drug.getCoveredText()).isEqualTo("Tra\u200bmadol");
    assertThat(drug.getStrength()).isEqualTo("50 mg");
    MedicationAttribute strength = letter.select(MedicationAttribute.class).findFirst().orElseThrow();
    assertThat(strength.getCoveredText()).isEqualTo("50\u202fmg");
    assertThat(strength.getMedicationBegin()).isEqualTo(drug.getBegin());
    assertThat(strength.getMedicationEnd()).isEqualTo(drug.getEnd());
    assertThat(letter.select(BaseToken.class).map(Annotation::getCoveredText)).contains("\ud83d\ude00");
  }

  @Test
  void aWordThatIsHyphenatedAtALinesEndIsOneWord() throws Exception {
    annotate("Diagnoses include fibro-\nmyalgia and carpal tun-\nnel syndrome. He takes Trama-\ndol 50 mg twice dai-\nly #60, "
        + "and hydrocodone-\nacetaminophen.\n");

    assertThat(letter.select(Diagnosis.class).map(Annotation::getCoveredText))
        .containsExactly("fibro-\nmyalgia", "carpal tun-\nnel syndrome");
    assertThat(letter.select(Medication.class).map(drug -> drug.getGenericName() + " " + drug.getFrequency() + " " + drug.getQuantity()))
        .containsExactly("tramadol 2/day 60", "hydrocodone-acetaminophen null null");
  }

  private static List<String> findings(String text, UnaryOperator<String> plain) throws Exception {
    annotate(text);
    List<String> findings = new ArrayList<>();
    for (Annotation one : letter.select(Annotation.class)) {
      if (one.getType().getName().startsWith("org.lettermark.")) {
        StringBuilder finding = new StringBuilder(one.getType().getShortName());
        finding.append(one instanceof Letter ? "" : " " + plain.apply(one.getCoveredText()));
        for (Feature feature : one.getType().getFeatures()) {
          if (feature.getRange().isStringOrStringSubtype()) {
            finding.append(' ').append(one.getFeatureValueAsString(feature));
          }
        }
        findings.add(finding.toString());
      }
    }
    return findings;
  }

  private static void annotate(String text) throws Exception {
    pipeline.annotate(letter, new SourceLetter("letter", "letter.txt", text, "UTF-8", 0, false));
  }
}
