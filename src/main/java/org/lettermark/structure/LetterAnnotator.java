package org.lettermark.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.ctakes.typesystem.type.structured.DocumentID;
import org.apache.ctakes.typesystem.type.structured.DocumentPath;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.UimaContext;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.StringArray;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.match.Rules;
import org.lettermark.type.Letter;

/**
 * Marks the whole letter, with the fields of its header, the reviewer's credentials and the patient.
 *
 * <p>A field is what the header says, even where the summary contradicts it. {@code layout} is the name of the first
 * rule of {@code layouts.tsv} that is found, or {@code other}.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.structured.DocumentID",
      "org.apache.ctakes.typesystem.type.structured.DocumentPath",
      "org.apache.ctakes.typesystem.type.textspan.Segment"
    },
    outputs = "org.lettermark.type.Letter")
public class LetterAnnotator extends JCasAnnotator_ImplBase {

  private static final String SOURCE = "org.apache.uima.examples.SourceDocumentInformation";

  /** Version of Lettermark, written into every letter. */
  public static final String PARAM_PIPELINE_VERSION = "pipelineVersion";

  @ConfigurationParameter(name = PARAM_PIPELINE_VERSION, mandatory = false)
  private String pipelineVersion;

  /** Hash of everything in the configuration that changes findings, written into every letter. */
  public static final String PARAM_CONFIGURATION = "configuration";

  @ConfigurationParameter(name = PARAM_CONFIGURATION, mandatory = false)
  private String configuration;

  /** Labels and values of the header, a file or {@code classpath:} location. */
  public static final String PARAM_HEADER_LOCATION = "headerLocation";

  @ConfigurationParameter(
      name = PARAM_HEADER_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/letter-header.tsv")
  private String headerLocation;

  /** Rules that tell the layouts apart, a file or {@code classpath:} location. */
  public static final String PARAM_LAYOUTS_LOCATION = "layoutsLocation";

  @ConfigurationParameter(
      name = PARAM_LAYOUTS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/layouts.tsv")
  private String layoutsLocation;

  /** How age and sex are told, a file or {@code classpath:} location. */
  public static final String PARAM_PATIENTS_LOCATION = "patientsLocation";

  @ConfigurationParameter(
      name = PARAM_PATIENTS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/patients.tsv")
  private String patientsLocation;

  /** How the reviewer's credentials are told, a file or {@code classpath:} location. */
  public static final String PARAM_REVIEWERS_LOCATION = "reviewersLocation";

  @ConfigurationParameter(
      name = PARAM_REVIEWERS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/reviewers.tsv")
  private String reviewersLocation;

  /** The states of licensure, a file or {@code classpath:} location. */
  public static final String PARAM_STATES_LOCATION = "statesLocation";

  @ConfigurationParameter(
      name = PARAM_STATES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/states.tsv")
  private String statesLocation;

  /** The year that a header without a decision date is taken to be from. */
  private static final int LATEST_YEAR = 2099;

  /** A letter without known headings may have its case fields within so many characters. */
  private static final int HEADER_WITHOUT_HEADING = 1500;

  /** So much of a section shows its heading and how its lines are spaced. */
  private static final int SECTION_BEGINNING = 250;

  private HeaderFields fields;
  private Patient patient;
  private Reviewer reviewer;
  private List<Rules.Rule> layouts;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      fields = HeaderFields.read(headerLocation);
      layouts = Rules.read(layoutsLocation).all();
      patient = Patient.read(patientsLocation);
      reviewer = Reviewer.read(reviewersLocation, statesLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas jcas) {
    String text = jcas.getDocumentText();
    Letter letter = new Letter(jcas, 0, text.length());
    jcas.select(DocumentID.class).forEach(id -> letter.setLetterId(id.getDocumentID()));
    jcas.select(DocumentPath.class).forEach(path -> letter.setSourceUri(path.getDocumentPath()));
    if (letter.getLetterId() == null) {
      setSource(jcas, letter);
    }
    letter.setPipelineVersion(pipelineVersion);
    letter.setConfiguration(configuration);
    List<Segment> sections = jcas.select(Segment.class).asList();
    String outline = outline(text, sections);
    letter.setLayout(
        layouts.stream().filter(rule -> rule.find(outline) != null).map(Rules.Rule::name).findFirst().orElse("other"));
    Map<String, String> header = header(text, sections);
    setCase(letter, header);
    setReviewer(jcas, letter, text(sections, Set.of("method", "credentials")));
    setPatient(letter, header, sections);
    letter.addToIndexes();
  }

  /** UIMA's own readers of files say where a text comes from in a type of their own, which need not be there. */
  private static void setSource(JCas jcas, Letter letter) {
    Type type = jcas.getTypeSystem().getType(SOURCE);
    Feature uri = type == null ? null : type.getFeatureByBaseName("uri");
    if (uri == null) {
      return;
    }
    jcas.select(type).map(source -> source.getFeatureValueAsString(uri)).filter(Objects::nonNull).findFirst().ifPresent(from -> {
      String name = from.substring(from.lastIndexOf('/') + 1);
      letter.setSourceUri(from);
      letter.setLetterId(name.endsWith(".txt") ? name.substring(0, name.length() - 4) : name);
    });
  }

  /** The beginnings of the sections, which tell the layout. */
  private static String outline(String text, List<Segment> sections) {
    StringBuilder outline = new StringBuilder();
    for (Segment section : sections) {
      if (section.getTagText() == null || section.getId().equals("request")) {
        int end = Math.min(section.getEnd(), section.getBegin() + SECTION_BEGINNING);
        outline.append(text, section.getBegin(), end).append('\n');
      }
    }
    return outline.toString();
  }

  private Map<String, String> header(String text, List<Segment> sections) {
    boolean plain = sections.size() == 1 && sections.get(0).getId().equals("summary");
    String header =
        plain ? text.substring(0, Math.min(text.length(), HEADER_WITHOUT_HEADING)) : text(sections, Set.of("header"));
    Map<String, String> found = fields.of(header);
    fields.addFromProse(text(sections, Set.of("header", "issues")), found);
    return found;
  }

  private static void setCase(Letter letter, Map<String, String> header) {
    String decision = HeaderDate.iso(header.get("decisionDate"), LATEST_YEAR);
    int latest = decision == null ? LATEST_YEAR : Integer.parseInt(decision.substring(0, 4));
    letter.setDecisionDate(decision);
    letter.setCaseNumber(header.get("caseNumber"));
    letter.setDateAssigned(HeaderDate.iso(header.get("dateAssigned"), latest));
    letter.setDateOfInjury(HeaderDate.iso(header.get("dateOfInjury"), latest));
    letter.setUrDenialDate(HeaderDate.iso(header.get("urDenialDate"), latest));
    letter.setApplicationReceived(HeaderDate.iso(header.get("applicationReceived"), latest));
    letter.setPriority(header.get("priority"));
  }

  private void setReviewer(JCas jcas, Letter letter, String credentials) {
    letter.setLicensureStates(array(jcas, reviewer.states(credentials)));
    letter.setSpecialties(array(jcas, reviewer.specialties(credentials)));
  }

  private void setPatient(Letter letter, Map<String, String> header, List<Segment> sections) {
    String age = header.get("patientAge");
    String sex = header.get("patientSex");
    if (sex != null) {
      sex = sex.toLowerCase(Locale.ROOT).startsWith("f") ? "female" : "male";
    }
    for (Set<String> ids : List.of(Set.of("summary"), Set.of("issues", "rationale"))) {
      if (age != null && sex != null) {
        break;
      }
      String words = text(sections, ids);
      age = age == null ? patient.age(words) : age;
      sex = sex == null ? patient.sex(words) : sex;
    }
    letter.setPatientAge(age);
    letter.setPatientSex(sex);
  }

  private static String text(List<Segment> sections, Set<String> ids) {
    StringBuilder text = new StringBuilder();
    for (Segment section : sections) {
      if (ids.contains(section.getId())) {
        text.append(section.getCoveredText()).append("\n\n");
      }
    }
    return text.toString();
  }

  private static StringArray array(JCas jcas, List<String> values) {
    if (values.isEmpty()) {
      return null;
    }
    List<String> all = new ArrayList<>(values);
    StringArray array = new StringArray(jcas, all.size());
    for (int i = 0; i < all.size(); i++) {
      array.set(i, all.get(i));
    }
    return array;
  }
}
