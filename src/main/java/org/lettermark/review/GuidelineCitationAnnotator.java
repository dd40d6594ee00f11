package org.lettermark.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.StringArray;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.type.GuidelineCitation;

/**
 * Marks every guideline that the letter cites: each document of the guideline blocks, with its title,
 * edition, sections and pages, and each guideline named in running text.
 */
@TypeCapability(
    inputs = "org.apache.ctakes.typesystem.type.textspan.Segment",
    outputs = "org.lettermark.type.GuidelineCitation")
public class GuidelineCitationAnnotator extends JCasAnnotator_ImplBase {

  /** Names of guidelines, a file or {@code classpath:} location. */
  public static final String PARAM_NAMES_LOCATION = "namesLocation";

  @ConfigurationParameter(
      name = PARAM_NAMES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/guidelines.tsv")
  private String namesLocation;

  /** Titles of documents and chapters, a file or {@code classpath:} location. */
  public static final String PARAM_TITLES_LOCATION = "titlesLocation";

  @ConfigurationParameter(
      name = PARAM_TITLES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/guideline-titles.tsv")
  private String titlesLocation;

  /** Titles of sections that hold a comma, a file or {@code classpath:} location. */
  public static final String PARAM_SECTIONS_LOCATION = "sectionsLocation";

  @ConfigurationParameter(
      name = PARAM_SECTIONS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/guideline-sections.tsv")
  private String sectionsLocation;

  /** How guidelines are cited, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/citations.tsv")
  private String rulesLocation;

  /** The blocks, and who cites in them. */
  private static final Map<String, String> BLOCKS =
      Map.of("administratorGuideline", "claimsAdministrator", "reviewerGuideline", "reviewer");

  private static final Set<String> WITHOUT_CITATIONS = Set.of("header", "method", "credentials", "request");

  private GuidelineNames names;
  private BlockCitations blocks;
  private ProseCitations prose;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      names = new GuidelineNames(namesLocation, titlesLocation, sectionsLocation);
      Syntax syntax = Syntax.read(rulesLocation);
      blocks = new BlockCitations(names, syntax);
      prose = new ProseCitations(names, syntax);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    for (Segment section : letter.select(Segment.class).asList()) {
      List<Citation> citations;
      if (BLOCKS.containsKey(section.getId())) {
        int begin = pastLabel(text, section.getBegin(), section.getEnd());
        List<GuidelineNames.Name> named = names.findAll(text, begin, section.getEnd());
        citations = blocks.read(text, begin, section.getEnd(), named, BLOCKS.get(section.getId()));
      } else if (!WITHOUT_CITATIONS.contains(section.getId())) {
        List<GuidelineNames.Name> named = names.findAll(text, section.getBegin(), section.getEnd());
        citations = prose.read(text, section.getBegin(), section.getEnd(), named);
      } else {
        continue;
      }
      String item = section.getTagText();
      for (Citation citation : citations) {
        annotate(letter, citation, item == null ? 0 : Integer.parseInt(item));
      }
    }
  }

  /** Behind the block's label, which may name the schedule itself. */
  private static int pastLabel(String text, int begin, int end) {
    int colon = text.indexOf(':', begin);
    return colon >= 0 && colon < Math.min(end, begin + 60) ? colon + 1 : begin;
  }

  private static void annotate(JCas letter, Citation citation, int issue) {
    GuidelineCitation annotation =
        new GuidelineCitation(letter, citation.begin, withoutStrayBracket(letter.getDocumentText(), citation.begin, citation.end));
    annotation.setGuideline(citation.guideline);
    annotation.setTitle(citation.title);
    annotation.setEdition(citation.edition);
    annotation.setSections(array(letter, citation.sections));
    annotation.setPages(array(letter, citation.pages));
    annotation.setCitedBy(citation.citedBy);
    annotation.setRuleId(citation.ruleId);
    annotation.setIssue(issue);
    annotation.addToIndexes();
  }

  /** A bracket that closes what was opened before the name is no part of it. */
  private static int withoutStrayBracket(String text, int begin, int end) {
    boolean stray = text.charAt(end - 1) == ')' && text.substring(begin, end).indexOf('(') < 0;
    return stray ? end - 1 : end;
  }

  private static StringArray array(JCas letter, List<String> values) {
    return values.isEmpty() ? null : StringArray.create(letter, new ArrayList<>(values).toArray(new String[0]));
  }
}
