package org.lettermark.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.StringArray;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.type.GuidelineCitation;
import org.lettermark.type.GuidelineQuotation;
import org.lettermark.type.LetterDate;

/**
 * Marks the passages of a rationale that reproduce what a guideline says, in quotation marks or in
 * the reviewer's words.
 *
 * <p>A quoted request or a quoted medical record is none. Title and sections are those of the
 * guideline as the passage names it, else those of the item's block where it holds one document of
 * that guideline.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Segment",
      "org.apache.ctakes.typesystem.type.textspan.Sentence",
      "org.lettermark.type.LetterDate",
      "org.lettermark.type.GuidelineCitation"
    },
    outputs = "org.lettermark.type.GuidelineQuotation")
public class GuidelineQuotationAnnotator extends JCasAnnotator_ImplBase {

  /** How guidelines are reproduced, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/quotations.tsv")
  private String rulesLocation;

  private Syntax syntax;
  private VerbatimFinder verbatim;
  private ParaphraseFinder paraphrases;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      syntax = Syntax.read(rulesLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
    CaseWords caseWords = new CaseWords(syntax);
    verbatim = new VerbatimFinder(syntax, caseWords);
    paraphrases = new ParaphraseFinder(syntax, caseWords);
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    List<Sentence> sentences = letter.select(Sentence.class).asList();
    List<Source> cited = letter.select(GuidelineCitation.class).asList().stream().map(Source::of).toList();
    List<int[]> dates = new ArrayList<>();
    for (LetterDate date : letter.select(LetterDate.class).asList()) {
      dates.add(new int[] {date.getBegin(), date.getEnd()});
    }
    for (Segment section : letter.select(Segment.class).asList()) {
      if (section.getId().equals("rationale")) {
        int issue = section.getTagText() == null ? 0 : Integer.parseInt(section.getTagText());
        read(letter, text, section, lines(text, section, sentences), cited, within(dates, section), issue);
      }
    }
  }

  private void read(
      JCas letter, String text, Segment section, List<Line> lines, List<Source> cited, List<int[]> dates, int issue) {
    List<Source> named =
        cited.stream().filter(s -> s.begin() >= section.getBegin() && s.end() <= section.getEnd()).toList();
    List<Source> block = cited.stream().filter(s -> s.issue() == issue && s.citedBy().equals("reviewer")).toList();
    Source relied = block.isEmpty() ? null : block.get(0).again();
    List<Passage> passages =
        new ArrayList<>(verbatim.find(text, section.getBegin(), section.getEnd(), lines, named, relied, dates));
    passages.addAll(paraphrases.find(text, lines, named, passages, relied, dates));
    for (Passage passage : passages) {
      annotate(letter, passage, block, issue);
    }
  }

  /** The sentences of a section, labels and closing full stops left out. */
  private List<Line> lines(String text, Segment section, List<Sentence> sentences) {
    List<Line> lines = new ArrayList<>();
    for (Sentence sentence : sentences) {
      if (sentence.getBegin() >= section.getEnd()) {
        break;
      }
      if (sentence.getBegin() < section.getBegin() || sentence.getEnd() > section.getEnd()) {
        continue;
      }
      Line line = Line.of(text, sentence.getBegin(), sentence.getEnd(), syntax);
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<int[]> within(List<int[]> dates, Segment section) {
    return dates.stream().filter(d -> d[0] >= section.getBegin() && d[1] <= section.getEnd()).toList();
  }

  private static void annotate(JCas letter, Passage passage, List<Source> block, int issue) {
    Source source = passage.source();
    List<Source> documents = block.stream().filter(s -> s.guideline().equals(source.guideline())).toList();
    boolean bare = source.title() == null && source.sections().isEmpty() && documents.size() == 1;
    Source titled = bare ? documents.get(0) : source;
    GuidelineQuotation annotation = new GuidelineQuotation(letter, passage.begin(), passage.end());
    annotation.setVerbatim(passage.verbatim());
    annotation.setGuideline(source.guideline());
    annotation.setTitle(titled.title());
    annotation.setSections(array(letter, titled.sections()));
    annotation.setPages(array(letter, source.pages()));
    annotation.setRuleId(passage.ruleId());
    annotation.setIssue(issue);
    annotation.addToIndexes();
  }

  private static StringArray array(JCas letter, List<String> values) {
    return values.isEmpty() ? null : StringArray.create(letter, values.toArray(new String[0]));
  }
}
