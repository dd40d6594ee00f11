package org.lettermark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lettermark.evaluate.Gold.finding;
import static org.lettermark.evaluate.Gold.letter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;

/** What {@code evaluate} says of whole folders: formats, groups, and letters that are missing or broken. */
class EvaluationTest {

  private static final String TEXT = "Norco 10/325mg and Soma 350mg were refilled.";
  private static final FlatLetter GOLD = gold();

  @TempDir Path folder;
  private Path gold;
  private Path system;

  private static FlatLetter gold() {
    return new FlatLetter(TEXT, List.of(
        finding(TEXT, "Medication", "Norco", "strength=10/325 mg"), finding(TEXT, "Medication", "Soma")));
  }

  @BeforeEach
  void folders() throws Exception {
    gold = Gold.write(folder.resolve("gold"), Map.of("a", GOLD));
    system = Files.createDirectory(folder.resolve("system"));
  }

  @Test
  void standOffGoldIsComparedWithXmiThatHoldsTypesOfOthers() throws Exception {
    Path standOff = Files.createDirectory(folder.resolve("stand-off"));
    Files.writeString(standOff.resolve("a.json"), """
        [{"type": "Medication", "begin": 0, "end": 5, "text": "Norco", "strength": "10/325 mg"},
         {"type": "Date", "begin": 19, "end": 23, "text": "Soma"}]""");
    Files.writeString(system.resolve("a.xmi"), """
        <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmi:version="2.0"
          xmlns:other="http:///de/tudarmstadt/ukp/clarin/webanno.ecore" xmlns:type="http:///org/lettermark/type.ecore">
          <type:Medication xmi:id="1" sofa="2" begin="0" end="5" strength="10/325 mg"/>
          <other:Note xmi:id="3" sofa="2" begin="0" end="44" remark="checked"/>
          <cas:Sofa xmi:id="2" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="%s"/>
        </xmi:XMI>""".formatted(TEXT));

    Evaluation evaluation = Evaluation.compare(standOff, system, Grouping.NONE, any -> {});

    assertThat(evaluation.problems()).isEmpty();
    assertThat(count(evaluation, "Medication.exact")).isEqualTo(new Count(1, 1, 1));
    assertThat(count(evaluation, "Medication.strength")).isEqualTo(new Count(1, 1, 1));
    assertThat(count(evaluation, "LetterDate.exact")).isEqualTo(new Count(1, 0, 0));
  }

  @Test
  void standOffGoldOfAnotherTextIsNoticed() throws Exception {
    Path standOff = Files.createDirectory(folder.resolve("stand-off"));
    Files.writeString(standOff.resolve("a.json"), "[{\"type\": \"Medication\", \"begin\": 1, \"end\": 6, \"text\": \"Norco\"}]");
    Gold.write(system, Map.of("a", GOLD));

    assertThat(Evaluation.compare(standOff, system, Grouping.NONE, any -> {}).problems()).containsExactly(
        system.resolve("a") + ": its text is not that of the gold from character 1 on; counted as all missed");
  }

  @Test
  void aLetterThatIsMissingOrOfAnotherTextIsNamedAndCountsAsAllMissed() throws Exception {
    Gold.write(gold, new TreeMap<>(Map.of("a", GOLD, "b", GOLD, "c", GOLD)));
    Gold.write(system, Map.of("a", GOLD, "c", letter(TEXT + " Twice.")));

    Evaluation evaluation = Evaluation.compare(gold, system, Grouping.NONE, any -> {});

    assertThat(evaluation.problems()).containsExactly(
        system.resolve("b") + ": there is no such letter; counted as all missed",
        system.resolve("c") + ": its text is not that of the gold: 51 characters, not 44; counted as all missed");
    assertThat(evaluation.letters()).isEqualTo(3);
    assertThat(count(evaluation, "Medication.exact")).isEqualTo(new Count(6, 2, 2));
  }

  @Test
  void ofABrokenLetterOnlyFileAndLineAreSaid() throws Exception {
    JCas letter = CasCreationUtils.createCas(LetterPipeline.types(), null, null).getJCas();
    letter.setDocumentText(TEXT);
    Path broken = system.resolve("a.xmi");
    new XmiWriter(Set.of()).write(letter.getCas(), broken);
    Files.writeString(broken, Files.readString(broken).replace("sofaString=\"", "sofaString=\"canary\" canary is \""));

    assertThat(Evaluation.compare(gold, system, Grouping.NONE, any -> {}).problems())
        .singleElement().asString().contains("a.xmi: is no XML that can be read (line 1)").doesNotContain("canary");
  }

  @Test
  void xmlThatNamesSomethingElseIsNotFollowed() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "canary");
    Files.writeString(system.resolve("a.xmi"), "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><x>&e;</x>");

    assertThat(Evaluation.compare(gold, system, Grouping.NONE, any -> {}).problems())
        .singleElement().asString().contains("a DOCTYPE is not allowed");
  }

  @Test
  void aBrokenLineOfGoldIsNamedWithoutItsWordsAndTheOthersCount() throws Exception {
    Path lines = gold.resolve("letters.jsonl");
    Files.writeString(lines, Files.readString(lines) + "{\"id\": \"b\", \"text\": canary}\n");
    Gold.write(system, Map.of("a", GOLD));

    Evaluation evaluation = Evaluation.compare(lines, system, Grouping.NONE, any -> {});

    assertThat(evaluation.problems()).containsExactly(lines + ":2: is no JSON that can be read; not counted");
    assertThat(count(evaluation, "Medication.exact")).isEqualTo(new Count(2, 2, 2));
  }

  @Test
  void aFolderWithoutLettersIsRefused() {
    assertThatThrownBy(() -> Evaluation.compare(gold, system, Grouping.NONE, any -> {}))
        .hasMessageStartingWith(system + ": no annotated letters");
  }

  @Test
  void figuresAreSplitByLayoutYearAndSection() throws Exception {
    FlatLetter whole = letter(TEXT,
        finding(TEXT, "Letter", TEXT, "layout=imr2015", "decisionDate=2015-03-04"),
        finding(TEXT, "Segment", "Norco 10/325mg and", "id=summary"), finding(TEXT, "Segment", " Soma 350mg were refilled.", "id=rationale"),
        finding(TEXT, "Medication", "Norco"));
    Gold.write(system, Map.of("a", whole));

    assertThat(medications(Grouping.LAYOUT)).containsExactly(Map.entry("imr2015", new Count(2, 1, 1)));
    assertThat(medications(Grouping.YEAR)).containsExactly(Map.entry("2015", new Count(2, 1, 1)));
    assertThat(medications(Grouping.SECTION))
        .containsExactly(Map.entry("rationale", new Count(1, 0, 0)), Map.entry("summary", new Count(1, 1, 1)));
  }

  private Map<String, Count> medications(Grouping grouping) throws Exception {
    Map<String, Count> counts = new TreeMap<>();
    Evaluation.compare(gold, system, grouping, any -> {}).groups()
        .forEach((name, letters) -> counts.put(name, Tally.sum(letters).of(new Figure("Medication", "exact", false))));
    return counts;
  }

  private static Count count(Evaluation evaluation, String name) {
    return evaluation.tally().counts().entrySet().stream()
        .filter(entry -> entry.getKey().toString().equals(name)).findFirst().orElseThrow().getValue();
  }
}
