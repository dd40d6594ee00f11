package org.lettermark.clinical;

import java.io.IOException;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.lexicon.Words;
import org.lettermark.type.ContextScope;

/**
 * Marks the words that a cue such as "denies", "rule out" or "history of" speaks about.
 *
 * <p>A scope ends with its sentence, at a semicolon, at the next cue of its kind, or at a word that
 * turns the statement, such as "but". The verbs of utilization review ("denied the request for
 * Norco") are no cues.
 */
@TypeCapability(
    inputs = "org.apache.ctakes.typesystem.type.textspan.Sentence",
    outputs = "org.lettermark.type.ContextScope")
public class ContextAnnotator extends JCasAnnotator_ImplBase {

  /** The cues, a file or {@code classpath:} location. */
  public static final String PARAM_CUES_LOCATION = "cuesLocation";

  @ConfigurationParameter(
      name = PARAM_CUES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/context-cues.tsv")
  private String cuesLocation;

  private ContextCues cues;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      cues = ContextCues.read(cuesLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    Words words = Words.of(text);
    int word = 0;
    for (Sentence sentence : letter.select(Sentence.class).asList()) {
      while (word < words.size() && words.begin(word) < sentence.getBegin()) {
        word++;
      }
      int first = word;
      while (word < words.size() && words.begin(word) < sentence.getEnd()) {
        word++;
      }
      for (ContextCues.Scope scope : cues.scopes(text, words, first, word)) {
        ContextScope covered = new ContextScope(letter, scope.begin(), scope.end());
        covered.setKind(scope.kind());
        covered.setCue(scope.cue());
        covered.addToIndexes();
      }
    }
  }
}
