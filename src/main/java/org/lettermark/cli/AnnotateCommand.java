package org.lettermark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.uima.jcas.JCas;
import org.lettermark.io.LetterReader;
import org.lettermark.io.LetterSource;
import org.lettermark.io.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Annotates letters and writes one XMI file for each. */
@Command(name = "annotate", description = "Annotate letters and write one XMI file for each.", mixinStandardHelpOptions = true)
final class AnnotateCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files and folders with letters.")
  private List<Path> inputs;

  @Option(names = "--output", required = true, paramLabel = "DIR", description = "Folder for the results.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    LetterPipeline pipeline = LetterPipeline.start(PipelineOptions.DEFAULT);
    Files.createDirectories(output);
    XmiWriter writer = new XmiWriter(LetterPipeline.types(), Set.of());
    XmiWriter.writeTypeSystem(LetterPipeline.types(), output);
    JCas letter = pipeline.newLetter();
    for (LetterSource source : LetterReader.find(inputs)) {
      pipeline.annotate(letter, source.read());
      writer.write(letter.getCas(), output.resolve(source.name() + ".xmi"));
    }
    return 0;
  }
}
