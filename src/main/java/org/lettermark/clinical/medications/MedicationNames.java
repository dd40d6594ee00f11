package org.lettermark.clinical.medications;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.jcas.JCas;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Misspellings;
import org.lettermark.match.Table;
import org.lettermark.match.Words;
import org.lettermark.type.DrugClass;
import org.lettermark.type.Term;

/** The drugs that a letter names, each with the salt and release form behind its name. */
final class MedicationNames {

  private static final int LONGEST_SUFFIXES = 48;
  private static final Pattern BLANKS = Pattern.compile("\\s++");

  private final Lexicon suffixes;
  private final DrugContext context;
  private final Misspellings misspellings;

  /** A name before its suffixes are read; {@code rxcui} is null where there is none. */
  record Name(int begin, int end, String genericName, String rxcui, String ruleId) {}

  MedicationNames(
      String suffixesLocation, String exclusionsLocation, String medicationsLocation, String lookalikesLocation)
      throws IOException {
    misspellings = Misspellings.read(medicationsLocation, lookalikesLocation);
    suffixes = Lexicon.read(suffixesLocation);
    context = new DrugContext(exclusionsLocation);
  }

  /** Words in lower case with single blanks between them, as a rule's id names a phrase. */
  static String phrase(String covered) {
    return BLANKS.matcher(covered).replaceAll(" ").toLowerCase(Locale.ROOT);
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
    for (Name name : names(text, letter.select(Term.class).asList())) {
      if (name.begin() < last) {
        continue;
      }
      while (drugClass < classes.size() && classes.get(drugClass).getEnd() <= name.begin()) {
        drugClass++;
      }
      if (drugClass < classes.size() && classes.get(drugClass).getBegin() < name.end()) {
        continue;
      }
      Segment section = places.section(name.begin(), name.end());
      if (section == null) {
        continue;
      }
      while (sentence < sentences.size() && sentences.get(sentence).getEnd() <= name.begin()) {
        sentence++;
      }
      boolean inSentence = sentence < sentences.size() && sentences.get(sentence).getBegin() <= name.begin();
      int begin = inSentence ? sentences.get(sentence).getBegin() : name.begin();
      last = withSuffixes(text, name.end(), section.getEnd());
      int end = Math.max(inSentence ? sentences.get(sentence).getEnd() : section.getEnd(), last);
      drugs.add(new Drug(name, last, section, begin, end));
    }
    return drugs;
  }

  /** The names of the lexicons and, where no term of any kind lies, misspelled ones, in the order of the text. */
  private List<Name> names(String text, List<Term> terms) {
    List<Name> names = new ArrayList<>();
    int covered = 0;
    for (Term term : terms) {
      addMisspelled(names, text, covered, term.getBegin());
      covered = Math.max(covered, term.getEnd());
      if (term.getSemanticType().equals("medication")) {
        names.add(name(term));
      }
    }
    addMisspelled(names, text, covered, text.length());
    return names;
  }

  /** Adds the misspelled names of a stretch without terms; a word that reaches out of it is none. */
  private void addMisspelled(List<Name> names, String text, int from, int to) {
    boolean inWord = from > 0 && from < to && isAsciiWord(text.charAt(from - 1));
    int begin = longWord(text, inWord ? wordEnd(text, from) : from, to);
    while (begin < to) {
      int end = wordEnd(text, begin);
      Misspellings.Found misspelled = end > to ? null : misspellings.find(text, begin, end);
      if (misspelled != null) {
        Table.Row row = misspelled.row();
        names.add(new Name(begin, end, row.get("genericName"), row.get("rxcui"), misspelled.ruleId()));
      }
      begin = longWord(text, end, to);
    }
  }

  /** The next word that is long enough for a misspelling, or the end of the stretch. */
  private static int longWord(String text, int from, int to) {
    int begin = from;
    for (int i = from; i < to; i++) {
      if (!isAsciiWord(text.charAt(i))) {
        begin = i + 1;
      } else if (i - begin + 1 == Misspellings.SHORTEST_SCANNED) {
        return begin;
      }
    }
    return to;
  }

  private static int wordEnd(String text, int begin) {
    int end = begin;
    while (end < text.length() && isAsciiWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static Name name(Term term) {
    boolean ours = !"UMLS".equals(term.getVocabulary());
    return new Name(term.getBegin(), term.getEnd(), term.getPreferredName(), ours ? term.getCode() : null,
        ours ? "medications:" + phrase(term.getCoveredText()) : "ctakes:" + term.getCode());
  }

  private static boolean isAsciiWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
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
      word = match.next();
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
