package org.lettermark.review;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.type.FunctionalImprovement;
import org.lettermark.type.GuidelineQuotation;
import org.lettermark.type.Term;

/**
 * Marks every sentence that says something of function as an effect of treatment: that it got better,
 * that it did not, that nobody wrote it down, or that it is what a treatment is judged by.
 *
 * <p>Function is daily living, work, walking and sitting, motion and strength (8 CCR 9792.20). Relief
 * of pain alone is none, nor is a functional capacity evaluation.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Segment",
      "org.apache.ctakes.typesystem.type.textspan.Sentence",
      "org.lettermark.type.Term",
      "org.lettermark.type.GuidelineQuotation"
    },
    outputs = "org.lettermark.type.FunctionalImprovement")
public class FunctionalImprovementAnnotator extends JCasAnnotator_ImplBase {

  /** What counts as a statement about function and what it says, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/functional-improvement.tsv")
  private String rulesLocation;

  /**
   * The {@code models.tsv} whose models {@code statements} and {@code statement-domains} are loaded, a file or
   * {@code classpath:} location.
   */
  public static final String PARAM_MODELS_LOCATION = "modelsLocation";

  @ConfigurationParameter(
      name = PARAM_MODELS_LOCATION,
      defaultValue = "classpath:/org/lettermark/models/models.tsv")
  private String modelsLocation;

  /** Confidence from which on the model's word is enough. */
  public static final String PARAM_CONFIDENT = "confident";

  @ConfigurationParameter(name = PARAM_CONFIDENT, defaultValue = "0.95")
  private float confident;

  private static final Set<String> READ = Set.of("summary", "rationale");
  private static final String CRITERION = "criterion";

  /** How far before a statement the word stands that denies it. */
  private static final int DENIAL = 45;

  private Syntax syntax;
  private StatementModel model;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      syntax = Syntax.read(rulesLocation, "domain");
      model = StatementModel.read(modelsLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    List<Sentence> sentences = letter.select(Sentence.class).asList();
    List<GuidelineQuotation> quotations = letter.select(GuidelineQuotation.class).asList();
    List<Term> terms = letter.select(Term.class).asList();
    int next = 0;
    for (Segment section : letter.select(Segment.class).asList()) {
      if (!READ.contains(section.getId())) {
        continue;
      }
      int issue = section.getTagText() == null ? 0 : Integer.parseInt(section.getTagText());
      while (next < sentences.size() && sentences.get(next).getBegin() < section.getBegin()) {
        next++;
      }
      for (; next < sentences.size() && sentences.get(next).getEnd() <= section.getEnd(); next++) {
        Line line = Line.of(text, sentences.get(next).getBegin(), sentences.get(next).getEnd(), syntax);
        if (line != null) {
          read(letter, text, line.withoutLoneMark(text), section, quotations, terms, issue);
        }
      }
    }
  }

  private void read(
      JCas letter, String text, Line line, Segment section, List<GuidelineQuotation> quotations, List<Term> terms, int issue) {
    String sentence = text.substring(line.begin(), line.end());
    boolean quoted = quotations.stream().anyMatch(q -> line.overlaps(q.getBegin(), q.getEnd()));
    String masked = masked(sentence);
    Syntax.Hit rule = syntax.firstRule("statement", masked);
    // Where a guideline speaks, its wording is the rules' to know: the model was made for what doctors and reviewers write.
    if (rule == null && quoted) {
      return;
    }
    String[] features = StatementFeatures.of(sentence, places(terms, line), section.getId(), quoted);
    StatementModel.Opinion opinion = model.of(features);
    if (rule == null && opinion.confidence() < confident) {
      return;
    }
    String polarity = quoted ? CRITERION : rule == null ? opinion.polarity() : polarity(masked, rule);
    FunctionalImprovement annotation = new FunctionalImprovement(letter, line.begin(), line.end());
    annotation.setPolarity(polarity);
    annotation.setDomain(rule == null ? model.domain(features) : rule.rule().get("domain"));
    annotation.setHolder(quoted ? "guideline" : holder(sentence, section));
    annotation.setConfidence(opinion.confidence());
    annotation.setRuleId(rule == null ? "models:statements" : "functional-improvement:" + (quoted ? "quoted" : polarity));
    annotation.setIssue(issue);
    annotation.addToIndexes();
  }

  private static List<StatementFeatures.Place> places(List<Term> terms, Line line) {
    return terms.stream().filter(term -> term.getBegin() >= line.begin() && term.getEnd() <= line.end())
        .map(term -> new StatementFeatures.Place(
            term.getBegin() - line.begin(), term.getEnd() - line.begin(), term.getSemanticType())).toList();
  }

  /** The sentence with everything blotted out that only looks like a statement about function. */
  private String masked(String sentence) {
    StringBuilder masked = new StringBuilder(sentence);
    int at = 0;
    for (Syntax.Hit mask = syntax.in("mask", sentence, at, sentence.length()); mask != null;
        mask = syntax.in("mask", sentence, at, sentence.length())) {
      for (int i = mask.begin(); i < mask.end(); i++) {
        masked.setCharAt(i, '_');
      }
      at = mask.end();
    }
    return masked.toString();
  }

  private String polarity(String sentence, Syntax.Hit statement) {
    int begin = sentence.lastIndexOf(';', statement.begin()) + 1;
    int semicolon = sentence.indexOf(';', statement.end());
    int end = semicolon < 0 ? sentence.length() : semicolon;
    if (syntax.in("notDocumented", sentence, begin, end) != null) {
      return "notDocumented";
    }
    if (syntax.in("notImproved", sentence, Math.max(begin, statement.begin() - DENIAL), statement.end()) != null) {
      return "notImproved";
    }
    return syntax.in(CRITERION, sentence, begin, end) != null ? CRITERION : "improved";
  }

  private String holder(String sentence, Segment section) {
    if (syntax.in("utilizationReview", sentence, 0, sentence.length()) != null) {
      return "utilizationReview";
    }
    boolean physician =
        section.getId().equals("summary") || syntax.in("treatingPhysician", sentence, 0, sentence.length()) != null;
    return physician ? "treatingPhysician" : "reviewer";
  }
}
