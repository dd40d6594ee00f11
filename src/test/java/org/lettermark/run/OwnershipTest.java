package org.lettermark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no run wrote is neither written over nor removed. */
class OwnershipTest {

  private static final String PRECIOUS = "precious";

  @TempDir Path folder;
  private Path letters;
  private Path output;

  @BeforeEach
  void letters() throws IOException {
    letters = Runs.letters(folder.resolve("letters"), 3);
    output = folder.resolve("output");
  }

  private RunOptions options(OutputFormat format) {
    return Runs.options(letters, output, format, 1);
  }

  private Path precious(String name) throws IOException {
    Path file = output.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, PRECIOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/letter-000.txt", "quarantine/notes/mine.txt", "TypeSystem.xml", "TypeSystemStyleMap.xml",
      "letters-00001.jsonl", "letters-00001.zip", "letter-000.xmi", "mine.xmi.gz", "run/run.json", "run/letters.jsonl", "run/mine"})
  void aFolderThatHoldsSuchANameWithoutOurMarkIsRefusedAndStaysAsItIs(String name) throws Exception {
    Path mine = precious(name);

    for (RunOptions options : List.of(options(OutputFormat.XMI), Runs.restarting(options(OutputFormat.ZIP)))) {
      assertThatThrownBy(() -> Runs.run(options).run())
          .isInstanceOf(RefusedRunException.class).hasMessageContaining(output.resolve(name.split("/")[0]).toString());
    }
    assertThat(mine).hasContent(PRECIOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.txt", "text/mine.txt", "quarantine/notes/mine.txt", "quarantine/letter-000/mine.txt", "run/mine", "mine.xmi"})
  void whatTheUserPutsIntoOurFolderSurvivesARestart(String name) throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Path mine = precious(name);

    Runs.run(options(OutputFormat.XMI)).run();
    Runs.run(Runs.restarting(options(OutputFormat.XMI))).run();

    assertThat(mine).hasContent(PRECIOUS);
  }

  @Test
  void aFileInTheWayOfALetterIsNamedAndStays() throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Runs.letter(letters, 7, "He hurt his knee.");
    Path mine = precious("letter-007.xmi");

    assertThatThrownBy(() -> Runs.run(options(OutputFormat.XMI)).run())
        .isInstanceOf(RefusedRunException.class).hasMessageContaining("letter-007.xmi is in the way");
    assertThat(mine).hasContent(PRECIOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "run", "quarantine", "."})
  void inputsAmongOurOwnFilesAreRefused(String place) throws Exception {
    Path inputs = Runs.letters(output.resolve(place), 2);
    letters = inputs;

    for (RunOptions options : List.of(options(OutputFormat.XMI), Runs.restarting(options(OutputFormat.XMI)))) {
      assertThatThrownBy(() -> Runs.run(options).run())
          .isInstanceOf(RefusedRunException.class).hasMessageContaining("lies where");
    }
    assertThat(inputs.resolve("letter-000.txt")).exists();
  }

  @Test
  void aLinkInPlaceOfAFolderOfOursIsNotFollowed() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.createDirectories(output);
    Files.createSymbolicLink(output.resolve("text"), elsewhere);

    assertThatThrownBy(() -> Runs.run(options(OutputFormat.XMI)).run())
        .isInstanceOf(RefusedRunException.class).hasMessageContaining("is a link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../precious", "/precious", "a/b", "..", "a\\\\b", "", "run/run.json"})
  void aLogThatNamesOtherPlacesIsNotBelieved(String name) throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Path mine = Files.writeString(folder.resolve("precious"), PRECIOUS);
    Path log = output.resolve("run/letters.jsonl");
    String first = Files.readAllLines(log).get(0);
    Files.writeString(log, first.replace("letter-000.xmi", name) + "\n{}\nnull\n[]\n" + first.substring(0, 40) + "\n");

    assertThat(Runs.run(options(OutputFormat.XMI)).run().totals().letters()).isEqualTo(3);
    Files.writeString(log, first.replace("letter-000.xmi", name) + "\n{}\n");
    Files.write(log, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}, java.nio.file.StandardOpenOption.APPEND);
    Runs.run(Runs.restarting(options(OutputFormat.XMI))).run();

    assertThat(mine).hasContent(PRECIOUS);
  }

  @ParameterizedTest
  @EnumSource(value = OutputFormat.class, names = {"XMI", "XMI_GZ", "BINARY"})
  void theSameCommandMendsAFlippedByte(OutputFormat format) throws Exception {
    Runs.run(options(format)).run();
    Path file = output.resolve("letter-001" + format.suffix());
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    Files.write(file, damaged);

    Runs.run(options(format)).run();

    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void theSameCommandMendsACutShardAndALostReason() throws Exception {
    Runs.letter(letters, 5, "THROW");
    Runs.run(options(OutputFormat.ZIP)).run();
    Path shard = output.resolve("letters-00001.zip");
    byte[] whole = Files.readAllBytes(shard);
    Files.write(shard, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path reason = output.resolve("quarantine/letter-005/reason.txt");
    String said = Files.readString(reason);
    Files.delete(reason);

    Runs.run(options(OutputFormat.ZIP)).run();

    assertThat(Files.readAllBytes(shard)).isEqualTo(whole);
    assertThat(reason).hasContent(said);
  }

  @Test
  void aLetterThatIsDoneKeepsItsNameAndNewcomersGetAnother() throws Exception {
    Path years = folder.resolve("years");
    Files.createDirectories(years.resolve("2014"));
    Files.createDirectories(years.resolve("2013"));
    letters = years;
    Runs.letter(years.resolve("2014"), 1, "The first.");
    Runs.run(options(OutputFormat.XMI)).run();
    byte[] first = Files.readAllBytes(output.resolve("letter-001.xmi"));
    Runs.letter(years.resolve("2013"), 1, "Came later.");

    LetterRun.Result result = Runs.run(options(OutputFormat.XMI)).run();

    assertThat(result.totals().letters()).isEqualTo(2);
    assertThat(result.renamed()).singleElement().satisfies(one -> assertThat(one.uri()).isEqualTo("2013/letter-001.txt"));
    assertThat(Files.readAllBytes(output.resolve("letter-001.xmi"))).isEqualTo(first);
    String newcomer = result.renamed().get(0).name();
    Files.delete(years.resolve("2014/letter-001.txt"));

    assertThat(Runs.run(options(OutputFormat.XMI)).run().totals().letters()).isEqualTo(2);
    assertThat(output.resolve(newcomer + ".xmi")).exists();
  }

  @Test
  void namesThatDifferOnlyInCaseNeverShareAFolder() throws Exception {
    letters = Files.createDirectories(folder.resolve("case"));
    Files.writeString(letters.resolve("a.txt"), "The small one.");
    Runs.run(options(OutputFormat.XMI)).run();
    Files.delete(letters.resolve("a.txt"));
    Files.writeString(letters.resolve("A.txt"), "The large one.");

    LetterRun.Result result = Runs.run(options(OutputFormat.XMI)).run();

    assertThat(result.renamed()).singleElement().satisfies(one -> assertThat(one.name()).startsWith("A-"));
    assertThat(output.resolve("A.xmi")).doesNotExist();
    assertThat(Runs.run(options(OutputFormat.XMI)).run().totals().letters()).isEqualTo(2);
  }

  @Test
  void verifySeesWhatIsGoneAndTheSameCommandMendsIt() throws Exception {
    Runs.letter(letters, 5, "THROW");
    Runs.run(options(OutputFormat.ZIP)).run();
    assertThat(faults()).isEmpty();
    Files.writeString(output.resolve("TypeSystem.xml"), "junk");
    Path log = output.resolve("run/letters.jsonl");
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(1, 3));

    assertThat(faults()).hasSize(3).anyMatch(fault -> fault.startsWith("TypeSystem.xml: "))
        .anyMatch(fault -> fault.startsWith("letter-000: lies in letters-00001.zip"))
        .anyMatch(fault -> fault.startsWith("letter-005: was set aside"));
    Runs.run(options(OutputFormat.ZIP)).run();
    assertThat(faults()).isEmpty();
  }

  @Test
  void withoutItsConfigurationAFolderIsNotGoneOnWith() throws Exception {
    Runs.run(options(OutputFormat.XMI)).run();
    Files.delete(output.resolve("run/run.json"));

    assertThat(faults()).singleElement().asString().startsWith("run/run.json: is gone");
    assertThatThrownBy(() -> Runs.run(options(OutputFormat.XMI)).run())
        .isInstanceOf(RefusedRunException.class).hasMessageContaining("run.json: is gone");
    Runs.run(Runs.restarting(options(OutputFormat.XMI))).run();
    assertThat(faults()).isEmpty();
  }

  private List<String> faults() throws Exception {
    return Verification.of(output, List.of(), org.lettermark.read.ReaderOptions.DEFAULT).faults();
  }
}
