package org.lettermark.clinical.diagnoses;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.clinical.InOrder;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Rules;
import org.lettermark.match.Words;
import org.lettermark.type.ContextScope;
import org.lettermark.type.Diagnosis;
import org.lettermark.type.GuidelineCitation;
import org.lettermark.type.GuidelineQuotation;
import org.lettermark.type.Letter;
import org.lettermark.type.Symptom;
import org.lettermark.type.Term;

/**
 * Marks the diseases, disorders and injuries that a letter names, each with its site and side, and the
 * patient's complaints and findings.
 *
 * <p>A complaint is a diagnosis only where the letter gives it as one ("was diagnosed with headaches",
 * a printed code); elsewhere it is a symptom. What a guideline says is about patients at large; its
 * name and the guideline blocks hold no diagnosis.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Segment",
      "org.apache.ctakes.typesystem.type.textspan.Sentence",
      "org.lettermark.type.Letter",
      "org.lettermark.type.Term",
      "org.lettermark.type.ContextScope",
      "org.lettermark.type.GuidelineCitation",
      "org.lettermark.type.GuidelineQuotation"
    },
    outputs = {"org.lettermark.type.Diagnosis", "org.lettermark.type.Symptom"})
public class DiagnosisAnnotator extends JCasAnnotator_ImplBase {

  /** Words of injury that need a body site, a file or {@code classpath:} location. */
  public static final String PARAM_INJURIES_LOCATION = "injuriesLocation";

  @ConfigurationParameter(
      name = PARAM_INJURIES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/injuries.tsv")
  private String injuriesLocation;

  /** Words that belong to a disorder's name, a file or {@code classpath:} location. */
  public static final String PARAM_MODIFIERS_LOCATION = "modifiersLocation";

  @ConfigurationParameter(
      name = PARAM_MODIFIERS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/diagnosis-modifiers.tsv")
  private String modifiersLocation;

  /** Words for the side of the body, a file or {@code classpath:} location. */
  public static final String PARAM_LATERALITY_LOCATION = "lateralityLocation";

  @ConfigurationParameter(
      name = PARAM_LATERALITY_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/laterality.tsv")
  private String lateralityLocation;

  /** Levels of the spine, a file or {@code classpath:} location. */
  public static final String PARAM_LEVELS_LOCATION = "levelsLocation";

  @ConfigurationParameter(
      name = PARAM_LEVELS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/spine-levels.tsv")
  private String levelsLocation;

  /** Words that show that no disorder is meant, a file or {@code classpath:} location. */
  public static final String PARAM_EXCLUSIONS_LOCATION = "exclusionsLocation";

  @ConfigurationParameter(
      name = PARAM_EXCLUSIONS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/diagnosis-exclusions.tsv")
  private String exclusionsLocation;

  /** Words by which a letter states a diagnosis, a file or {@code classpath:} location. */
  public static final String PARAM_STATEMENTS_LOCATION = "statementsLocation";

  @ConfigurationParameter(
      name = PARAM_STATEMENTS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/diagnosis-statements.tsv")
  private String statementsLocation;

  /** How codes and years beside a diagnosis are read, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/diagnosis-rules.tsv")
  private String rulesLocation;

  /** ICD-10-CM codes by site and side, a file or {@code classpath:} location. */
  public static final String PARAM_CODES_LOCATION = "codesLocation";

  @ConfigurationParameter(
      name = PARAM_CODES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/diagnosis-codes.tsv")
  private String codesLocation;

  /** Words that the code of a plain name contradicts, a file or {@code classpath:} location. */
  public static final String PARAM_QUALIFIERS_LOCATION = "qualifiersLocation";

  @ConfigurationParameter(
      name = PARAM_QUALIFIERS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/diagnosis-qualifiers.tsv")
  private String qualifiersLocation;

  private static final Set<String> CLOSED_SECTIONS =
      Set.of("header", "method", "credentials", "administratorGuideline", "reviewerGuideline");

  private static final Set<String> DEFINITE = Set.of("the", "his", "her", "their", "this", "these", "said");

  /** A phrase that will be marked, and the code printed beside it, or null. */
  private record Found(DiagnosisPhrase phrase, String code, boolean stated) {
    boolean isDiagnosis() {
      return phrase.head().kind() != DiagnosisHead.Kind.SYMPTOM || stated || code != null;
    }
  }

  private DiagnosisParts.Files files;
  private Lexicon injuries;
  private DiagnosisExclusions exclusions;
  private DiagnosisStatements statements;
  private DiagnosisCodes codes;
  private DiagnosisSurroundings surroundings;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      files =
          new DiagnosisParts.Files(
              Lexicon.read(modifiersLocation, "position"),
              Lexicon.read(lateralityLocation, "laterality"),
              Lexicon.read(levelsLocation, "site", "last"));
      injuries = Lexicon.read(injuriesLocation, "preferredName");
      exclusions = new DiagnosisExclusions(Lexicon.read(exclusionsLocation, "position"));
      statements = new DiagnosisStatements(Lexicon.read(statementsLocation, "role"));
      codes = DiagnosisCodes.read(codesLocation, qualifiersLocation);
      surroundings = new DiagnosisSurroundings(Rules.read(rulesLocation));
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    Words words = Words.ofLetter(text);
    List<DiagnosisHead> heads = heads(letter, words);
    DiagnosisParts parts = new DiagnosisParts(text, words, sites(letter, words), heads, files);
    DiagnosisExclusions.Found excluded = exclusions.over(parts);
    BitSet titles = surroundings.titles(text);
    BitSet stated = statements.over(parts, letter.select(Sentence.class).asList());
    List<Found> found = new ArrayList<>();
    int floor = 0;
    for (DiagnosisHead head : heads) {
      if (head.first() < floor || titles.get(words.begin(head.first())) || excluded.exclude(head.first(), head.next())) {
        continue;
      }
      Found one = read(parts, head, floor, stated.get(head.first()));
      DiagnosisPhrase phrase = one.phrase();
      boolean meant = phrase.isPlaced() || head.kind() != DiagnosisHead.Kind.INJURY;
      if (meant && !excluded.exclude(phrase.first(), phrase.next())) {
        found.add(one);
        floor = phrase.next();
      }
    }
    shareLabels(parts, found);
    write(letter, words, found);
  }

  /** The heads in the order of the text; of two that overlap, the longer. */
  private List<DiagnosisHead> heads(JCas letter, Words words) {
    List<DiagnosisHead> all = new ArrayList<>();
    for (Term term : letter.select(Term.class).asList()) {
      switch (term.getSemanticType()) {
        case "disorder" -> add(all, words, term, DiagnosisHead.Kind.DISORDER, "disorders:");
        case "symptom" -> add(all, words, term, DiagnosisHead.Kind.SYMPTOM, "symptoms:");
        default -> { }
      }
    }
    for (Lexicon.Match match : injuries.findAll(words)) {
      all.add(
          new DiagnosisHead(match.first(), match.next(), DiagnosisHead.Kind.INJURY,
              match.get("preferredName"), null, match.ruleId()));
    }
    all.sort(
        Comparator.comparingInt((DiagnosisHead head) -> head.first() - head.next())
            .thenComparing(DiagnosisHead::kind)
            .thenComparingInt(DiagnosisHead::first));
    BitSet taken = new BitSet();
    List<DiagnosisHead> heads = new ArrayList<>();
    for (DiagnosisHead head : all) {
      int inside = taken.nextSetBit(head.first());
      if (inside < 0 || inside >= head.next()) {
        taken.set(head.first(), head.next());
        heads.add(head);
      }
    }
    heads.sort(Comparator.comparingInt(DiagnosisHead::first));
    InOrder<Segment> sections = new InOrder<>(letter.select(Segment.class).asList());
    InOrder<GuidelineCitation> citations = new InOrder<>(letter.select(GuidelineCitation.class).asList());
    heads.removeIf(
        head -> {
          int place = words.begin(head.first());
          Segment section = sections.at(place);
          return section != null && CLOSED_SECTIONS.contains(section.getId()) || citations.at(place) != null;
        });
    return heads;
  }

  private static void add(List<DiagnosisHead> heads, Words words, Term term, DiagnosisHead.Kind kind, String file) {
    int first = words.at(term.getBegin());
    int next = words.at(term.getEnd());
    StringBuilder phrase = new StringBuilder(file);
    for (int word = first; word < next; word++) {
      phrase.append(word == first || words.glued(word - 1) ? "" : " ").append(words.form(word));
    }
    heads.add(new DiagnosisHead(first, next, kind, term.getPreferredName(), term.getCode(), phrase.toString()));
  }

  private static List<DiagnosisParts.Part> sites(JCas letter, Words words) {
    List<DiagnosisParts.Part> sites = new ArrayList<>();
    for (Term term : letter.select(Term.class).asList()) {
      if (term.getSemanticType().equals("bodySite")) {
        sites.add(
            new DiagnosisParts.Part(
                words.at(term.getBegin()), words.at(term.getEnd()), DiagnosisParts.Kind.SITE, term.getPreferredName()));
      }
    }
    return sites;
  }

  private Found read(DiagnosisParts parts, DiagnosisHead head, int floor, boolean stated) {
    DiagnosisPhrase phrase = new DiagnosisPhrase(parts, head, floor, stated);
    String code = surroundings.codeBehind(parts.text, phrase.end(), stated);
    if (code == null && isInBrackets(parts.text, phrase)) {
      code = surroundings.codeBehind(parts.text, phrase.end() + 1, false);
    }
    if (code == null) {
      code = surroundings.codeBefore(parts.text, phrase.begin());
    }
    if (code != null && !stated) {
      phrase = new DiagnosisPhrase(parts, head, floor, true);
    }
    return new Found(phrase, code, stated);
  }

  /** "Myalgia and myositis, unspecified (729.1)": one label, whose code is that of both. */
  private void shareLabels(DiagnosisParts parts, List<Found> found) {
    for (int i = found.size() - 1; i > 0; i--) {
      Found last = found.get(i);
      Found before = found.get(i - 1);
      if (last.code() != null && before.code() == null && isOtherName(parts, before, last)) {
        found.set(i - 1, new Found(before.phrase(), last.code(), before.stated()));
        continue;
      }
      DiagnosisPhrase alone = new DiagnosisPhrase(parts, last.phrase().head(), last.phrase().first(), false);
      if (last.code() == null || !shares(parts, found.get(i - 1), last, true)
          || alone.end() == last.phrase().end() && !surroundings.isLabelled(parts.text, alone.end())) {
        continue;
      }
      found.set(i, new Found(alone, last.code(), last.stated()));
      for (int j = i - 1; j >= 0 && shares(parts, found.get(j), found.get(j + 1), j + 1 == i); j--) {
        found.set(j, new Found(found.get(j).phrase(), last.code(), found.get(j).stated()));
      }
    }
  }

  private static boolean isInBrackets(String text, DiagnosisPhrase phrase) {
    return phrase.begin() > 0 && text.charAt(phrase.begin() - 1) == '('
        && phrase.end() < text.length() && text.charAt(phrase.end()) == ')';
  }

  /** "tennis elbow/lateral epicondylitis", "reflex sympathetic dystrophy (CRPS)". */
  private static boolean isOtherName(DiagnosisParts parts, Found one, Found next) {
    int end = one.phrase().end();
    int begin = next.phrase().begin();
    return end < begin && begin - end <= 2
        && (parts.text.substring(end, begin).equals("/") || isInBrackets(parts.text, next.phrase()));
  }

  private static boolean shares(DiagnosisParts parts, Found one, Found next, boolean conjunction) {
    String between = parts.text.substring(one.phrase().end(), next.phrase().begin()).strip();
    return one.code() == null && (conjunction ? between.equals("and") || between.equals(", and") : between.equals(","));
  }

  private void write(JCas letter, Words words, List<Found> found) {
    InOrder<ContextScope> scopes = new InOrder<>(letter.select(ContextScope.class).asList());
    String injured =
        letter.select(Letter.class).asList().stream()
            .map(Letter::getDateOfInjury)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    InOrder<GuidelineQuotation> quotations = new InOrder<>(letter.select(GuidelineQuotation.class).asList());
    InOrder<Segment> sections = new InOrder<>(letter.select(Segment.class).asList());
    for (Found one : found) {
      DiagnosisPhrase phrase = one.phrase();
      DiagnosisHead head = phrase.head();
      boolean past = isPast(letter, injured, phrase.end());
      int begin = words.begin(head.first());
      boolean quoted = quotations.at(begin) != null;
      boolean definite = phrase.first() > 0 && isDefinite(words.form(phrase.first() - 1));
      Assertion assertion =
          Assertion.of(begin, phrase.end(), scopes.over(begin, phrase.end()), definite, quoted, past);
      String site = codes.site(head.name(), phrase.sites());
      String icd10cm = codes.qualified(
          codes.find(head.name(), site, phrase.side(), head.code()), words, phrase.first(), phrase.next());
      int issue = issue(sections.at(phrase.begin()));
      if (one.isDiagnosis()) {
        Diagnosis diagnosis = new Diagnosis(letter, phrase.begin(), phrase.end());
        diagnosis.setPreferredName(head.name());
        diagnosis.setIcd10cm(icd10cm);
        diagnosis.setCode(one.code());
        diagnosis.setSite(site);
        diagnosis.setLaterality(phrase.side());
        diagnosis.setAssertion(assertion.value());
        diagnosis.setExperiencer(assertion.experiencer());
        diagnosis.setRuleId(head.ruleId());
        diagnosis.setIssue(issue);
        diagnosis.addToIndexes();
      } else {
        Symptom symptom = new Symptom(letter, phrase.begin(), phrase.end());
        symptom.setPreferredName(head.name());
        symptom.setIcd10cm(icd10cm);
        symptom.setSite(site);
        symptom.setLaterality(phrase.side());
        symptom.setAssertion(assertion.value());
        symptom.setExperiencer(assertion.experiencer());
        symptom.setRuleId(head.ruleId());
        symptom.setIssue(issue);
        symptom.addToIndexes();
      }
    }
  }

  private static boolean isDefinite(String determiner) {
    return DEFINITE.contains(determiner) || determiner.endsWith("'s");
  }

  /** "an ulcer in 1998": over before the date of injury. */
  private boolean isPast(JCas letter, String injured, int end) {
    String year = injured == null ? null : surroundings.yearBehind(letter.getDocumentText(), end);
    return year != null && year.compareTo(injured.substring(0, 4)) < 0;
  }

  private static int issue(Segment section) {
    return section == null || section.getTagText() == null ? 0 : Integer.parseInt(section.getTagText());
  }
}
