package org.lettermark.structure;

import java.util.List;
import org.apache.ctakes.core.nlp.tokenizer.TokenizerPTB;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.ctakes.typesystem.type.syntax.NewlineToken;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;

/**
 * Marks the tokens of every sentence with cTAKES' Penn Treebank tokenizer.
 *
 * <p>cTAKES' own annotator of that tokenizer goes through all sentences and tokens once for every
 * section, which is quadratic in the letter; this one goes through them once. Line ends are no tokens.
 */
@TypeCapability(
    inputs = "org.apache.ctakes.typesystem.type.textspan.Sentence",
    outputs = "org.apache.ctakes.typesystem.type.syntax.BaseToken")
public class TokenAnnotator extends JCasAnnotator_ImplBase {

  private TokenizerPTB tokenizer;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    tokenizer = new TokenizerPTB();
  }

  @Override
  public void process(JCas letter) throws AnalysisEngineProcessException {
    int number = 0;
    for (Sentence sentence : letter.select(Sentence.class).asList()) {
      List<?> tokens =
          tokenizer.tokenizeTextSegment(letter, sentence.getCoveredText(), sentence.getBegin(), true);
      for (Object token : tokens) {
        if (!(token instanceof NewlineToken)) {
          BaseToken word = (BaseToken) token;
          word.setTokenNumber(number++);
          word.addToIndexes();
        }
      }
    }
  }
}
