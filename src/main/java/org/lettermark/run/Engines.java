package org.lettermark.run;

import java.io.IOException;
import org.apache.uima.UIMAException;
import org.apache.uima.jcas.JCas;
import org.lettermark.io.SourceLetter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;

/** What one thread annotates with. */
interface Engines {

  /** How a thread gets its engines. */
  interface Starter {
    Engines start(PipelineOptions options) throws IOException;
  }

  /** The pipeline. */
  Starter PIPELINE = options -> new Engines() {
    private final LetterPipeline pipeline = LetterPipeline.start(options);

    @Override
    public JCas newLetter() throws IOException {
      return pipeline.newLetter();
    }

    @Override
    public void annotate(JCas letter, SourceLetter source) throws UIMAException {
      pipeline.annotate(letter, source);
    }
  };

  JCas newLetter() throws IOException;

  void annotate(JCas letter, SourceLetter source) throws UIMAException;
}
