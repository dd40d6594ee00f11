package org.lettermark.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.jcas.JCas;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;
import org.lettermark.read.SourceLetter;
import org.lettermark.structure.TokenAnnotator;

/** Measures what every step of the way takes, on one thread; nothing is written. */
public final class Bench {

  /**
   * What was measured.
   *
   * @param letters how many letters
   * @param cpuNanos processor time of each step, over all letters
   * @param limitNanos processor time of the least that can be done with a letter: reading, OpenNLP's sentences, cTAKES'
   *     tokens, XMI by UIMA's own serializer
   * @param bytesIn characters of all letters
   * @param bytesOut bytes that their files would have
   */
  public record Result(int letters, Map<String, Long> cpuNanos, long limitNanos, long bytesIn, long bytesOut) {}

  private static final String READ = "read";
  private static final String FILL = "fill the CAS";
  private static final String ENCODE = "encode and hash";

  private final RunOptions options;
  private final Map<String, AnalysisEngine> engines;
  private final JCas letter;
  private final LetterCodec codec;
  private final BenchLimit limit;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  public Bench(RunOptions options) throws IOException, UIMAException {
    this.options = options;
    engines = LetterPipeline.engines(options.pipeline());
    letter = LetterPipeline.emptyLetter();
    codec = new LetterCodec(options);
    limit = new BenchLimit(engines.get(TokenAnnotator.class.getSimpleName()));
  }

  /** Takes these letters, again and again, until that many have been done; those that cannot be read are left out. */
  public Result measure(int wanted) throws IOException, UIMAException {
    Map<String, Long> cpu = new LinkedHashMap<>();
    List<LetterSource> sources = new ArrayList<>();
    for (LetterSource source : LetterReader.find(options.inputs(), options.reader())) {
      sources.add(source);
    }
    int letters = 0;
    long least = 0;
    long bytesIn = 0;
    long bytesOut = 0;
    for (int i = 0; i < Math.max(wanted, sources.size()); i++) {
      long start = threads.getCurrentThreadCpuTime();
      SourceLetter source;
      try {
        source = sources.get(i % sources.size()).read();
      } catch (IOException e) {
        continue;
      }
      start = took(READ, start, cpu);
      LetterPipeline.fill(letter, source);
      start = took(FILL, start, cpu);
      for (Map.Entry<String, AnalysisEngine> engine : engines.entrySet()) {
        engine.getValue().process(letter);
        start = took(engine.getKey(), start, cpu);
      }
      bytesOut += codec.encode(letter.getCas()).remaining();
      start = took(ENCODE, start, cpu);
      limit.annotate(sources.get(i % sources.size()).read(), letter);
      least += threads.getCurrentThreadCpuTime() - start;
      bytesIn += source.text().length();
      letters++;
    }
    return new Result(letters, cpu, least, bytesIn, bytesOut);
  }

  private long took(String step, long start, Map<String, Long> cpu) {
    long now = threads.getCurrentThreadCpuTime();
    cpu.merge(step, now - start, Long::sum);
    return now;
  }
}
