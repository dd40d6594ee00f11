package org.lettermark.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.run.RefusedRunException;
import org.lettermark.run.RunOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Annotates a table of letters on a cluster: the class for {@code spark-submit}. */
@Command(
    name = "AnnotateCorpus",
    description = {
      "Annotate tables of letters on Apache Spark and write them as Parquet: the rows as they came, with status, reason and findings."
    },
    footer = {"", "Exit status: 0 all went well; 1 some letters failed; 2 wrong use; 3 the job could not be done, and has left nothing."},
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class AnnotateCorpus implements Callable<Integer> {

  private static final int WRONG_USE = 2;
  private static final int STOPPED = 3;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Tables with the same columns in any file system of Hadoop: .parquet, .csv, .tsv or .jsonl, all of one kind.")
  private List<String> inputs;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results, which must not be there yet.")
  private String output;

  @Option(names = "--id-column", defaultValue = "id", paramLabel = "NAME", description = "Column that names the letter (default: ${DEFAULT-VALUE}).")
  private String idColumn;

  @Option(names = "--text-column", defaultValue = "text", paramLabel = "NAME", description = "Column that holds the letter (default: ${DEFAULT-VALUE}).")
  private String textColumn;

  @Option(names = "--xmi", description = "Write the gzipped XMI of every letter too.")
  private boolean xmi;

  @Option(names = "--pos", description = "Give tokens their part of speech (Penn tags); about three times slower.")
  private boolean pos;

  @Option(names = "--no-ctakes-mentions", description = "Leave out cTAKES' own mention types.")
  private boolean noCtakesMentions;

  @Option(names = "--lexicon", paramLabel = "DIR", description = "Folder on the driver with word lists or rules of your own; they travel with the job.")
  private Path lexicon;

  @Option(names = "--models", paramLabel = "DIR", description = "Folder on the driver with models of your own and their models.tsv.")
  private Path models;

  @Option(names = "--time-limit", defaultValue = "30", paramLabel = "SECONDS",
      description = "Processor time after which a letter fails (default: ${DEFAULT-VALUE}).")
  private int timeLimit;

  @Option(names = "--wall-limit", defaultValue = "600", paramLabel = "SECONDS",
      description = "Time on the clock after which a letter fails (default: ${DEFAULT-VALUE}).")
  private int wallLimit;

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] words) {
    System.exit(new CommandLine(new AnnotateCorpus()).execute(words));
  }

  @Override
  public Integer call() {
    if (timeLimit < 1 || wallLimit < 1) {
      return say("--time-limit and --wall-limit must be 1 or more", WRONG_USE);
    }
    try (SparkSession spark = SparkSession.builder().appName("Lettermark").getOrCreate()) {
      Configuration hadoop = spark.sparkContext().hadoopConfiguration();
      org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(output);
      FileSystem files = folder.getFileSystem(hadoop);
      if (files.exists(folder)) {
        return say(output + ": is there already; results go into a new folder", WRONG_USE);
      }
      for (String input : inputs) {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(input);
        if (!path.getFileSystem(hadoop).exists(path)) {
          return say(input + ": is not there", WRONG_USE);
        }
      }
      Dataset<Row> annotated;
      try {
        Lettermark lettermark = Lettermark.on(spark)
            .with(new PipelineOptions(pos, !noCtakesMentions, lexicon, models, null))
            .with(new RunOptions.Limits(timeLimit, wallLimit, -1));
        annotated = (xmi ? lettermark.withXmi() : lettermark).annotate(letters(spark), idColumn, textColumn);
      } catch (IllegalArgumentException | IOException e) {
        return say(String.join(", ", inputs) + ": " + e.getMessage(), WRONG_USE);
      }
      return write(spark, annotated, files, folder);
    } catch (IOException e) {
      return say(output + ": " + firstLine(e), STOPPED);
    }
  }

  /** All inputs as one table. */
  private Dataset<Row> letters(SparkSession spark) throws IOException {
    String[] paths = inputs.toArray(String[]::new);
    String kind = kind(paths[0]);
    for (String path : paths) {
      if (kind == null || !kind.equals(kind(path))) {
        throw new IllegalArgumentException("expected .parquet, .csv, .tsv or .jsonl, all of one kind");
      }
    }
    try {
      return switch (kind) {
        case "parquet" -> spark.read().parquet(paths);
        case "jsonl" -> spark.read().json(paths);
        // As RFC 4180 has it: a quotation mark within a cell is doubled, and a cell may have several lines.
        default -> spark.read().option("header", true).option("sep", kind.equals("tsv") ? "\t" : ",").option("multiLine", true)
            .option("quote", "\"").option("escape", "\"").csv(paths);
      };
    } catch (Exception e) {
      // Spark's own errors are checked and others are not, as its language has it; their messages may quote what was read.
      throw new IOException("cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static String kind(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
    for (String kind : List.of("parquet", "csv", "tsv", "jsonl")) {
      if (name.endsWith("." + kind)) {
        return kind;
      }
    }
    return null;
  }

  private int write(SparkSession spark, Dataset<Row> annotated, FileSystem files, org.apache.hadoop.fs.Path folder) throws IOException {
    try {
      annotated.write().parquet(output);
    } catch (Exception e) {
      // It was not there before: whatever stands in it is half of this job's.
      files.delete(folder, true);
      Throwable cause = e;
      while (cause.getCause() != null && !(cause instanceof RefusedRunException)) {
        cause = cause.getCause();
      }
      boolean refused = cause instanceof RefusedRunException;
      return say(refused ? firstLine(cause) : "the job failed (" + cause.getClass().getSimpleName() + ")", refused ? WRONG_USE : STOPPED);
    }
    Dataset<Row> written = spark.read().parquet(output);
    long failed = written.where(Lettermark.STATUS + " = '" + Lettermark.FAILED + "'").count();
    spec.commandLine().getOut().println(written.count() + " letters in " + output + ", " + failed + " of them failed");
    spec.commandLine().getOut().flush();
    return failed > 0 ? 1 : 0;
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }

  private int say(String line, int status) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
    return status;
  }
}
