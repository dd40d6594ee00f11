package org.lettermark.cli;

import java.nio.file.Path;
import java.util.List;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.ReaderOptions;
import org.lettermark.run.OutputFormat;
import org.lettermark.run.RunOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** What "annotate" understands. */
final class AnnotateOptions {

  static final class FormatConverter implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String value) {
      try {
        return OutputFormat.of(value);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Letters, or folders with letters: .txt, .html, .md, .pdf, these in a .zip or .gz, .csv, .tsv and .jsonl.")
  private List<Path> inputs;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results. The same command again goes on where it stopped.")
  private Path output;

  @Option(
      names = "--format",
      defaultValue = "xmi",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = {
        "How letters are written (default: ${DEFAULT-VALUE}):",
        "  xmi      one file a letter",
        "  xmi.gz   one gzipped file a letter",
        "  zip      zip files of 500 letters, for very many",
        "  binary   UIMA's compressed binary form"
      })
  private OutputFormat format;

  @Option(names = "--no-tokens", negatable = false, description = "Leave tokens and sentences out: small files of findings.")
  private boolean noTokens;

  @Option(
      names = "--no-working-types",
      description = "Leave out Term and ContextScope, which only the engines need.")
  private boolean noWorkingTypes;

  @Option(names = "--no-ctakes-mentions", description = "Leave out cTAKES' own mention types.")
  private boolean noCtakesMentions;

  @Option(names = "--pos", description = "Give tokens their part of speech (Penn tags); about three times slower.")
  private boolean pos;

  @Option(
      names = "--lexicon",
      paramLabel = "DIR",
      description = "Folder with word lists or rules of your own, by the names of those that they replace.")
  private Path lexicon;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Folder with models of your own and the models.tsv that says their SHA-256.")
  private Path models;

  @Option(
      names = "--ctakes-dictionary",
      paramLabel = "FILE",
      description = "Descriptor of a cTAKES dictionary, such as one made from the UMLS, whose terms are found as well.")
  private Path ctakesDictionary;

  @Option(
      names = "--id-column",
      defaultValue = "id",
      paramLabel = "NAME",
      description = "Column of a .csv or .tsv, or field of a .jsonl that names the letter (default: ${DEFAULT-VALUE}).")
  private String idColumn;

  @Option(
      names = "--text-column",
      defaultValue = "text",
      paramLabel = "NAME",
      description = "Column or field that holds the letter (default: ${DEFAULT-VALUE}).")
  private String textColumn;

  @Option(
      names = "--ignore-pdf-permissions",
      description = "Read PDFs whose flags forbid it: you state that you may read them.")
  private boolean ignorePdfPermissions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Letters in work at a time (default: one for each processor core).")
  private Integer threads;

  @Option(
      names = "--time-limit",
      defaultValue = "30",
      paramLabel = "SECONDS",
      description = "Processor time after which a letter is set aside (default: ${DEFAULT-VALUE}).")
  private int timeLimit;

  @Option(
      names = "--wall-limit",
      defaultValue = "600",
      paramLabel = "SECONDS",
      description = "Time on the clock after which a letter is set aside (default: ${DEFAULT-VALUE}).")
  private int wallLimit;

  @Option(
      names = "--max-quarantine",
      paramLabel = "N",
      description = "End the run when more letters than this had to be set aside (default: a tenth, at least 10).")
  private Integer maxQuarantine;

  @Option(
      names = "--restart",
      description = "Remove what an earlier run wrote into the folder, and start afresh.")
  private boolean restart;

  RunOptions toRun() {
    int cores = Runtime.getRuntime().availableProcessors();
    atLeast(1, "--threads", threads == null ? cores : threads);
    atLeast(1, "--time-limit", timeLimit);
    atLeast(1, "--wall-limit", wallLimit);
    atLeast(0, "--max-quarantine", maxQuarantine == null ? 0 : maxQuarantine);
    return new RunOptions(
        inputs, output, format, !noTokens, !noWorkingTypes, threads == null ? cores : threads,
        new PipelineOptions(pos, !noCtakesMentions, lexicon, models, ctakesDictionary),
        ReaderOptions.DEFAULT.withColumns(idColumn, textColumn).withIgnorePdfPermissions(ignorePdfPermissions)
            .withLeftOut(output),
        new RunOptions.Limits(timeLimit, wallLimit, maxQuarantine == null ? -1 : maxQuarantine), restart);
  }

  private void atLeast(int least, String option, int value) {
    if (value < least) {
      throw new ParameterException(spec.commandLine(), option + " must be " + least + " or more");
    }
  }
}
