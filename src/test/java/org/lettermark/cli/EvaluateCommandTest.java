package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {

  private static final String LINE = "{\"id\": \"%s\", \"text\": \"Soma and Norco\", \"spans\": [%s]}%n";
  private static final String SOMA = "{\"start\": 0, \"end\": 4, \"label\": \"Medication\", \"status\": \"current\"}";
  private static final String NORCO = "{\"start\": 9, \"end\": 14, \"label\": \"Medication\", \"status\": \"current\"}";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String gold;
  private String system;

  @BeforeEach
  void letters() throws Exception {
    gold = write("gold.jsonl", LINE.formatted("a", SOMA + "," + NORCO) + LINE.formatted("b", SOMA));
    system = write("system.jsonl", LINE.formatted("a", SOMA) + LINE.formatted("b", SOMA));
  }

  @Test
  void theTableFitsEightyColumns() {
    assertThat(run("evaluate", gold, system, "--by", "year", "--compare", gold)).isZero();
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(out.toString()).contains("2 letters", "exact spans               3      2      2      1.000  0.667  0.800",
        "year unknown: 2 letters", "Medication.exact                     0.800   1.000      -0.200");
  }

  @Test
  void figuresAreWrittenAsJsonAndCsvAndWrittenAgain() throws Exception {
    Path json = folder.resolve("figures.json");
    Path csv = folder.resolve("figures.csv");
    for (int i = 0; i < 2; i++) {
      assertThat(run("evaluate", gold, system, "--json", json.toString(), "--csv", csv.toString(), "--by", "layout")).isZero();
    }
    JsonNode figure = new ObjectMapper().readTree(json.toFile()).at("/figures/Medication.exact");
    assertThat(figure.get("f1").doubleValue()).isEqualTo(0.8);
    assertThat(figure.get("low").doubleValue()).isLessThan(0.8);
    assertThat(Files.readString(csv)).startsWith("group,type,measure,gold,found,right,precision,recall,f1,low,high\n")
        .contains("\nall,Medication,exact,3,2,2,1.0,", "\nunknown,Medication,exact,3,2,2,1.0,");
  }

  @Test
  void everyFigureThatHasAFloorIsThere() throws Exception {
    Path json = folder.resolve("figures.json");
    run("evaluate", "corpus/gold", "corpus/gold", "--json", json.toString());
    JsonNode figures = new ObjectMapper().readTree(json.toFile()).get("figures");
    for (Iterator<String> names = new ObjectMapper().readTree(Path.of(".ci/floors.json").toFile()).fieldNames(); names.hasNext();) {
      assertThat(figures.has(names.next())).isTrue();
    }
    figures.forEach(figure -> assertThat(figure.get("f1").doubleValue()).isEqualTo(1));
  }

  @Test
  void everyMissIsShownInItsSentenceAndNothingOfALetterIsMarkup() throws Exception {
    String text = "{\"id\": \"a\", \"text\": \"He came. He takes <b>Soma</b> daily. No Norco.\", \"spans\": [%s]}%n";
    String wanted = write("gold.jsonl", text.formatted("""
        {"start": 21, "end": 25, "label": "Medication", "status": "current"}\
        """));
    String found = write("system.jsonl", text.formatted("""
        {"start": 18, "end": 25, "label": "Medication", "status": "past", "ruleId": "medications:soma"}, \
        {"start": 40, "end": 45, "label": "Medication"}\
        """));
    Path pages = folder.resolve("pages");

    for (int i = 0; i < 2; i++) {
      assertThat(run("evaluate", wanted, found, "--misses", pages.toString())).isZero();
    }

    String page = Files.readString(pages.resolve("Medication.html"));
    assertThat(page).contains("missed: 0", "invented: 1", "span: 1", "feature: 1", "<code>medications:soma</code>",
        "<td class=\"text\">He takes &lt;b&gt;<mark class=\"gold\">Soma</mark>&lt;/b&gt; daily. </td>",
        "<td class=\"text\">No <mark class=\"found\">Norco</mark>.</td>", "gold: current<br>system: past");
    assertThat(Files.readString(pages.resolve("index.html")))
        .contains("<td><a href=\"Medication.html\">Medication</a></td><td>0</td><td>1</td><td>1</td><td>1</td>");
  }

  @Test
  void aFolderOfTheUserGetsNoPages() throws Exception {
    assertThat(run("evaluate", gold, system, "--misses", folder.toString())).isEqualTo(3);
    assertThat(err.toString()).contains(": is not empty; name a new folder for the pages");
    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void aFileOfTheUserIsLeftAsItIs() throws Exception {
    String notes = write("notes.json", "{\"mine\": 1}");

    assertThat(run("evaluate", gold, system, "--json", notes)).isEqualTo(3);

    assertThat(err.toString()).contains("notes.json: is there already and holds no such figures");
    assertThat(Files.readString(Path.of(notes))).isEqualTo("{\"mine\": 1}");
  }

  @Test
  void wrongUseIsSaidInALine() {
    assertThat(run("evaluate", gold, folder.resolve("none").toString())).isEqualTo(2);
    assertThat(run("evaluate", gold, system, "--by", "judge")).isEqualTo(2);
    assertThat(err.toString()).contains("none: no such folder", "expected layout, year or section");
  }

  @Test
  void aMissingLetterIsNamed() throws Exception {
    assertThat(run("evaluate", gold, write("system.jsonl", LINE.formatted("a", SOMA)))).isEqualTo(1);
    assertThat(err.toString()).contains("b: there is no such letter; counted as all missed");
  }

  private String write(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private int run(String... arguments) {
    CommandLine line = Lettermark.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
