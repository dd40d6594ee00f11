package org.lettermark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.SourceLetter;

/** Small letters for tests, annotated by the real pipeline. */
public final class Letters {

  private static LetterPipeline pipeline;

  private Letters() {}

  /** Runs every default step over a text, which is one {@code summary} section without headings. */
  public static synchronized JCas annotate(String text) {
    try {
      if (pipeline == null) {
        pipeline = LetterPipeline.start(PipelineOptions.DEFAULT);
      }
      JCas letter = pipeline.newLetter();
      pipeline.annotate(letter, new SourceLetter("test", "test.txt", text, "UTF-8", 0, false));
      return letter;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UIMAException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The findings of one type in the order of the text. */
  public static <T extends Annotation> List<T> find(Class<T> type, String text) {
    return annotate(text).select(type).asList();
  }

  /**
   * A whole letter of the 2016 form with one disputed item.
   *
   * @param summary the case summary
   * @param request the request with its outcome, such as {@code Norco 10/325mg #60: Upheld}
   * @param rationale the decision rationale
   */
  public static String letter(String summary, String request, String rationale) {
    return """
        Case Number:          CM19-9000000
        Date Assigned:        03/04/2019                      Date of Injury:      07/09/2012
        Decision Date:        04/05/2019                      UR Denial Date:      02/06/2019
        Priority:             Standard                        Application          02/28/2019
                                                              Received:

                         HOW THE IMR FINAL DETERMINATION WAS MADE
        An expert reviewer read the file.

        The Expert Reviewer has the following credentials:
        State(s) of Licensure: California
        Certification(s)/Specialty: Family Practice

                                        CLINICAL CASE SUMMARY
        %s

                              IMR ISSUES, DECISIONS AND RATIONALES
        The Final Determination was based on decisions for the disputed items/services set forth below:

        %s

        Claims Administrator guideline: The Claims Administrator did not cite any medical evidence
        for its decision.

        MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s):
        Medications for chronic pain.

        Decision rationale: %s
        """
        .formatted(summary, request, rationale);
  }
}
