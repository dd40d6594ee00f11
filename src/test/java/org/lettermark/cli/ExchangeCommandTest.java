package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.LetterSet;
import picocli.CommandLine;

/** What people do with the files of the tools, and what becomes of it. */
class ExchangeCommandTest {

  private static final String TEXT = "He 😀 takes Soma.\nThe Medical\nTreatment Guidelines say so. Norco helps.";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path letters;
  private Path texts;

  @BeforeEach
  void letter() throws Exception {
    texts = Files.createDirectory(folder.resolve("texts"));
    Files.writeString(texts.resolve("a.txt"), TEXT);
    letters = Files.writeString(folder.resolve("letters.jsonl"), """
        {"id": "a", "text": "%s", "spans": [\
        {"start": 11, "end": 15, "label": "Medication", "status": "current", "strength": "350 mg", "ruleId": "medications:soma"},\
        {"start": 21, "end": 49, "label": "GuidelineCitation", "guideline": "MTUS", "citedBy": "text", "sections": ["A; B", "C"]}]}
        """.formatted(TEXT.replace("\n", "\\n")));
  }

  @Test
  void bratGetsFragmentsAttributesAndNotes() throws Exception {
    Path brat = export("brat");

    assertThat(Files.readString(brat.resolve("a.txt"))).isEqualTo(TEXT);
    assertThat(Files.readString(brat.resolve("a.ann"))).isEqualTo("""
        T1	Medication 11 15	Soma
        #1	AnnotatorNotes T1	strength=350 mg
        A1	status T1 current
        T2	GuidelineCitation 21 28;29 49	Medical Treatment Guidelines
        A2	guideline T2 MTUS
        #2	AnnotatorNotes T2	sections=A\\; B; sections=C
        A3	citedBy T2 text
        """.lines().sorted(Comparator.comparingInt(line -> order(line))).map(line -> line + "\n").reduce("", String::concat));
    assertThat(Files.readString(brat.resolve("annotation.conf")))
        .contains("status\tArg:Medication, Value:requested|authorized|current", "verbatim\tArg:GuidelineQuotation\n");
  }

  /** Both annotations in turn: span, attributes, note. */
  private static int order(String line) {
    int of = line.contains("T2") ? 10 : 0;
    return of + (line.startsWith("T") ? 0 : line.startsWith("A") ? 1 : 2);
  }

  @Test
  void whatPeopleMarkInBratBecomesGold() throws Exception {
    Path brat = export("brat");
    Files.writeString(brat.resolve("a.ann"), "T9\tMedication 58 63\tNorco\nA1\tstatus T9 past\n#1\tAnnotatorNotes T9\tform=tablet;quantity=60\n");

    assertThat(run("exchange", "import", brat.toString(), "--text", texts.toString(), "--output", gold())).isZero();

    FlatLetter letter = letter("a");
    assertThat(letter.of("Medication")).singleElement().satisfies(drug -> {
      assertThat(letter.covered(drug)).isEqualTo("Norco");
      assertThat(drug.get("status") + " " + drug.get("form") + " " + drug.get("quantity")).isEqualTo("past tablet 60");
    });
  }

  @Test
  void aTextThatWasChangedIsRefusedWithThePlace() throws Exception {
    Path brat = export("brat");
    Files.writeString(brat.resolve("a.txt"), TEXT.replace("say so", "SAY so"));

    assertThat(run("exchange", "import", brat.toString(), "--text", texts.toString(), "--output", gold())).isEqualTo(1);

    assertThat(err.toString()).contains("a: its text is not that of the letter from line 3, character 22 on").doesNotContain("SAY");
    assertThat(folder.resolve("gold/a.xmi")).doesNotExist();
  }

