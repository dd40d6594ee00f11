package org.lettermark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.uima.UIMAException;
import org.apache.uima.jcas.JCas;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Rules;
import org.lettermark.match.Words;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;
import org.lettermark.read.ReaderOptions;
import org.lettermark.read.SourceLetter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What engines do inside, each over all letters of the corpus at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class InnerPartsBenchmark {

  private final List<SourceLetter> letters = new ArrayList<>();
  private final List<JCas> annotated = new ArrayList<>();
  private LetterPipeline pipeline;
  private JCas letter;
  private Lexicon drugs;
  private List<Rules.Rule> rules;
  private XmiWriter writer;

  @Setup
  public void load() throws IOException, UIMAException {
    pipeline = LetterPipeline.start(PipelineOptions.DEFAULT);
    letter = pipeline.newLetter();
    for (LetterSource source : LetterReader.find(List.of(Path.of("corpus/letters")), ReaderOptions.DEFAULT)) {
      letters.add(source.read());
      annotated.add(pipeline.newLetter());
      pipeline.annotate(annotated.get(annotated.size() - 1), letters.get(letters.size() - 1));
    }
    drugs = Lexicon.read("classpath:/org/lettermark/lexicon/medications.tsv", "genericName", "rxcui");
    rules = Rules.read("classpath:/org/lettermark/lexicon/functional-improvement.tsv").all();
    writer = new XmiWriter(Set.of());
  }

  /** The whole pipeline. */
  @Benchmark
  public void annotate() throws UIMAException {
    for (SourceLetter source : letters) {
      pipeline.annotate(letter, source);
    }
  }

  /** Words, as a lexicon compares them. */
  @Benchmark
  public int words() {
    int words = 0;
    for (SourceLetter source : letters) {
      words += Words.of(source.text()).size();
    }
    return words;
  }

  /** The drugs of the largest lexicon, words included. */
  @Benchmark
  public int lexicon() {
    int found = 0;
    for (SourceLetter source : letters) {
      found += drugs.findAll(Words.of(source.text())).size();
    }
    return found;
  }

  /** The first match of every rule of functional improvement. */
  @Benchmark
  public int rules() {
    int found = 0;
    for (SourceLetter source : letters) {
      for (Rules.Rule rule : rules) {
        found += rule.find(source.text()) == null ? 0 : 1;
      }
    }
    return found;
  }

  /** XMI, without a disk. */
  @Benchmark
  public int xmi() throws IOException {
    int bytes = 0;
    for (JCas each : annotated) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
      writer.write(each.getCas(), out);
      bytes += out.size();
    }
    return bytes;
  }
}
