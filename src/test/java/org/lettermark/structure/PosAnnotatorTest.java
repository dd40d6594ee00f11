package org.lettermark.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.lettermark.testing.Letters;

class PosAnnotatorTest {

  @Test
  void givesTokensPennTags() throws Exception {
    JCas letter = Letters.annotate("The patient takes two tablets daily. He fell.");

    AnalysisEngineFactory.createEngine(PosAnnotator.class).process(letter);

    assertThat(letter.select(BaseToken.class).asList())
        .extracting(token -> token.getCoveredText() + "/" + token.getPartOfSpeech())
        .containsExactly(
            "The/DT", "patient/NN", "takes/VBZ", "two/CD", "tablets/NNS", "daily/RB", "./.", "He/PRP", "fell/VBD", "./.");
  }

  @Test
  void isOffByDefault() {
    assertThat(Letters.find(BaseToken.class, "He fell.")).extracting(BaseToken::getPartOfSpeech).containsOnlyNulls();
  }
}
