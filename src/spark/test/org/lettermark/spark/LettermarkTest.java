package org.lettermark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.ReaderOptions;
import org.lettermark.run.LetterRun;
import org.lettermark.run.OutputFormat;
import org.lettermark.run.RunOptions;
import org.lettermark.run.WorkerMain;
import org.lettermark.testing.Letters;

class LettermarkTest {

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false")
        // The other kind of dates needs flags that spark-submit gives.
        .config("spark.sql.datetime.java8API.enabled", "true")
        .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Dataset<Row> letters(List<Row> rows) {
    return spark.createDataFrame(rows, new StructType().add("id", "string").add("state", "int").add("text", "string"))
        .repartition(2);
  }

  @Test
  void everyRowComesBackWithTheFindingsAndTheXmiOfAnnotate() throws Exception {
    Path in = Files.createDirectory(folder.resolve("in"));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String text = Letters.letter("The patient is a " + (40 + i) + " year old man with lumbar radiculopathy.",
          "Norco 10/325mg #" + (30 + i) + ": Upheld", "There is no record that Norco improved his function.");
      Files.writeString(in.resolve("letter" + i + ".txt"), text);
      rows.add(RowFactory.create("letter" + i + ".txt", i, text));
    }
    rows.add(RowFactory.create("blank", 7, "  \n"));
    rows.add(RowFactory.create("none", 8, null));
    RunOptions options = new RunOptions(List.of(in), folder.resolve("out"), OutputFormat.XMI, true, true, 1,
        PipelineOptions.DEFAULT, ReaderOptions.DEFAULT, RunOptions.Limits.DEFAULT, false);
    new LetterRun(options, WorkerMain.class, new Silent()).run();

    Dataset<Row> annotated = Lettermark.on(spark).withXmi().annotate(letters(rows), "id", "text").orderBy("id").cache();

    assertThat(annotated.select("id", "state", "status", "reason").collectAsList()).extracting(Row::toString).containsExactly(
        "[blank,7,failed,has nothing but blanks in it]", "[letter0.txt,0,done,null]", "[letter1.txt,1,done,null]",
        "[letter2.txt,2,done,null]", "[letter3.txt,3,done,null]", "[letter4.txt,4,done,null]", "[letter5.txt,5,done,null]",
        "[none,8,failed,has no text]");
    for (Row row : annotated.where("status = 'done'").collectAsList()) {
      byte[] xmi = row.getAs("xmi");
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(xmi))) {
        String name = row.<String>getAs("id").replace(".txt", ".xmi");
        assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(Files.readString(options.output().resolve(name)));
      }
    }
    assertThat(annotated.select(functions.explode(functions.col("issues")).as("issue"))
        .select("issue.letter", "issue.outcome", "issue.drugs", "issue.quantities").collectAsList()).extracting(row -> row.getString(0)
            + " " + row.getString(1) + " " + row.getList(2) + " " + row.getList(3)).contains(
                "letter0 upheld [hydrocodone-acetaminophen] [30]", "letter5 upheld [hydrocodone-acetaminophen] [35]");
  }

  @Test
  void aColumnThatIsMissingOrTakenIsSaid() {
    Dataset<Row> letters = letters(List.of(RowFactory.create("one", 1, "text")));
    assertThatThrownBy(() -> Lettermark.on(spark).annotate(letters, "id", "letter"))
        .hasMessage("there is no column letter among id, state, text");
    assertThatThrownBy(() -> Lettermark.on(spark).annotate(letters, "id", "state")).hasMessage("the column state does not hold text");
    assertThatThrownBy(() -> Lettermark.on(spark).annotate(letters.withColumnRenamed("state", "Status"), "id", "text"))
        .hasMessage("the letters have a column status already; rename it");
  }

  private static final class Silent implements LetterRun.Listener {
    @Override
    public void checking(int letters) {}

    @Override
    public void started(int letters, int done) {}

    @Override
    public void progress(int done, int failed) {}
  }
}
