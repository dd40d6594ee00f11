package org.lettermark.structure;

import java.io.IOException;
import java.util.regex.Matcher;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.lexicon.Rules;
import org.lettermark.type.Determination;

/** Marks every disputed item with its outcome. */
@TypeCapability(
    inputs = "org.apache.ctakes.typesystem.type.textspan.Segment",
    outputs = "org.lettermark.type.Determination")
public class DeterminationAnnotator extends JCasAnnotator_ImplBase {

  /** How requests are read, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/sections.tsv")
  private String rulesLocation;

  private Rules rules;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      rules = Rules.read(rulesLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    for (Segment section : letter.select(Segment.class).asList()) {
      if (!section.getId().equals("request")) {
        continue;
      }
      Matcher outcome = rules.named("outcome").get(0).matcher(section.getCoveredText());
      if (outcome.find()) {
        Determination item = new Determination(letter, section.getBegin(), section.getBegin() + outcome.start());
        item.setNumber(Integer.parseInt(section.getTagText()));
        item.setIssue(item.getNumber());
        item.setOutcome(outcome.group(1).toLowerCase());
        item.setRequest(item.getCoveredText());
        item.setRuleId("sections:outcome");
        item.addToIndexes();
      }
    }
  }
}
