package org.lettermark.run;

import java.io.IOException;
import org.apache.uima.UIMAException;
import org.apache.uima.jcas.JCas;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.SourceLetter;

/** What one thread annotates with. */
interface Engines {

  /** How the first engines of a process are made. */
  interface Starter {
    Engines start(PipelineOptions options) throws IOException;
  }

  /** The same for another thread, or in place of these after an error. */
  Engines another() throws IOException;

  JCas newLetter() throws IOException;

  void annotate(JCas letter, SourceLetter source) throws UIMAException;

  /** The step that the last letter did not come through, or null. */
  String failedStep();

  /** Those of the pipeline. */
  static Engines of(LetterPipeline pipeline) {
    return new Engines() {
      @Override
      public Engines another() throws IOException {
        return of(pipeline.another());
      }

      @Override
      public JCas newLetter() throws IOException {
        return pipeline.newLetter();
      }

      @Override
      public void annotate(JCas letter, SourceLetter source) throws UIMAException {
        pipeline.annotate(letter, source);
      }

      @Override
      public String failedStep() {
        return pipeline.failedStep();
      }
    };
  }
}
