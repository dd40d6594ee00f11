package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.tables.Column;
import org.lettermark.tables.Figures;
import org.lettermark.tables.LetterTables;
import org.lettermark.tables.SchemaPage;
import org.lettermark.tables.Table;
import org.lettermark.tables.TableStore;
import org.lettermark.testing.Folders;
import org.lettermark.testing.Letters;
import picocli.CommandLine;

class ExportCommandTest {

  private static final String LONG = "The worker fell from a ladder in the warehouse and twisted her ankle. She was seen in the clinic the next day, "
      + "where the joint was swollen and blue. Films showed no break. A boot was given and she rested for two weeks. Later she limped, "
      + "slept badly, and could stand for ten minutes only. A course of exercises in the pool was tried, and then ice and a brace. ";

  @TempDir static Path letters;
  @TempDir Path place;
  private final StringWriter printed = new StringWriter();

  @BeforeAll
  static void fiveLetters() {
    Folders.add(letters, "a", Letters.letter(LONG, "Norco 10/325mg #60: Upheld", "Pain alone is less. The request is not medically necessary."));
    Folders.add(letters, "b", Letters.letter(LONG.replace("ankle", "wrist"), "Norco 10/325mg #90: Upheld", "Pain alone is less. It is not supported.")
        .replace("9000000", "9000001").replace("04/05/2019", "04/09/2019"));
    Folders.add(letters, "c", Letters.letter("A man with a burn \uD83D\uDD25 of the hand.", "Silvadene cream: Overturned", "The wound heals. It is medically necessary.")
        .replace("9000000", "9000002"));
    Folders.add(letters, "d", Letters.letter("A woman with a cough.", "Chest films: Upheld", "Nothing was heard over the lungs.")
        .replace("9000000", "9000002"));
    Folders.add(letters, "e", "A text without any form.");
  }

  @Test
  void makesAFileThatSaysWhatItsColumnsMean() throws Exception {
    Path file = place.resolve("letters.duckdb");

    assertThat(run("export", letters.toString(), "--to", file.toString())).isZero();

    assertThat(printed.toString()).startsWith("5 letters with 4 disputed items, in 3 groups");
    assertThat(ask(file, "SELECT letter, outcome, drugs[1] FROM issues ORDER BY letter"))
        .containsExactly("a upheld hydrocodone-acetaminophen", "b upheld hydrocodone-acetaminophen", "c overturned silver sulfadiazine", "d upheld null");
    assertThat(ask(file, "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || comment FROM duckdb_columns() WHERE NOT internal"))
        .containsExactlyInAnyOrderElementsOf(LetterTables.ALL_TABLES.stream().flatMap(table -> table.columns().stream().map(column -> comment(table, column))).toList());
  }

  private static String comment(Table<?> table, Column<?> column) {
    return table.name() + "." + column.name() + " " + column.type().sql() + " " + column.comment();
  }

  @Test
  void lettersOfACaseAndNearDuplicatesAreOneGroupInOnePart() throws Exception {
    Path file = place.resolve("letters.duckdb");
    run("export", letters.toString(), "--to", file.toString());

    assertThat(ask(file, "SELECT letter, \"group\" FROM issues ORDER BY letter")).containsExactly("a a", "b a", "c c", "d c");
    assertThat(ask(file, "SELECT count(DISTINCT split) AS parts FROM issues GROUP BY \"group\"")).containsOnly("1");
  }

  @Test
  void lettersThatComeLaterMoveNone() throws Exception {
    Path file = place.resolve("letters.duckdb");
    Path more = Files.createDirectory(place.resolve("more"));
    run("export", letters.toString(), "--to", file.toString());
    List<String> before = ask(file, "SELECT letter, \"group\", split FROM issues ORDER BY letter");
    for (String name : List.of("a", "b", "c", "d")) {
      Files.copy(letters.resolve(name + ".xmi"), more.resolve(name + ".xmi"));
    }
    Folders.add(more, "0", Letters.letter(LONG.replace("ladder", "roof"), "Ice: Upheld", "It is ice.").replace("9000000", "8999999").replace("04/05/2019", "01/01/2012"));

    assertThat(run("export", more.toString(), "--to", file.toString(), "--restart")).isZero();

    assertThat(ask(file, "SELECT letter, \"group\", split FROM issues WHERE letter <> '0' ORDER BY letter")).isEqualTo(before);
    assertThat(ask(file, "SELECT letter, \"group\" FROM issues WHERE letter = '0'")).containsExactly("0 a");
  }

  @Test
  void aDateSplitsBeforeAndAfterAndLeavesOutWhatIsOnBothSides() throws Exception {
    Path file = place.resolve("letters.duckdb");

    run("export", letters.toString(), "--to", file.toString(), "--split-date", "2019-04-07");

    assertThat(ask(file, "SELECT letter, split FROM issues ORDER BY letter")).containsExactly("a train", "b null", "c train", "d train");
  }

  @Test
  void everyFormatHasTheSameTablesAndTheirPage() throws Exception {
    for (String format : List.of("parquet", "csv", "jsonl")) {
      Path folder = place.resolve(format);
      assertThat(run("export", letters.toString(), "--to", format, folder.toString())).as(printed.toString()).isZero();
      for (Table<?> table : LetterTables.ALL_TABLES) {
        assertThat(folder.resolve(table.name() + "." + format)).isRegularFile();
      }
      assertThat(folder.resolve(SchemaPage.FILE)).hasContent(SchemaPage.markdown());
    }
    assertThat(Files.readAllLines(place.resolve("csv/disputed_drugs.csv")).get(1)).startsWith("a,1,1,hydrocodone-acetaminophen,opioid,");
    assertThat(Files.readString(place.resolve("csv/issues.csv"))).contains("\"[\"\"hydrocodone-acetaminophen\"\"]\"");
    try (Connection any = DriverManager.getConnection("jdbc:duckdb:")) {
      assertThat(ask(any, "SELECT id, decisionDate FROM '" + place.resolve("parquet/letters.parquet") + "' ORDER BY id").get(1)).isEqualTo("b 2019-04-09");
    }
  }

