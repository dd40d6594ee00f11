package org.lettermark.clinical;

import java.io.IOException;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.lexicon.Lexicon;
import org.lettermark.lexicon.Words;
import org.lettermark.type.Term;

/**
 * Marks every place where the letter uses a name of the lexicon: drugs, classes, disorders, symptoms,
 * body sites.
 *
 * <p>A term is a candidate: whether it is a finding decides the engine of that finding.
 */
@TypeCapability(outputs = "org.lettermark.type.Term")
public class TermAnnotator extends JCasAnnotator_ImplBase {

  /** Drug names, a file or {@code classpath:} location. */
  public static final String PARAM_MEDICATIONS_LOCATION = "medicationsLocation";

  @ConfigurationParameter(
      name = PARAM_MEDICATIONS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medications.tsv")
  private String medicationsLocation;

  private Lexicon medications;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      medications = Lexicon.read(medicationsLocation, "genericName", "rxcui");
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    Words words = Words.of(letter.getDocumentText());
    for (Lexicon.Match match : medications.findAll(words)) {
      Term term = new Term(letter, match.begin(), match.end());
      term.setSemanticType("medication");
      term.setVocabulary("RxNorm");
      term.setCode(match.get("rxcui"));
      term.setPreferredName(match.get("genericName"));
      term.addToIndexes();
    }
  }
}
