package org.lettermark.review;

import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.ml.model.MaxentModel;
import org.lettermark.match.Models;

/**
 * Two models of OpenNLP over {@link StatementFeatures}: what a sentence says of function, and which domain of function
 * it speaks of. {@code lettermark train statements} makes both.
 */
public final class StatementModel {

  /** The outcome of a sentence that says nothing of function. */
  public static final String NONE = "none";

  /**
   * What the model holds of a sentence.
   *
   * @param polarity the likeliest polarity, if it is a statement
   * @param confidence how likely it is a statement of any polarity, from 0 to 1
   */
  public record Opinion(String polarity, double confidence) {}

  /** How OpenNLP's bag of words, by which the models are trained, names a feature. */
  private static final String BAG_OF_WORDS = "bow=";

  private final MaxentModel statements;
  private final MaxentModel domains;

  /** @param statements knows the four polarities and {@link #NONE} */
  public StatementModel(DoccatModel statements, DoccatModel domains) {
    this.statements = statements.getMaxentModel();
    this.domains = domains.getMaxentModel();
  }

  /** Reads the models {@code statements} and {@code statement-domains}. */
  static StatementModel read(String modelsLocation) throws IOException {
    return new StatementModel(open(modelsLocation, "statements"), open(modelsLocation, "statement-domains"));
  }

  private static DoccatModel open(String location, String name) throws IOException {
    try (InputStream in = Models.open(location, name)) {
      return new DoccatModel(in);
    }
  }

  /** @param features those of {@link StatementFeatures} */
  public Opinion of(String[] features) {
    double[] likely = statements.eval(named(features));
    String polarity = null;
    double best = -1;
    double none = 0;
    for (int i = 0; i < likely.length; i++) {
      if (statements.getOutcome(i).equals(NONE)) {
        none = likely[i];
      } else if (likely[i] > best) {
        best = likely[i];
        polarity = statements.getOutcome(i);
      }
    }
    return new Opinion(polarity, 1 - none);
  }

  /** The likeliest domain of function of a statement with these features. */
  public String domain(String[] features) {
    return domains.getBestOutcome(domains.eval(named(features)));
  }

  /** The engine that OpenNLP has for this goes through the features three times more. */
  private static String[] named(String[] features) {
    String[] named = new String[features.length];
    for (int i = 0; i < features.length; i++) {
      named[i] = BAG_OF_WORDS.concat(features[i]);
    }
    return named;
  }
}
