package org.lettermark.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.jcas.JCas;
import org.lettermark.match.Models;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.read.SourceLetter;
import org.xml.sax.SAXException;

/**
 * The least that a pipeline of these parts can do with a letter: OpenNLP's sentences, cTAKES' tokens, and XMI of all that
 * was found, by UIMA's own serializer. What the whole pipeline takes beside it is the one figure of speed that means the same on every machine.
 */
final class BenchLimit {

  private static final String MODELS = "classpath:/org/lettermark/models/models.tsv";

  private final SentenceDetectorME detector;
  private final AnalysisEngine tokens;
  private final JCas letter = LetterPipeline.emptyLetter();

  BenchLimit(AnalysisEngine tokens) throws IOException, UIMAException {
    this.tokens = tokens;
    try (InputStream in = Models.open(MODELS, "sentences")) {
      detector = new SentenceDetectorME(new SentenceModel(in));
    }
  }

  /** @param annotated the letter with all its findings */
  void annotate(SourceLetter source, JCas annotated) throws UIMAException, IOException {
    LetterPipeline.fill(letter, source);
    Segment whole = new Segment(letter, 0, source.text().length());
    whole.setId("letter");
    whole.addToIndexes();
    for (Span sentence : detector.sentPosDetect(source.text())) {
      new Sentence(letter, sentence.getStart(), sentence.getEnd()).addToIndexes();
    }
    tokens.process(letter);
    try {
      XmiCasSerializer.serialize(annotated.getCas(), new ByteArrayOutputStream(1 << 18));
    } catch (SAXException e) {
      throw new IOException(e);
    }
  }
}
