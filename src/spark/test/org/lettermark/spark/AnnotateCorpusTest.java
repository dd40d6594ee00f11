package org.lettermark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnnotateCorpusTest {

  /** As spark-submit gives them. */
  private static final List<List<String>> SETTINGS = List.of(List.of("spark.master", "local[2]"), List.of("spark.ui.enabled", "false"),
      List.of("spark.driver.host", "127.0.0.1"), List.of("spark.driver.bindAddress", "127.0.0.1"),
      List.of("spark.sql.datetime.java8API.enabled", "true"));

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  @BeforeAll
  static void set() {
    SETTINGS.forEach(setting -> System.setProperty(setting.get(0), setting.get(1)));
  }

  @AfterAll
  static void clear() {
    SETTINGS.forEach(setting -> System.clearProperty(setting.get(0)));
  }

  private int run(String... words) {
    PrintWriter writer = new PrintWriter(said, true);
    return new CommandLine(new AnnotateCorpus()).setOut(writer).setErr(writer).execute(words);
  }

  @Test
  void aTableIsWrittenWithItsFindingsAndWhatFailed() throws Exception {
    Path table = Files.writeString(folder.resolve("letters.csv"), """
        case,letter
        one,"He said ""no"" to surgery.
        He takes Norco 10/325 mg."
        two,"  "
        """);
    Path output = folder.resolve("out");
    assertThat(run(table.toString(), "--id-column", "case", "--text-column", "letter", "-o", output.toString())).isEqualTo(1);
    assertThat(said.toString().strip()).isEqualTo("2 letters in " + output + ", 1 of them failed");
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      assertThat(spark.read().parquet(output.toString()).orderBy("case")
          .select("case", "status", "reason", "medications.covered").collectAsList()).extracting(Row::toString)
          .satisfiesExactly(one -> assertThat(one).startsWith("[one,done,null,").contains("Norco"),
              two -> assertThat(two).isEqualTo("[two,failed,has nothing but blanks in it,null]"));
    }
    assertThat(run(table.toString(), "--id-column", "case", "--text-column", "letter", "-o", output.toString())).isEqualTo(2);
    assertThat(said.toString()).endsWith(output + ": is there already; results go into a new folder\n");
  }

  @Test
  void whatIsWrongIsSaidInOneLineAndNothingIsWritten() throws Exception {
    Path table = Files.writeString(folder.resolve("letters.jsonl"), "{\"id\": \"one\", \"text\": \"He hurt his back.\"}\n");
    Path other = Files.writeString(folder.resolve("letters.txt"), "He hurt his back.");
    String output = folder.resolve("out").toString();
    assertThat(run(folder + "/none.jsonl", "-o", output)).isEqualTo(2);
    assertThat(run(table.toString(), "--text-column", "letter", "-o", output)).isEqualTo(2);
    assertThat(run(table.toString(), other.toString(), "-o", output)).isEqualTo(2);
    assertThat(said.toString().lines()).containsExactly(
        folder + "/none.jsonl: is not there",
        table + ": there is no column letter among id, text",
        table + ", " + other + ": expected .parquet, .csv, .tsv or .jsonl, all of one kind");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }
}
