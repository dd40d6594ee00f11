package org.lettermark.clinical.context;

import java.io.IOException;
import java.util.List;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.match.Words;
import org.lettermark.type.ContextScope;

/**
 * Marks the words that a cue such as "denies", "rule out" or "history of" speaks about.
 *
 * <p>A scope ends with its sentence, at a semicolon, at the next cue of its kind, or at a word that
 * turns the statement, such as "but". An answer or a sign speaks of what stands before it: "gout: no". The verbs of utilization review ("denied the request for
 * Norco") are no cues. A sentence of a rationale that names nothing of the case, such as "the claimant"
 * or "the records", speaks of patients at large without any cue.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Segment",
      "org.apache.ctakes.typesystem.type.textspan.Sentence"
    },
    outputs = "org.lettermark.type.ContextScope")
public class ContextAnnotator extends JCasAnnotator_ImplBase {

  /** The cues, a file or {@code classpath:} location. */
  public static final String PARAM_CUES_LOCATION = "cuesLocation";

  @ConfigurationParameter(
      name = PARAM_CUES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/context-cues.tsv")
  private String cuesLocation;

  /** Answers and signs such as "(-)", a file or {@code classpath:} location. */
  public static final String PARAM_MARKS_LOCATION = "marksLocation";

  @ConfigurationParameter(
      name = PARAM_MARKS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/context-marks.tsv")
  private String marksLocation;

  /** Ends of labels such as "without myelopathy", a file or {@code classpath:} location. */
  public static final String PARAM_LABELS_LOCATION = "labelsLocation";

  @ConfigurationParameter(
      name = PARAM_LABELS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/context-labels.tsv")
  private String labelsLocation;

  /** Names of disorders, behind which "without" can be a part of a label, a file or {@code classpath:} location. */
  public static final String PARAM_DISORDERS_LOCATION = "disordersLocation";

  @ConfigurationParameter(
      name = PARAM_DISORDERS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/disorders.tsv")
  private String disordersLocation;

  /** Words of the case and of rules for any patient, a file or {@code classpath:} location. */
  public static final String PARAM_STATEMENTS_LOCATION = "statementsLocation";

  @ConfigurationParameter(
      name = PARAM_STATEMENTS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/general-statements.tsv")
  private String statementsLocation;

  private ContextCues cues;
  private GeneralStatements statements;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      cues = ContextCues.read(cuesLocation, marksLocation, labelsLocation, disordersLocation);
      statements = GeneralStatements.read(statementsLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    Words words = Words.ofLetter(text);
    List<Segment> sections = letter.select(Segment.class).asList();
    int section = 0;
    int next = 0;
    for (Sentence sentence : letter.select(Sentence.class).asList()) {
      int first = Math.max(next, words.at(sentence.getBegin()));
      next = Math.max(first, words.at(sentence.getEnd()));
      for (ContextCues.Scope scope : cues.scopes(text, words, first, next)) {
        add(letter, scope.begin(), scope.end(), scope.kind(), scope.cue());
      }
      while (section < sections.size() && sections.get(section).getEnd() <= sentence.getBegin()) {
        section++;
      }
      if (first < next && section < sections.size() && sections.get(section).getId().equals("rationale")) {
        GeneralStatements.Statement statement = statements.of(words, first, next);
        if (statement.general()) {
          add(letter, words.begin(first), words.end(next - 1), "general", statement.cue());
        }
      }
    }
  }

  private static void add(JCas letter, int begin, int end, String kind, String cue) {
    ContextScope covered = new ContextScope(letter, begin, end);
    covered.setKind(kind);
    covered.setCue(cue);
    covered.addToIndexes();
  }
}
