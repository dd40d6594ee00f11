package org.lettermark.clinical.medications;

import java.io.IOException;
import java.util.List;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Words;
import org.lettermark.type.DrugClass;
import org.lettermark.type.Term;

/**
 * Marks the drug classes that a letter speaks of, as in {@code non-sedating muscle relaxants}.
 *
 * <p>The adjectives that tell which part of the class is meant belong to it. A class word inside a longer
 * drug name is none.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Segment",
      "org.lettermark.type.GuidelineCitation",
      "org.lettermark.type.Term"
    },
    outputs = "org.lettermark.type.DrugClass")
public class DrugClassAnnotator extends JCasAnnotator_ImplBase {

  /** Adjectives before a class that belong to it, a file or {@code classpath:} location. */
  public static final String PARAM_MODIFIERS_LOCATION = "modifiersLocation";

  @ConfigurationParameter(
      name = PARAM_MODIFIERS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/drug-class-modifiers.tsv")
  private String modifiersLocation;

  /** Where a class word names no class, a file or {@code classpath:} location. */
  public static final String PARAM_EXCLUSIONS_LOCATION = "exclusionsLocation";

  @ConfigurationParameter(
      name = PARAM_EXCLUSIONS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medication-exclusions.tsv")
  private String exclusionsLocation;

  private static final int LONGEST_MODIFIERS = 60;

  private Lexicon modifiers;
  private DrugContext context;

  @Override
  public void initialize(UimaContext uima) throws ResourceInitializationException {
    super.initialize(uima);
    try {
      modifiers = Lexicon.read(modifiersLocation);
      context = new DrugContext(exclusionsLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    DrugContext.Letter places = context.of(letter);
    List<Term> terms = letter.select(Term.class).asList();
    int last = 0;
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      if (!term.getSemanticType().equals("drugClass") || term.getBegin() < last || insideDrug(terms, i)) {
        continue;
      }
      Segment section = places.section(term.getBegin(), term.getEnd());
      if (section == null) {
        continue;
      }
      int begin = withModifiers(text, term.getBegin(), Math.max(last, section.getBegin()));
      DrugClass drugClass = new DrugClass(letter, begin, term.getEnd());
      drugClass.setName(term.getPreferredName());
      drugClass.setRuleId("drug-classes:" + MedicationNames.phrase(term.getCoveredText()));
      drugClass.setIssue(section.getTagText() == null ? 0 : Integer.parseInt(section.getTagText()));
      drugClass.addToIndexes();
      last = term.getEnd();
    }
  }

  /** Whether a longer drug name lies over this term. */
  private static boolean insideDrug(List<Term> terms, int at) {
    Term term = terms.get(at);
    int length = term.getEnd() - term.getBegin();
    for (int i = at - 1; i >= 0 && terms.get(i).getBegin() > term.getBegin() - LONGEST_MODIFIERS; i--) {
      if (longerDrug(terms.get(i), term, length)) {
        return true;
      }
    }
    for (int i = at + 1; i < terms.size() && terms.get(i).getBegin() < term.getEnd(); i++) {
      if (longerDrug(terms.get(i), term, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean longerDrug(Term drug, Term term, int length) {
    return drug.getSemanticType().equals("medication")
        && drug.getBegin() < term.getEnd()
        && drug.getEnd() > term.getBegin()
        && drug.getEnd() - drug.getBegin() > length;
  }

  /** Begin of the adjectives that stand directly before this place. */
  private int withModifiers(String text, int begin, int floor) {
    int from = Math.max(floor, begin - LONGEST_MODIFIERS);
    Words words = Words.of(text.substring(from, begin));
    int first = begin;
    int next = words.size();
    for (int word = words.size() - 1; word >= 0; word--) {
      if (next < words.size() ? !words.joined(next - 1) : !touches(text, from + words.end(words.size() - 1), begin)) {
        break;
      }
      Lexicon.Match match = modifiers.findAt(words, word);
      if (match != null && match.end() >= words.end(next - 1)) {
        first = from + match.begin();
        next = word;
      }
    }
    return first;
  }

  private static boolean touches(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && c != '-' && c != '\u2010' && c != '\u2011' && c != '\u2013') {
        return false;
      }
    }
    return true;
  }
}
