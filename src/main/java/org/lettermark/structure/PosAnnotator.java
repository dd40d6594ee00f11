package org.lettermark.structure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.match.Models;

/**
 * Gives every token its Penn Treebank part of speech, with cTAKES' clinical model.
 *
 * <p>cTAKES' own tagger writes Universal Dependencies tags on today's OpenNLP ("NOUN" for "NN"), which no other
 * cTAKES component expects; this one asks for Penn tags.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Sentence",
      "org.apache.ctakes.typesystem.type.syntax.BaseToken"
    },
    outputs = "org.apache.ctakes.typesystem.type.syntax.BaseToken:partOfSpeech")
public class PosAnnotator extends JCasAnnotator_ImplBase {

  /** The {@code models.tsv} whose model {@code pos} is loaded, a file or {@code classpath:} location. */
  public static final String PARAM_MODELS_LOCATION = "modelsLocation";

  @ConfigurationParameter(
      name = PARAM_MODELS_LOCATION,
      defaultValue = "classpath:/org/lettermark/models/models.tsv")
  private String modelsLocation;

  private POSTaggerME tagger;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try (InputStream in = Models.open(modelsLocation, "pos")) {
      tagger = new POSTaggerME(new POSModel(in), POSTagFormat.PENN);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    List<BaseToken> tokens = letter.select(BaseToken.class).asList();
    int first = 0;
    for (Sentence sentence : letter.select(Sentence.class).asList()) {
      while (first < tokens.size() && tokens.get(first).getBegin() < sentence.getBegin()) {
        first++;
      }
      int end = first;
      while (end < tokens.size() && tokens.get(end).getEnd() <= sentence.getEnd()) {
        end++;
      }
      List<BaseToken> words = tokens.subList(first, end);
      String[] tags = tagger.tag(words.stream().map(BaseToken::getCoveredText).toArray(String[]::new));
      for (int i = 0; i < tags.length; i++) {
        words.get(i).setPartOfSpeech(tags[i]);
      }
      first = end;
    }
  }
}
