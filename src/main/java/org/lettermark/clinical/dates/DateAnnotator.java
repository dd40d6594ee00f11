package org.lettermark.clinical.dates;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.type.Letter;
import org.lettermark.type.LetterDate;

/**
 * Marks every calendar date, month or year that the letter names, and says what it is the date of.
 *
 * <p>Dates of a guideline (its edition, when it was read) are none of the letter's: the guideline
 * blocks are left out, and so is a date that stands behind a guideline's name.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Segment",
      "org.apache.ctakes.typesystem.type.textspan.Sentence",
      "org.lettermark.type.Letter"
    },
    outputs = "org.lettermark.type.LetterDate")
public class DateAnnotator extends JCasAnnotator_ImplBase {

  /** How dates are written, a file or {@code classpath:} location. */
  public static final String PARAM_FORMS_LOCATION = "formsLocation";

  @ConfigurationParameter(name = PARAM_FORMS_LOCATION, defaultValue = "classpath:/org/lettermark/lexicon/dates.tsv")
  private String formsLocation;

  /** Words that give a date its role, a file or {@code classpath:} location. */
  public static final String PARAM_ROLES_LOCATION = "rolesLocation";

  @ConfigurationParameter(name = PARAM_ROLES_LOCATION, defaultValue = "classpath:/org/lettermark/lexicon/date-roles.tsv")
  private String rolesLocation;

  private static final Set<String> WITHOUT_DATES = Set.of("administratorGuideline", "reviewerGuideline");

  /** What a date is where no word tells. */
  private static final Map<String, String> USUAL =
      Map.of("summary", "report", "rationale", "report", "documents", "report", "request", "service");

  private record Dated(DateFinder.Found date, DateRoles.Role role, String range, Segment section) {}

  private DateFinder finder;
  private DateRoles roles;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      finder = new DateFinder(formsLocation);
      roles = new DateRoles(rolesLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    List<Sentence> sentences = letter.select(Sentence.class).asList();
    List<Dated> found = new ArrayList<>();
    int sentence = 0;
    for (Segment section : letter.select(Segment.class).asList()) {
      if (WITHOUT_DATES.contains(section.getId())) {
        continue;
      }
      List<DateFinder.Found> dates = finder.find(text, section.getBegin(), section.getEnd());
      if (dates.isEmpty()) {
        continue;
      }
      while (sentence < sentences.size() && sentences.get(sentence).getEnd() <= section.getBegin()) {
        sentence++;
      }
      addRoles(text, section, dates, sentences.subList(sentence, sentences.size()), found);
    }
    annotate(letter, found);
  }

  private void addRoles(
      String text, Segment section, List<DateFinder.Found> dates, List<Sentence> sentences, List<Dated> found) {
    int[] places = places(dates);
    DateRoles.Role[] header = section.getId().equals("header") ? headerRoles(text, section, dates) : null;
    DateRoles.Role last = null;
    DateRoles.Stretch cues = null;
    int cuesBegin = -1;
    int sentence = 0;
    for (int i = 0; i < dates.size(); i++) {
      DateFinder.Found date = dates.get(i);
      while (sentence < sentences.size() && sentences.get(sentence).getEnd() < date.end()) {
        sentence++;
      }
      boolean inSentence = sentence < sentences.size() && sentences.get(sentence).getBegin() <= date.begin();
      int begin = inSentence ? sentences.get(sentence).getBegin() : section.getBegin();
      int end = inSentence ? sentences.get(sentence).getEnd() : section.getEnd();
      boolean linked = i > 0 && DateFinder.linked(text, dates.get(i - 1).end(), date.begin());
      boolean linkedOn = i + 1 < dates.size() && DateFinder.linked(text, date.end(), dates.get(i + 1).begin());
      DateRoles.Role role = header == null ? null : header[i];
      if (role == null && linked) {
        role = last;
      }
      if (role == null) {
        if (cuesBegin != begin) {
          cues = roles.of(text, begin, end);
          cuesBegin = begin;
        }
        role = cues.nearest(places, 2 * i, bracketed(text, date.begin()), date.beforeItsNoun());
      }
      if (role == null) {
        role = new DateRoles.Role(USUAL.getOrDefault(section.getId(), "other"), null);
      }
      last = role;
      String range = linked && DateFinder.spans(text, dates.get(i - 1), date) ? "end"
          : linkedOn && DateFinder.spans(text, date, dates.get(i + 1)) ? "begin" : null;
      found.add(new Dated(date, role, range, section));
    }
  }

  private static int[] places(List<DateFinder.Found> dates) {
    int[] places = new int[2 * dates.size()];
    for (int i = 0; i < dates.size(); i++) {
      places[2 * i] = dates.get(i).begin();
      places[2 * i + 1] = dates.get(i).end();
    }
    return places;
  }

  /**
   * The roles that the header's labels give. A label on the same line counts; where labels stand
   * together and their dates follow together, they belong to each other in their order.
   */
  private DateRoles.Role[] headerRoles(String text, Segment section, List<DateFinder.Found> dates) {
    DateRoles.Role[] result = new DateRoles.Role[dates.size()];
    List<DateRoles.Cue> labels = roles.of(text, section.getBegin(), section.getEnd()).labels();
    Deque<DateRoles.Cue> waiting = new ArrayDeque<>();
    int next = 0;
    for (int i = 0; i < result.length; i++) {
      while (next < labels.size() && labels.get(next).end() <= dates.get(i).begin()) {
        waiting.add(labels.get(next++));
      }
      if (waiting.isEmpty()) {
        continue;
      }
      boolean beside = onlyMarks(text, waiting.getLast().end(), dates.get(i).begin());
      DateRoles.Cue label = beside ? waiting.getLast() : waiting.getFirst();
      if (beside) {
        waiting.clear();
      } else {
        waiting.removeFirst();
      }
      result[i] = new DateRoles.Role(label.role(), label.ruleId());
    }
    return result;
  }

  private static boolean bracketed(String text, int begin) {
    return begin > 0 && text.charAt(begin - 1) == '(';
  }

  private static boolean onlyMarks(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n' || Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static void annotate(JCas letter, List<Dated> found) {
    int latest = latestYear(letter, found);
    for (Dated dated : found) {
      DateFinder.Found date = dated.date();
      if (dated.role().name().equals(DateRoles.NO_DATE)) {
        continue;
      }
      LetterDate annotation = new LetterDate(letter, date.begin(), date.end());
      annotation.setValue(date.value().iso(latest).orElseThrow());
      annotation.setRole(dated.role().name());
      annotation.setRange(dated.range());
      annotation.setRuleId(date.ruleId());
      String item = dated.section().getTagText();
      annotation.setIssue(item == null ? 0 : Integer.parseInt(item));
      annotation.addToIndexes();
    }
  }

  /** The year after which no two-digit year lies: that of the decision, else the latest one written out. */
  private static int latestYear(JCas letter, List<Dated> found) {
    for (Letter whole : letter.select(Letter.class)) {
      if (whole.getDecisionDate() != null) {
        return Integer.parseInt(whole.getDecisionDate().substring(0, 4));
      }
    }
    int latest = 0;
    for (Dated dated : found) {
      DateValue value = dated.date().value();
      if (value.wholeYear()) {
        if (dated.role().name().equals("decision")) {
          return Integer.parseInt(value.year());
        }
        latest = Math.max(latest, Integer.parseInt(value.year()));
      }
    }
    return latest;
  }
}
