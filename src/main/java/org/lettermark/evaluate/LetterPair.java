package org.lettermark.evaluate;

import java.io.IOException;
import java.util.List;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.StandOff;

/**
 * A letter as the gold has it and as it was found.
 *
 * @param name the letter's
 * @param gold by hand
 * @param found by a system, or by another hand
 */
public record LetterPair(String name, FlatLetter gold, FlatLetter found) {

  /** With nothing found. */
  static LetterPair missing(String name, FlatLetter gold) {
    return new LetterPair(name, gold, new FlatLetter("", List.of()));
  }

  /**
   * Checks that both have the same text: what is known of one, where it is stand-off, must be in the other. What XML cannot hold
   * counts as a blank.
   */
  LetterPair checked() throws IOException {
    boolean parts = gold.text().indexOf(StandOff.UNKNOWN) >= 0 || found.text().indexOf(StandOff.UNKNOWN) >= 0;
    int both = Math.min(gold.text().length(), found.text().length());
    if (!parts && both != Math.max(gold.text().length(), found.text().length())) {
      throw new IOException("its text is not that of the gold: " + found.text().length() + " characters, not " + gold.text().length());
    }
    for (int i = 0; i < both; i++) {
      char one = gold.text().charAt(i);
      char other = found.text().charAt(i);
      if (one != other && one != StandOff.UNKNOWN && other != StandOff.UNKNOWN && !(isLoose(one) && isLoose(other))) {
        throw new IOException("its text is not that of the gold from character " + i + " on");
      }
    }
    return this;
  }

  private static boolean isLoose(char character) {
    return character <= ' ' || Character.isWhitespace(character) || Character.isSpaceChar(character)
        || Character.isSurrogate(character) || character >= '\ufffe';
  }

  /** A character of the letter, from the gold where it has it. */
  char characterAt(int place) {
    char character = place < gold.text().length() ? gold.text().charAt(place) : StandOff.UNKNOWN;
    return character == StandOff.UNKNOWN && place < found.text().length() ? found.text().charAt(place) : character;
  }

  /** The characters of a span, blank where they are not known. */
  String text(int begin, int end) {
    StringBuilder text = new StringBuilder();
    for (int place = begin; place < end; place++) {
      text.append(characterAt(place) == StandOff.UNKNOWN ? ' ' : characterAt(place));
    }
    return text.toString();
  }

  int length() {
    return Math.max(gold.text().length(), found.text().length());
  }

  /** The findings of a kind, matched. */
  Pairs pairs(Kind kind) {
    return Pairs.of(gold.of(kind.type()), found.of(kind.type()));
  }

  /** The first finding of a type, the system's where the gold has none: it may hold our types alone. */
  Finding first(String type) {
    List<Finding> all = gold.of(type).isEmpty() ? found.of(type) : gold.of(type);
    return all.isEmpty() ? null : all.get(0);
  }
}
