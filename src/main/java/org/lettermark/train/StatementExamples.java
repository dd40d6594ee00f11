package org.lettermark.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.jcas.JCas;
import org.lettermark.clinical.terms.TermAnnotator;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.review.StatementFeatures;
import org.lettermark.type.Term;

/** Gives sentences the features that they would have in a letter: terms are looked up by the pipeline's own engine. */
final class StatementExamples {

  /** A sentence and its features. */
  record Example(StatementRow row, String[] features) {}

  private StatementExamples() {}

  /** @param options whose lexicons are used */
  static List<Example> of(List<StatementRow> rows, PipelineOptions options) throws IOException, UIMAException {
    AnalysisEngine terms = LetterPipeline.engine(TermAnnotator.class, options);
    JCas letter = LetterPipeline.emptyLetter();
    List<Example> examples = new ArrayList<>();
    for (StatementRow row : rows) {
      letter.reset();
      letter.setDocumentText(row.sentence());
      terms.process(letter);
      List<StatementFeatures.Place> places = letter.select(Term.class)
          .map(term -> new StatementFeatures.Place(term.getBegin(), term.getEnd(), term.getSemanticType())).toList();
      examples.add(new Example(row, StatementFeatures.of(row.sentence(), places, row.section(), row.quoted())));
    }
    return examples;
  }
}
