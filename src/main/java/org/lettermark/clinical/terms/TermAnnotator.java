package org.lettermark.clinical.terms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Words;
import org.lettermark.type.Term;

/**
 * Marks every place where the letter uses a name of the lexicon: drugs, drug classes, disorders,
 * symptoms, body sites.
 *
 * <p>A term is only a candidate: whether it is a finding decides the engine of that finding. Terms of
 * one kind do not overlap, terms of different kinds may. The hits of a cTAKES dictionary join them
 * where the user names one.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Sentence",
      "org.apache.ctakes.typesystem.type.syntax.BaseToken"
    },
    outputs = "org.lettermark.type.Term")
public class TermAnnotator extends JCasAnnotator_ImplBase {

  /** Drug names, a file or {@code classpath:} location. */
  public static final String PARAM_MEDICATIONS_LOCATION = "medicationsLocation";

  @ConfigurationParameter(
      name = PARAM_MEDICATIONS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medications.tsv")
  private String medicationsLocation;

  /** Names of drug classes, a file or {@code classpath:} location. */
  public static final String PARAM_DRUG_CLASSES_LOCATION = "drugClassesLocation";

  @ConfigurationParameter(
      name = PARAM_DRUG_CLASSES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/drug-classes.tsv")
  private String drugClassesLocation;

  /** Names of diseases, disorders and injuries, a file or {@code classpath:} location. */
  public static final String PARAM_DISORDERS_LOCATION = "disordersLocation";

  @ConfigurationParameter(
      name = PARAM_DISORDERS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/disorders.tsv")
  private String disordersLocation;

  /** Names of complaints and findings, a file or {@code classpath:} location. */
  public static final String PARAM_SYMPTOMS_LOCATION = "symptomsLocation";

  @ConfigurationParameter(
      name = PARAM_SYMPTOMS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/symptoms.tsv")
  private String symptomsLocation;

  /** Names of body sites, a file or {@code classpath:} location. */
  public static final String PARAM_BODY_SITES_LOCATION = "bodySitesLocation";

  @ConfigurationParameter(
      name = PARAM_BODY_SITES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/body-sites.tsv")
  private String bodySitesLocation;

  /** Descriptor of a cTAKES dictionary whose hits join the terms. */
  public static final String PARAM_CTAKES_DICTIONARY = "ctakesDictionary";

  @ConfigurationParameter(name = PARAM_CTAKES_DICTIONARY, mandatory = false)
  private String ctakesDictionary;

  /** A kind of term, and in which columns of its lexicon its name and code stand. */
  private record Kind(String semanticType, Lexicon lexicon, String name, String code, String vocabulary) {}

  /** A term before it is written: two dictionaries may know the same one. */
  record Found(int begin, int end, String semanticType, String name, String code, String vocabulary) {}

  private List<Kind> kinds;
  private CtakesDictionary dictionary;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      kinds =
          List.of(
              new Kind("medication", Lexicon.read(medicationsLocation, "genericName", "rxcui"), "genericName", "rxcui", "RxNorm"),
              new Kind("drugClass", Lexicon.read(drugClassesLocation, "name"), "name", null, null),
              new Kind("disorder", Lexicon.read(disordersLocation, "preferredName", "icd10cm"), "preferredName", "icd10cm", "ICD-10-CM"),
              new Kind("symptom", Lexicon.read(symptomsLocation, "preferredName", "icd10cm"), "preferredName", "icd10cm", "ICD-10-CM"),
              new Kind("bodySite", Lexicon.read(bodySitesLocation, "site"), "site", null, null));
      dictionary = ctakesDictionary == null ? null : CtakesDictionary.read(ctakesDictionary, context);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    Words words = Words.ofLetter(letter.getDocumentText());
    List<Found> found = new ArrayList<>();
    for (Kind kind : kinds) {
      for (Lexicon.Match match : kind.lexicon().findAll(words)) {
        String code = kind.code() == null ? null : match.get(kind.code());
        found.add(
            new Found(match.begin(), match.end(), kind.semanticType(), match.get(kind.name()), code,
                code == null ? null : kind.vocabulary()));
      }
    }
    if (dictionary != null) {
      Set<Found> both = new LinkedHashSet<>(found);
      both.addAll(dictionary.find(letter));
      found = new ArrayList<>(both);
    }
    found.sort(Comparator.comparingInt(Found::begin).thenComparingInt(one -> -one.end()));
    for (Found one : found) {
      Term term = new Term(letter, one.begin(), one.end());
      term.setSemanticType(one.semanticType());
      term.setPreferredName(one.name());
      term.setCode(one.code());
      term.setVocabulary(one.vocabulary());
      term.addToIndexes();
    }
  }
}
