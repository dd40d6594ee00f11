package org.lettermark.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.uima.UIMAException;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.CasCreationUtils;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.type.Determination;
import org.lettermark.type.GuidelineQuotation;
import org.lettermark.type.Letter;

/** A letter for tests that consists of quotations, as {@code annotate} writes it. */
final class QuotingLetters {

  private static JCas letter;

  private final StringBuilder text = new StringBuilder("Letter.");
  private final String decisionDate;
  private final String[] outcomes;
  private final List<Object[]> quotations = new ArrayList<>();

  private QuotingLetters(String decisionDate, String... outcomes) {
    this.decisionDate = decisionDate;
    this.outcomes = outcomes;
  }

  /** A letter of this day whose first, second ... item has this outcome. */
  static QuotingLetters letter(String decisionDate, String... outcomes) {
    return new QuotingLetters(decisionDate, outcomes);
  }

  /** Adds a paraphrase in the block of an item. */
  QuotingLetters quoting(int issue, String guideline, String passage) {
    quotations.add(new Object[] {text.length() + 1, text.length() + 1 + passage.length(), issue, guideline});
    text.append(' ').append(passage).append('.');
    return this;
  }

  /** The letter as XMI. */
  byte[] xmi() throws IOException, UIMAException {
    synchronized (QuotingLetters.class) {
      if (letter == null) {
        letter = CasCreationUtils.createCas(LetterPipeline.types(), null, null).getJCas();
      }
      letter.reset();
      letter.setDocumentText(text.toString());
      Letter whole = new Letter(letter, 0, text.length());
      whole.setDecisionDate(decisionDate);
      whole.addToIndexes();
      for (int i = 0; i < outcomes.length; i++) {
        Determination item = new Determination(letter, 0, 6);
        item.setNumber(i + 1);
        item.setOutcome(outcomes[i]);
        item.addToIndexes();
      }
      for (Object[] one : quotations) {
        GuidelineQuotation quotation = new GuidelineQuotation(letter, (int) one[0], (int) one[1]);
        quotation.setIssue((int) one[2]);
        quotation.setGuideline((String) one[3]);
        quotation.addToIndexes();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new XmiWriter(Set.of()).write(letter.getCas(), out);
      return out.toByteArray();
    }
  }
}