  @Test
  void aValueThatTheGuidelinesDoNotKnowIsRefused() throws Exception {
    Path brat = export("brat");
    Files.writeString(brat.resolve("a.ann"), "T1\tMedication 11 15\tSoma\nA1\tstatus T1 stopped\n");

    assertThat(run("exchange", "import", brat.toString(), "--text", texts.toString(), "--output", gold())).isEqualTo(1);

    assertThat(err.toString())
        .contains("a: line 1, character 13: Medication: status is none of requested, authorized, current, past, absent, general");
  }

  @Test
  void ofInceptionsExportTheChosenUserCounts() throws Exception {
    Path exported = export("inception");
    assertThat(Files.readString(exported.resolve("a.xmi"))).contains("Sentence", "Token").doesNotContain("ruleId");
    Path project = Files.createDirectories(folder.resolve("project/a.xmi"));
    Files.copy(exported.resolve("a.xmi"), project.resolve("ann.xmi"));
    Files.copy(exported.resolve("a.xmi"), project.resolve("bob.xmi"));
    Files.copy(exported.resolve("a.xmi"), project.resolve("INITIAL_CAS.xmi"));
    String[] command = {"exchange", "import", project.getParent().toString(), "--text", texts.toString(), "--output", gold()};

    assertThat(run(command)).isEqualTo(1);
    assertThat(err.toString()).contains("a: has several annotators (ann, bob); choose one with --user");
    command[6] = folder.resolve("gold2").toString();
    assertThat(run(Stream.concat(Arrays.stream(command), Stream.of("--user", "bob"))
        .toArray(String[]::new))).isZero();
    assertThat(out.toString()).contains("1 letters with 2 annotations");
  }

  @Test
  void ofLabelStudioWhatNobodyCheckedIsLeftOut() throws Exception {
    Path tasks = export("labelstudio");

    assertThat(run("exchange", "import", tasks.toString(), "--text", texts.toString(), "--output", gold())).isEqualTo(1);

    assertThat(err.toString()).contains("a: nobody has checked it yet; left out");
    assertThat(Files.readString(tasks.resolve("label-config.xml"))).contains("<Label value=\"Medication\"/>",
        "<Choices name=\"Medication-status\" toName=\"text\" perRegion=\"true\" whenTagName=\"label\" whenLabelValue=\"Medication\"");
  }

  @Test
  void aSpanThatCrossesSentencesGoesOnInConll() throws Exception {
    Files.writeString(letters, """
        {"id": "a", "text": "He rests. She walks.", "spans": [{"start": 3, "end": 13, "label": "GuidelineQuotation"}]}
        """);
    String conll = Files.readString(export("conll").resolve("a.conll"));

    assertThat(conll).contains("# spans that cross sentences = 1", "rests\t3\t8\tO\tO\tO\tO\tO\tO\tO\tB-GuidelineQuotation\tO\n",
        ".\t8\t9\tO\tO\tO\tO\tO\tO\tO\tI-GuidelineQuotation\tO\n\nShe\t10\t13\tO\tO\tO\tO\tO\tO\tO\tI-GuidelineQuotation\tO\n");
  }

  @Test
  void aFolderOfTheUserIsLeftAsItIs() throws Exception {
    assertThat(run("exchange", "export", "--to", "brat", letters.toString(), "--output", texts.toString())).isEqualTo(3);
    assertThat(err.toString()).contains(": is not empty; name a new folder");
    assertThat(run("exchange", "export", "--to", "word", letters.toString(), "--output", gold())).isEqualTo(2);
    assertThat(err.toString()).contains("expected inception, brat, labelstudio, jsonl or conll");
  }

  private String gold() {
    return folder.resolve("gold").toString();
  }

  private FlatLetter letter(String name) throws Exception {
    try (LetterSet set = LetterSet.open(folder.resolve("gold"))) {
      return set.flat(name);
    }
  }

  private Path export(String tool) {
    Path to = folder.resolve(tool);
    assertThat(run("exchange", "export", "--to", tool, letters.toString(), "--output", to.toString())).isZero();
    return to;
  }

  private int run(String... arguments) {
    CommandLine line = Lettermark.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
