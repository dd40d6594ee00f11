package org.lettermark.clinical.context;

import java.io.IOException;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Words;

/**
 * Sentences of a rationale that speak of patients at large: they hold no word of the case itself, such
 * as "the claimant", "the records", "was".
 */
final class GeneralStatements {

  /** What a sentence of a rationale speaks of; {@code cue} is the phrase that states a rule, or null. */
  record Statement(boolean general, String cue) {}

  private static final Statement OF_THE_CASE = new Statement(false, null);

  private final Lexicon lexicon;

  private GeneralStatements(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  static GeneralStatements read(String location) throws IOException {
    return new GeneralStatements(Lexicon.read(location, "role"));
  }

  /** Reads the words from {@code first} up to, not including, {@code next}. */
  Statement of(Words words, int first, int next) {
    String cue = null;
    int word = first;
    while (word < next) {
      Lexicon.Match match = lexicon.findAt(words, word);
      word = match == null ? word + 1 : match.next();
      if (match != null) {
        switch (match.get("role")) {
          case "case" -> {
            return OF_THE_CASE;
          }
          case "rule" -> cue = cue == null ? match.get("phrase") : cue;
          default -> { }
        }
      }
    }
    return new Statement(true, cue);
  }
}
