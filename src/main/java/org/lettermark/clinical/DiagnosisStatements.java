package org.lettermark.clinical;

import java.util.BitSet;
import java.util.List;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.lettermark.clinical.DiagnosisParts.Gap;
import org.lettermark.lexicon.Lexicon;

/**
 * Where a letter states a diagnosis: behind "was diagnosed with", in a list under "Diagnoses:".
 *
 * <p>A numbered list goes on over its sentences, and a label that is a sentence of its own opens the next.
 */
final class DiagnosisStatements {

  private final Lexicon lexicon;

  DiagnosisStatements(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The words that stand in a statement. */
  BitSet over(DiagnosisParts parts, List<Sentence> sentences) {
    BitSet stated = new BitSet();
    boolean open = false;
    boolean cause = false;
    boolean labelled = false;
    int word = 0;
    for (Sentence sentence : sentences) {
      word = Math.max(word, parts.words.at(sentence.getBegin()));
      open &= labelled || isListItem(parts.text, sentence.getBegin(), sentence.getEnd());
      labelled = false;
      while (word < parts.words.size() && parts.words.begin(word) < sentence.getEnd()) {
        Lexicon.Match match = lexicon.findAt(parts.words, word);
        int next = match == null ? word + 1 : match.next();
        cause = cause && parts.gap(word - 1) == Gap.JOINED && !parts.isConjunction(word);
        if (match != null) {
          open = switch (match.get("role")) {
            case "opens" -> true;
            case "label" -> open || isLabel(parts.text, match.end());
            case "cause" -> open;
            default -> false;
          };
          cause = match.get("role").equals("cause");
          labelled = open && !cause;
        } else {
          labelled = false;
          stated.set(word, open && !cause);
        }
        word = next;
      }
    }
    return stated;
  }

  private static boolean isLabel(String text, int end) {
    for (int i = end; i < Math.min(text.length(), end + 12); i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '-' || c == '\n' || Character.isDigit(c)) {
        return true;
      }
      if (!Character.isWhitespace(c) && c != '(') {
        return false;
      }
    }
    return false;
  }

  /** "2. Insomnia", "2)", "- Insomnia". */
  private static boolean isListItem(String text, int begin, int end) {
    char first = text.charAt(begin);
    if (!Character.isLetterOrDigit(first)) {
      return true;
    }
    int i = begin;
    while (i < end && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i > begin && i - begin <= 2 && (i == end || text.charAt(i) == '.' || text.charAt(i) == ')');
  }
}
