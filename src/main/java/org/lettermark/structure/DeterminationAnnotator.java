package org.lettermark.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.type.Determination;
import org.lettermark.type.Term;

/**
 * Marks every disputed item as it was requested, with its outcome and the kind of care it is.
 *
 * <p>Where the administrator had authorised a part, the mark covers the whole preamble, and {@code
 * request} and {@code category} are those of the part that was decided.
 */
@TypeCapability(
    inputs = {"org.apache.ctakes.typesystem.type.textspan.Segment", "org.lettermark.type.Term"},
    outputs = "org.lettermark.type.Determination")
public class DeterminationAnnotator extends JCasAnnotator_ImplBase {

  /** How requests and outcomes are written, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/sections.tsv")
  private String rulesLocation;

  /** What tells the kind of care of a request, a file or {@code classpath:} location. */
  public static final String PARAM_CATEGORIES_LOCATION = "categoriesLocation";

  @ConfigurationParameter(
      name = PARAM_CATEGORIES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/determination-categories.tsv")
  private String categoriesLocation;

  private SectionRules rules;
  private Categories categories;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      rules = SectionRules.read(rulesLocation);
      categories = Categories.read(categoriesLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    List<Segment> sections = letter.select(Segment.class).asList();
    boolean requests = sections.stream().anyMatch(section -> section.getId().equals("request"));
    String id = requests ? "request" : "rationale";
    List<Term> drugs = drugs(letter);
    Set<String> done = new HashSet<>();
    for (Segment section : sections) {
      String number = section.getTagText();
      if (section.getId().equals(id) && number != null && !done.contains(number) && annotate(letter, section, drugs)) {
        done.add(number);
      }
    }
  }

  private boolean annotate(JCas letter, Segment section, List<Term> drugs) {
    String text = letter.getDocumentText();
    int end = section.getEnd();
    Matcher outcome = rules.outcome().matcher(text).region(section.getBegin(), end);
    if (outcome.find()) {
      String printed = outcome.group(1).toLowerCase(Locale.ROOT);
      return add(letter, section, drugs, section.getBegin(), outcome.start(), printed, "outcome");
    }
    Matcher decision = rules.decision().matcher(text).region(section.getBegin(), end);
    int begin = section.getBegin();
    boolean list = section.getId().equals("request");
    int last = -1;
    String decided = null;
    while (decision.find() && (last < 0 || !list)) {
      begin = last < 0 ? begin : last;
      last = decision.start();
      decided = decision.group(1) == null ? "overturned" : "upheld";
    }
    if (decided == null) {
      return false;
    }
    for (var notice : rules.notice()) {
      Matcher matcher = notice.matcher(text).region(begin, last);
      if (matcher.lookingAt()) {
        return add(letter, section, drugs, matcher.end(), last, decided, "notice");
      }
    }
    if (!list) {
      begin = sentenceBegin(text, begin, last);
    }
    return add(letter, section, drugs, rules.afterLeadIn(text, begin, last), last, decided, "decision");
  }

  private static int sentenceBegin(String text, int floor, int place) {
    for (int i = place - 1; i > floor; i--) {
      if (Character.isWhitespace(text.charAt(i)) && ".?!:\u201d\"".indexOf(text.charAt(i - 1)) >= 0) {
        return i + 1;
      }
    }
    return floor;
  }

  private boolean add(
      JCas letter, Segment section, List<Term> drugs, int from, int to, String outcome, String rule) {
    String text = letter.getDocumentText();
    int begin = Markup.skip(text, from, to);
    int end = Markup.skipBack(text, begin, to);
    if (begin >= end) {
      return false;
    }
    int part = begin;
    int partEnd = end;
    if (rules.hasPreamble(text, begin, end)) {
      part = Markup.skip(text, rules.remainderBegin(text, begin, end), end);
      partEnd = withoutIs(text, part, end);
    }
    Determination item = new Determination(letter, begin, end);
    item.setNumber(Integer.parseInt(section.getTagText()));
    item.setIssue(item.getNumber());
    item.setOutcome(outcome);
    item.setRequest(Markup.plain(text.substring(part, partEnd)));
    item.setCategory(categories.of(item.getRequest(), beforeDrug(text, drugs, part, partEnd)));
    item.setRuleId("sections:" + rule);
    item.addToIndexes();
    return true;
  }

  private static int withoutIs(String text, int begin, int end) {
    int word = end - 2;
    return word > begin
            && text.regionMatches(true, word, "is", 0, 2)
            && Character.isWhitespace(text.charAt(word - 1))
        ? Markup.skipBack(text, begin, word)
        : end;
  }

  /** The drugs and drug classes that the letter names. */
  private static List<Term> drugs(JCas letter) {
    List<Term> drugs = new ArrayList<>();
    for (Term term : letter.select(Term.class).asList()) {
      String type = term.getSemanticType();
      if (type.equals("medication") || type.equals("drugClass")) {
        drugs.add(term);
      }
    }
    return drugs;
  }

  /** What the request says before the first drug it names, or null where it names none. */
  private static String beforeDrug(String text, List<Term> drugs, int begin, int end) {
    for (Term drug : drugs) {
      if (drug.getBegin() >= begin && drug.getEnd() <= end) {
        String before = Markup.plain(text.substring(begin, drug.getBegin()) + "|");
        return before.substring(0, before.length() - 1);
      }
    }
    return null;
  }
}
