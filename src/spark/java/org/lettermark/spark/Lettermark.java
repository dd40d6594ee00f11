package org.lettermark.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.run.RunOptions;

/**
 * Annotates the letters of a table on Apache Spark.
 *
 * <p>Every task annotates in a worker process of its own, with the limits and verdicts of the command {@code annotate}: a letter
 * that does not end, or eats memory, fails with its reason, and everything else is done. Findings and XMI are, byte for byte,
 * those of {@code annotate} for a text file whose name is the id. Nothing is shuffled.
 */
public final class Lettermark {

  /** Column that says {@link #DONE} or {@link #FAILED}. */
  public static final String STATUS = "status";

  /** Column that says why a letter failed; null where it did not. */
  public static final String REASON = "reason";

  /** Column with the gzipped XMI, where it is wanted. */
  public static final String XMI = "xmi";

  public static final String DONE = "done";
  public static final String FAILED = "failed";

  private final SparkSession spark;
  private final PipelineOptions pipeline;
  private final RunOptions.Limits limits;
  private final boolean xmi;

  private Lettermark(SparkSession spark, PipelineOptions pipeline, RunOptions.Limits limits, boolean xmi) {
    this.spark = spark;
    this.pipeline = pipeline;
    this.limits = limits;
    this.xmi = xmi;
  }

  /** The default pipeline on this session's machines. */
  public static Lettermark on(SparkSession spark) {
    return new Lettermark(spark, PipelineOptions.DEFAULT, RunOptions.Limits.DEFAULT, false);
  }

  /**
   * The same with another pipeline. Folders of lexicons and models are read here and travel with the job; a cTAKES dictionary
   * must lie at the same path on every machine.
   */
  public Lettermark with(PipelineOptions other) {
    return new Lettermark(spark, other, limits, xmi);
  }

  /** The same with other limits; how many letters may fail is not limited. */
  public Lettermark with(RunOptions.Limits other) {
    return new Lettermark(spark, pipeline, other, xmi);
  }

  /** The same, with the gzipped XMI of every letter in the column {@link #XMI}. */
  public Lettermark withXmi() {
    return new Lettermark(spark, pipeline, limits, true);
  }

  /**
   * Annotates letters: one row for each, as it came, with status, reason and an array of structs for each table of {@code export}.
   *
   * @param id column that names the letter, of any simple type
   * @param text column with its text
   * @throws IllegalArgumentException where a column is missing, is not text, or has a name that a new column has
   * @throws IOException where a lexicon or a model cannot be read
   */
  public Dataset<Row> annotate(Dataset<Row> letters, String id, String text) throws IOException {
    StructType before = letters.schema();
    require(before, id);
    if (!before.fields()[require(before, text)].dataType().equals(DataTypes.StringType)) {
      throw new IllegalArgumentException("the column " + text + " does not hold text");
    }
    List<StructField> more = new ArrayList<>(List.of(
        DataTypes.createStructField(STATUS, DataTypes.StringType, false),
        DataTypes.createStructField(REASON, DataTypes.StringType, true)));
    more.addAll(TableTypes.columns());
    if (xmi) {
      more.add(DataTypes.createStructField(XMI, DataTypes.BinaryType, true));
    }
    Set<String> taken = new HashSet<>();
    List.of(before.fieldNames()).forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    for (StructField field : more) {
      if (taken.contains(field.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("the letters have a column " + field.name() + " already; rename it");
      }
    }
    boolean localDates = Boolean.parseBoolean(spark.conf().get("spark.sql.datetime.java8API.enabled"));
    Broadcast<Job> job =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(Job.of(pipeline, limits, xmi, localDates));
    int idAt = before.fieldIndex(id);
    int textAt = before.fieldIndex(text);
    return letters.mapPartitions(
        (MapPartitionsFunction<Row, Row>) rows -> new AnnotatedRows(rows, job.value(), idAt, textAt),
        Encoders.row(TableTypes.behind(before, more)));
  }

  private static int require(StructType columns, String name) {
    if (!List.of(columns.fieldNames()).contains(name)) {
      throw new IllegalArgumentException("there is no column " + name + " among " + String.join(", ", columns.fieldNames()));
    }
    return columns.fieldIndex(name);
  }
}
