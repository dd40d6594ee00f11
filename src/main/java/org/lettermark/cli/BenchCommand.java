package org.lettermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.ReaderOptions;
import org.lettermark.run.Bench;
import org.lettermark.run.JavaFlags;
import org.lettermark.run.OutputFormat;
import org.lettermark.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what every step takes. */
@Command(
    name = "bench",
    description = "Measure what every step takes on letters of yours, on one thread. Nothing is written.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Letters, or folders with letters.")
  private List<Path> inputs;

  @Option(
      names = "--letters",
      defaultValue = "2000",
      paramLabel = "N",
      description = "How many letters to measure, after as many to warm up; the inputs are taken again and again "
          + "(default: ${DEFAULT-VALUE}).")
  private int letters;

  @Option(
      names = "--format",
      defaultValue = "xmi",
      converter = AnnotateOptions.FormatConverter.class,
      paramLabel = "FORMAT",
      description = "xmi, xmi.gz, zip or binary (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Option(names = "--pos", description = "With parts of speech.")
  private boolean pos;

  /** The process in which it is measured is given this. */
  @Option(names = "--in-this-process", hidden = true)
  private boolean here;

  @Override
  public Integer call() throws Exception {
    return here ? measure() : inProcessOfAnnotate();
  }

  /** Measures under the flags with which letters are annotated. */
  private int inProcessOfAnnotate() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(JavaFlags.command(Lettermark.class.getName(), 1, letters, false));
    command.addAll(spec.commandLine().getParseResult().originalArgs());
    command.add("--in-this-process");
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private int measure() throws Exception {
    RunOptions options = new RunOptions(inputs, Path.of("."), format, true, true, 1,
        new PipelineOptions(pos, true, null, null, null), ReaderOptions.DEFAULT, RunOptions.Limits.DEFAULT, false);
    Bench bench = new Bench(options);
    bench.measure(letters);
    print(bench.measure(letters));
    return 0;
  }

  private void print(Bench.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    double all = 0;
    out.printf("%-32s %10s%n", "step", "ms/letter");
    for (Map.Entry<String, Long> step : result.cpuNanos().entrySet()) {
      double millis = step.getValue() / 1e6 / result.letters();
      all += millis;
      out.printf(Locale.ROOT, "%-32s %10.3f%n", step.getKey(), millis);
    }
    out.printf(Locale.ROOT, "%-32s %10.3f%n", "all", all);
    double least = result.limitNanos() / 1e6 / result.letters();
    out.printf(Locale.ROOT, "%-32s %10.3f%n", "least", least);
    out.printf(Locale.ROOT, "all / least: %.2f (least: reading, OpenNLP's sentences, cTAKES' tokens, XMI by UIMA's serializer)%n", all / least);
    out.printf(Locale.ROOT, "%d letters, %.0f a second of processor time, %d characters and %d bytes of output a letter%n",
        result.letters(), 1000 / all, result.bytesIn() / result.letters(), result.bytesOut() / result.letters());
    out.flush();
  }
}