  @Test
  void whatIsThereIsReplacedOnDemandAloneAndOnlyIfItIsOurs() throws Exception {
    Path file = Files.writeString(place.resolve("notes.duckdb"), "mine");
    Path folder = Files.createDirectory(place.resolve("tables"));
    Files.writeString(folder.resolve("letters.csv"), "mine");

    assertThat(run("export", letters.toString(), "--to", file.toString())).isEqualTo(2);
    assertThat(run("export", letters.toString(), "--to", file.toString(), "--restart")).isEqualTo(2);
    assertThat(run("export", letters.toString(), "--to", "csv", folder.toString(), "--restart")).isEqualTo(2);
    assertThat(file).hasContent("mine");
    assertThat(folder.resolve("letters.csv")).hasContent("mine");
    assertThat(printed.toString()).contains("is no file that \"export\" wrote").contains("holds what \"export\" did not write");
    assertThat(run("export", letters.toString(), "--to", "csv", place.resolve("new").toString())).isZero();
    assertThat(run("export", letters.toString(), "--to", "csv", place.resolve("new").toString())).isEqualTo(2);
    assertThat(run("export", letters.toString(), "--to", "jsonl", place.resolve("new").toString(), "--restart")).isZero();
    assertThat(place.resolve("new/letters.csv")).doesNotExist();
  }

  @Test
  void aDamagedLetterIsNamedAndTheOthersAreExported() throws Exception {
    Path broken = Files.createDirectory(place.resolve("broken"));
    Files.copy(letters.resolve("a.xmi"), broken.resolve("a.xmi"));
    Files.writeString(broken.resolve("b.xmi"), "<xmi:XMI secret");

    assertThat(run("export", broken.toString(), "--to", place.resolve("x.duckdb").toString())).isEqualTo(1);

    assertThat(printed.toString()).contains("b.xmi: is no XML that can be read").contains("1 letters or files could not be read").doesNotContain("secret");
    assertThat(ask(place.resolve("x.duckdb"), "SELECT id FROM letters")).containsExactly("a");
  }

  @Test
  void nothingIsLeftOfAnExportThatFails() throws Exception {
    assertThat(run("export", letters.toString(), "--to", "csv", place.resolve("none/deeper").toString(), "--keep-split", place.resolve("none.duckdb").toString())).isNotZero();

    try (var left = Files.walk(place)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void wrongUseIsSaid() {
    assertThat(run("export", letters.toString())).isEqualTo(2);
    assertThat(run("export", letters.toString(), "--to", "parquet")).isEqualTo(2);
    assertThat(run("export", letters.toString(), "--to", "excel", "x")).isEqualTo(2);
    assertThat(run("export", place.resolve("none").toString(), "--to", "x.duckdb")).isEqualTo(2);
    assertThat(run("figures", place.resolve("none.duckdb").toString())).isEqualTo(2);
    assertThat(printed.toString()).contains("--to is missing").contains("the place is missing").contains("expected duckdb, parquet, csv or jsonl").contains("there is no such folder");
  }

  @Test
  void theFiguresOfAFileArePrinted() throws Exception {
    Path file = place.resolve("letters.duckdb");
    run("export", letters.toString(), "--to", file.toString());
    printed.getBuffer().setLength(0);

    assertThat(run("figures", file.toString())).isZero();
    assertThat(printed.toString()).contains("Decisions by category").containsPattern("medication +3 +1 +0.333 ");
    assertThat(run("figures", file.toString(), "--format", "csv", "--output", place.resolve("figures").toString())).isZero();
    assertThat(Files.readAllLines(place.resolve("figures/decisions.csv"))).containsExactly("letters,upheld,items,overturned,share,low,high", "5,3,4,1,0.25,0.046,0.699");
    try (var files = Files.list(place.resolve("figures"))) {
      assertThat(files).hasSameSizeAs(Figures.names());
    }
    assertThat(run("figures", file.toString(), "--figure", "decisions", "--format", "markdown")).isZero();
    assertThat(printed.toString()).contains("| letters | upheld | items |");
  }

  @Test
  void thePageOfTheSchemaIsThatOfTheProject() throws Exception {
    if (Boolean.getBoolean("update.descriptors")) {
      Files.writeString(Path.of("corpus/schema.md"), SchemaPage.markdown());
    }
    assertThat(Path.of("corpus/schema.md")).hasContent(SchemaPage.markdown());
  }

  private static List<String> ask(Path file, String query) throws Exception {
    try (Connection tables = TableStore.open(file)) {
      return ask(tables, query);
    }
  }

  private static List<String> ask(Connection tables, String query) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Statement sql = tables.createStatement(); ResultSet answer = sql.executeQuery(query)) {
      while (answer.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(answer.getObject(i)));
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }

  private int run(String... arguments) {
    CommandLine line = Lettermark.commandLine();
    List<CommandLine> all = new ArrayList<>(List.of(line));
    all.addAll(new TreeMap<>(line.getSubcommands()).values());
    for (CommandLine one : all) {
      one.setOut(new PrintWriter(printed, true));
      one.setErr(new PrintWriter(printed, true));
    }
    return line.execute(arguments);
  }
}
