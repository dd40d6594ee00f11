package org.lettermark.clinical.diagnoses;

import java.util.BitSet;
import java.util.List;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.lettermark.clinical.diagnoses.DiagnosisParts.Gap;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Words;

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
      int end = Math.max(word, parts.words.at(sentence.getEnd()));
      open &= labelled || isListItem(parts.text, sentence.getBegin(), sentence.getEnd());
      labelled = false;
      while (word < end) {
        Lexicon.Match match = next(parts.words, word, end);
        int first = match == null ? end : match.first();
        if (cause) {
          word = endOfCause(parts, word, first);
          cause = word == first;
        }
        if (open) {
          stated.set(word, first);
        }
        if (match == null) {
          labelled = false;
          word = end;
          continue;
        }
        String role = match.get("role");
        open = switch (role) {
          case "opens" -> true;
          case "label" -> open || isLabel(parts.text, match.end());
          case "cause" -> open;
          default -> false;
        };
        cause = role.equals("cause");
        labelled = open && !cause;
        word = match.next();
      }
    }
    return stated;
  }

  private Lexicon.Match next(Words words, int first, int end) {
    for (int word = first; word < end; word++) {
      Lexicon.Match match = lexicon.findAt(words, word);
      if (match != null) {
        return match;
      }
    }
    return null;
  }

  /** The first word that does not belong to the cause of which the word before speaks. */
  private static int endOfCause(DiagnosisParts parts, int first, int end) {
    int word = first;
    while (word < end && parts.gap(word - 1) == Gap.JOINED && !parts.isConjunction(word)) {
      word++;
    }
    return word;
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
