package org.lettermark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.type.Medication;

class EvaluationTest {

  private static final String TEXT = "Norco 10/325mg and Soma 350mg were refilled.";

  @TempDir Path folder;
  private Path gold;
  private Path system;

  @BeforeEach
  void folders() throws IOException {
    gold = Files.createDirectory(folder.resolve("gold"));
    system = Files.createDirectory(folder.resolve("system"));
  }

  @Test
  void countsExactAndOverlappingSpansAndTheValuesOfTheirFeatures() throws Exception {
    write(gold, TEXT, medication("Norco", "10/325 mg"), medication("Soma", "350 mg"));
    write(system, TEXT, medication("Norco", "10/325 mg"), medication("Soma 350mg", "350"));

    Evaluation.Score score = compare().get("Medication");

    assertThat(score.exactF1()).isEqualTo(0.5);
    assertThat(score.overlapF1()).isEqualTo(1.0);
    assertThat(score.features()).containsExactly(entry("strength", 0.5));
  }

  @Test
  void whatIsFoundTwiceCountsAgainstTheSystem() throws Exception {
    write(gold, TEXT, medication("Norco", null));
    write(system, TEXT, medication("Norco", null), medication("Norco 10/325mg", null));

    assertThat(compare().get("Medication").overlapF1()).isEqualTo(2.0 / 3);
  }

  @Test
  void aLetterOfAnotherTextIsNamedAndCountsAsMissed() throws Exception {
    write(gold, TEXT, medication("Norco", null));
    write(system, TEXT + " Twice.", medication("Norco", null));

    Evaluation evaluation = Evaluation.compare(LetterPipeline.types(), gold, system);

    assertThat(evaluation.problems()).singleElement().asString().startsWith("letter: its text in");
    assertThat(evaluation.scores().get("Medication").system()).isZero();
    assertThat(evaluation.scores().get("Medication").gold()).isEqualTo(1);
  }

  @Test
  void aMissingLetterIsNamed() throws Exception {
    write(gold, TEXT);

    assertThat(Evaluation.compare(LetterPipeline.types(), gold, system).problems())
        .singleElement().asString().endsWith("letter: there is no such letter");
  }

  @Test
  void ofADamagedLetterOnlyFileAndLineAreSaid() throws Exception {
    write(gold, TEXT);
    Path damaged = system.resolve("letter.xmi");
    write(system, TEXT);
    Files.writeString(damaged, Files.readString(damaged).replace("sofaString=\"", "sofaString=\"canary\" canary is \""));

    assertThat(Evaluation.compare(LetterPipeline.types(), gold, system).problems())
        .singleElement().asString().contains("letter.xmi: is no XML that can be read (line 1)").doesNotContain("canary");
  }

  @Test
  void xmlThatNamesSomethingElseIsNotFollowed() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "canary");
    write(gold, TEXT);
    Files.writeString(system.resolve("letter.xmi"),
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><x>&e;</x>");

    assertThat(Evaluation.compare(LetterPipeline.types(), gold, system).problems())
        .singleElement().asString().contains("a DOCTYPE is not allowed");
  }

  private Map<String, Evaluation.Score> compare() throws Exception {
    return Evaluation.compare(LetterPipeline.types(), gold, system).scores();
  }

  private record Wanted(String covered, String strength) {}

  private static Wanted medication(String covered, String strength) {
    return new Wanted(covered, strength);
  }

  private static void write(Path folder, String text, Wanted... medications) throws Exception {
    JCas letter = CasCreationUtils.createCas(LetterPipeline.types(), null, null).getJCas();
    letter.setDocumentText(text);
    for (Wanted wanted : medications) {
      int begin = text.indexOf(wanted.covered());
      Medication medication = new Medication(letter, begin, begin + wanted.covered().length());
      medication.setStrength(wanted.strength());
      medication.addToIndexes();
    }
    new XmiWriter(Set.of()).write(letter.getCas(), folder.resolve("letter.xmi"));
  }
}
