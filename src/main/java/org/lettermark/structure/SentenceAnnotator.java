package org.lettermark.structure;

import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.lexicon.Models;

/** Marks the sentences of every section with OpenNLP, over line ends and page breaks. */
@TypeCapability(
    inputs = "org.apache.ctakes.typesystem.type.textspan.Segment",
    outputs = "org.apache.ctakes.typesystem.type.textspan.Sentence")
public class SentenceAnnotator extends JCasAnnotator_ImplBase {

  /** The {@code models.tsv} whose model {@code sentences} is loaded, a file or {@code classpath:} location. */
  public static final String PARAM_MODELS_LOCATION = "modelsLocation";

  @ConfigurationParameter(
      name = PARAM_MODELS_LOCATION,
      defaultValue = "classpath:/org/lettermark/models/models.tsv")
  private String modelsLocation;

  private SentenceDetectorME detector;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try (InputStream in = Models.open(modelsLocation, "sentences")) {
      detector = new SentenceDetectorME(new SentenceModel(in));
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    int number = 0;
    for (Segment section : letter.select(Segment.class).asList()) {
      String text = section.getCoveredText().replaceAll("\\s", " ");
      for (Span span : detector.sentPosDetect(text)) {
        Sentence sentence = new Sentence(letter, section.getBegin() + span.getStart(), section.getBegin() + span.getEnd());
        sentence.setSentenceNumber(number++);
        sentence.setSegmentId(section.getId());
        sentence.addToIndexes();
      }
    }
  }
}
