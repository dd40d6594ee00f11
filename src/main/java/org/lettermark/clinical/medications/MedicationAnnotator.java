package org.lettermark.clinical.medications;

import java.io.IOException;
import java.util.List;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.clinical.medications.Drug.Detail;
import org.lettermark.clinical.medications.Drug.Kind;
import org.lettermark.type.Medication;
import org.lettermark.type.MedicationAttribute;

/**
 * Marks the drugs that a letter names, with strength, quantity and what else it says of each, and whether a
 * drug is requested, authorised, taken, past, denied or spoken of in general.
 *
 * <p>The annotation covers the name alone, with salt and release form; every detail is a
 * {@code MedicationAttribute} as well. A detail of a compound stands on each of its ingredients.
 */
@TypeCapability(
    inputs = {
      "org.apache.ctakes.typesystem.type.textspan.Segment",
      "org.apache.ctakes.typesystem.type.textspan.Sentence",
      "org.lettermark.type.Determination",
      "org.lettermark.type.DrugClass",
      "org.lettermark.type.GuidelineCitation",
      "org.lettermark.type.GuidelineQuotation",
      "org.lettermark.type.Term"
    },
    outputs = {"org.lettermark.type.Medication", "org.lettermark.type.MedicationAttribute"})
public class MedicationAnnotator extends JCasAnnotator_ImplBase {

  /** Salts and release forms behind a name, a file or {@code classpath:} location. */
  public static final String PARAM_SUFFIXES_LOCATION = "suffixesLocation";

  @ConfigurationParameter(
      name = PARAM_SUFFIXES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medication-suffixes.tsv")
  private String suffixesLocation;

  /** Where a drug's name names no drug, a file or {@code classpath:} location. */
  public static final String PARAM_EXCLUSIONS_LOCATION = "exclusionsLocation";

  @ConfigurationParameter(
      name = PARAM_EXCLUSIONS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medication-exclusions.tsv")
  private String exclusionsLocation;

  /** How strength, quantity and the rest are written, a file or {@code classpath:} location. */
  public static final String PARAM_DETAILS_LOCATION = "detailsLocation";

  @ConfigurationParameter(
      name = PARAM_DETAILS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medication-details.tsv")
  private String detailsLocation;

  /** What a sentence says of a drug, a file or {@code classpath:} location. */
  public static final String PARAM_STATUS_LOCATION = "statusLocation";

  @ConfigurationParameter(
      name = PARAM_STATUS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medication-status.tsv")
  private String statusLocation;

  /** Drug names of which misspelled ones are looked for, a file or {@code classpath:} location. */
  public static final String PARAM_MEDICATIONS_LOCATION = "medicationsLocation";

  @ConfigurationParameter(
      name = PARAM_MEDICATIONS_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medications.tsv")
  private String medicationsLocation;

  /** Words that are no misspelled drug names, a file or {@code classpath:} location. */
  public static final String PARAM_LOOKALIKES_LOCATION = "lookalikesLocation";

  @ConfigurationParameter(
      name = PARAM_LOOKALIKES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/medication-lookalikes.tsv")
  private String lookalikesLocation;

  private MedicationNames names;
  private MedicationDetails details;
  private MedicationStatus status;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      names = new MedicationNames(suffixesLocation, exclusionsLocation, medicationsLocation, lookalikesLocation);
      details = new MedicationDetails(detailsLocation);
      status = new MedicationStatus(statusLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    List<Drug> drugs = names.find(letter);
    if (drugs.isEmpty()) {
      return;
    }
    String text = letter.getDocumentText();
    details.read(text, drugs);
    MedicationGroups.share(text, drugs);
    status.decide(letter, drugs);
    drugs.forEach(drug -> annotate(letter, drug));
  }

  private static void annotate(JCas letter, Drug drug) {
    String item = drug.section.getTagText();
    int issue = item == null ? 0 : Integer.parseInt(item);
    Medication medication = new Medication(letter, drug.begin, drug.end);
    medication.setGenericName(drug.genericName());
    medication.setRxcui(drug.name.rxcui());
    medication.setStrength(drug.value(Kind.STRENGTH));
    medication.setForm(drug.value(Kind.FORM));
    medication.setDosage(drug.value(Kind.DOSAGE));
    medication.setRoute(drug.value(Kind.ROUTE));
    medication.setFrequency(drug.value(Kind.FREQUENCY));
    medication.setDuration(drug.value(Kind.DURATION));
    medication.setQuantity(drug.value(Kind.QUANTITY));
    medication.setRefills(drug.value(Kind.REFILLS));
    medication.setStatus(drug.status);
    medication.setRuleId(drug.name.ruleId());
    medication.setIssue(issue);
    medication.addToIndexes();
    drug.details.values().forEach(detail -> annotate(letter, drug, detail, issue));
    drug.seconds.forEach(detail -> annotate(letter, drug, detail, issue));
  }

  private static void annotate(JCas letter, Drug drug, Detail detail, int issue) {
    MedicationAttribute attribute = new MedicationAttribute(letter, detail.begin(), detail.end());
    attribute.setKind(detail.kind().label());
    attribute.setValue(detail.value());
    attribute.setMedicationBegin(drug.begin);
    attribute.setMedicationEnd(drug.end);
    attribute.setRuleId(detail.ruleId());
    attribute.setIssue(issue);
    attribute.addToIndexes();
  }
}
