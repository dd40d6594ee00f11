package org.lettermark.clinical;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.jcas.JCas;
import org.lettermark.lexicon.Lexicon;
import org.lettermark.lexicon.Words;
import org.lettermark.type.DrugClass;
import org.lettermark.type.Term;

/** The drugs that a letter names, each with the salt and release form behind its name. */
final class MedicationNames {

  private static final int LONGEST_SUFFIXES = 48;

  private final Lexicon suffixes;
  private final DrugContext context;

  MedicationNames(String suffixesLocation, String exclusionsLocation) throws IOException {
    suffixes = Lexicon.read(suffixesLocation);
    context = new DrugContext(exclusionsLocation);
  }

  /** The name in lower case with single blanks, as the rule's id names it. */
  static String phrase(String covered) {
    return covered.replaceAll("\\s++", " ").toLowerCase(Locale.ROOT);
  }

  List<Drug> find(JCas letter) {
    String text = letter.getDocumentText();
    DrugContext.Letter places = context.of(letter);
    List<Sentence> sentences = letter.select(Sentence.class).asList();
    List<DrugClass> classes = letter.select(DrugClass.class).asList();
    List<Drug> drugs = new ArrayList<>();
    int sentence = 0;
    int drugClass = 0;
    int last = 0;
    for (Term term : letter.select(Term.class).asList()) {
      if (!term.getSemanticType().equals("medication") || term.getBegin() < last) {
        continue;
      }
      while (drugClass < classes.size() && classes.get(drugClass).getEnd() <= term.getBegin()) {
        drugClass++;
      }
      if (drugClass < classes.size() && classes.get(drugClass).getBegin() < term.getEnd()) {
        continue;
      }
      Segment section = places.section(term);
      if (section == null) {
        continue;
      }
      while (sentence < sentences.size() && sentences.get(sentence).getEnd() <= term.getBegin()) {
        sentence++;
      }
      boolean inSentence = sentence < sentences.size() && sentences.get(sentence).getBegin() <= term.getBegin();
      int begin = inSentence ? sentences.get(sentence).getBegin() : term.getBegin();
      int end = inSentence ? Math.max(sentences.get(sentence).getEnd(), term.getEnd()) : section.getEnd();
      last = withSuffixes(text, term.getEnd(), section.getEnd());
      drugs.add(new Drug(term.getBegin(), last, term, section, begin, Math.max(end, last)));
    }
    return drugs;
  }

  /** End of the salts and release forms that stand directly behind this place. */
  private int withSuffixes(String text, int end, int limit) {
    if (end >= limit || !(Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '-')) {
      return end;
    }
    Words words = Words.of(text.substring(end, Math.min(limit, end + LONGEST_SUFFIXES)));
    int last = end;
    int word = 0;
    while (word < words.size()) {
      boolean beside = word == 0 ? blank(text, end, end + words.begin(0)) : words.joined(word - 1);
      Lexicon.Match match = beside ? suffixes.findAt(words, word) : null;
      if (match == null || isTitle(text, end + match.begin(), end + match.end())) {
        break;
      }
      last = end + match.end();
      while (word < words.size() && words.begin(word) < match.end()) {
        word++;
      }
    }
    return last;
  }

  private static boolean blank(String text, int from, int to) {
    int marks = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '-') {
        marks++;
      } else if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return marks <= 1;
  }

  /** "Dr." and "Mr." before a name are no release forms. */
  private static boolean isTitle(String text, int begin, int end) {
    return end - begin == 2
        && Character.isUpperCase(text.charAt(begin))
        && Character.isLowerCase(text.charAt(begin + 1))
        && end < text.length()
        && text.charAt(end) == '.';
  }
}
