package org.lettermark.clinical.mentions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.refsem.Attribute;
import org.apache.ctakes.typesystem.type.refsem.MedicationDosage;
import org.apache.ctakes.typesystem.type.refsem.MedicationDuration;
import org.apache.ctakes.typesystem.type.refsem.MedicationForm;
import org.apache.ctakes.typesystem.type.refsem.MedicationFrequency;
import org.apache.ctakes.typesystem.type.refsem.MedicationRoute;
import org.apache.ctakes.typesystem.type.refsem.MedicationStrength;
import org.apache.ctakes.typesystem.type.refsem.OntologyConcept;
import org.apache.ctakes.typesystem.type.refsem.UmlsConcept;
import org.apache.ctakes.typesystem.type.relation.LocationOfTextRelation;
import org.apache.ctakes.typesystem.type.relation.RelationArgument;
import org.apache.ctakes.typesystem.type.textsem.AnatomicalSiteMention;
import org.apache.ctakes.typesystem.type.textsem.DateAnnotation;
import org.apache.ctakes.typesystem.type.textsem.DiseaseDisorderMention;
import org.apache.ctakes.typesystem.type.textsem.IdentifiedAnnotation;
import org.apache.ctakes.typesystem.type.textsem.MedicationDosageModifier;
import org.apache.ctakes.typesystem.type.textsem.MedicationDurationModifier;
import org.apache.ctakes.typesystem.type.textsem.MedicationFormModifier;
import org.apache.ctakes.typesystem.type.textsem.MedicationFrequencyModifier;
import org.apache.ctakes.typesystem.type.textsem.MedicationMention;
import org.apache.ctakes.typesystem.type.textsem.MedicationRouteModifier;
import org.apache.ctakes.typesystem.type.textsem.MedicationStrengthModifier;
import org.apache.ctakes.typesystem.type.textsem.Modifier;
import org.apache.ctakes.typesystem.type.textsem.SignSymptomMention;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FSArray;
import org.lettermark.clinical.InOrder;
import org.lettermark.type.Diagnosis;
import org.lettermark.type.LetterDate;
import org.lettermark.type.Medication;
import org.lettermark.type.MedicationAttribute;
import org.lettermark.type.Symptom;
import org.lettermark.type.Term;

/**
 * Writes the findings once more as cTAKES' own mention types, so that every cTAKES tool reads them.
 *
 * <p>Dispensed quantity and refills have no place there, and stay in {@code Medication} alone.
 */
@TypeCapability(
    inputs = {
      "org.lettermark.type.Term",
      "org.lettermark.type.Medication",
      "org.lettermark.type.MedicationAttribute",
      "org.lettermark.type.Diagnosis",
      "org.lettermark.type.Symptom",
      "org.lettermark.type.LetterDate"
    },
    outputs = {
      "org.apache.ctakes.typesystem.type.textsem.MedicationMention",
      "org.apache.ctakes.typesystem.type.textsem.DiseaseDisorderMention",
      "org.apache.ctakes.typesystem.type.textsem.SignSymptomMention",
      "org.apache.ctakes.typesystem.type.textsem.AnatomicalSiteMention",
      "org.apache.ctakes.typesystem.type.textsem.DateAnnotation",
      "org.apache.ctakes.typesystem.type.textsem.Modifier"
    })
public class CtakesMentionAnnotator extends JCasAnnotator_ImplBase {

  private record Span(int begin, int end) {}

  @Override
  public void process(JCas letter) {
    writeMedications(letter);
    List<Term> sites =
        letter.select(Term.class).filter(term -> "bodySite".equals(term.getSemanticType())).toList();
    InOrder<Term> places = new InOrder<>(sites);
    for (Diagnosis diagnosis : letter.select(Diagnosis.class).asList()) {
      DiseaseDisorderMention mention =
          new DiseaseDisorderMention(letter, diagnosis.getBegin(), diagnosis.getEnd());
      mention.setTypeID(CONST.NE_TYPE_ID_DISORDER);
      assertion(mention, diagnosis.getAssertion(), diagnosis.getExperiencer());
      concepts(mention, "ICD10CM", diagnosis.getIcd10cm(), diagnosis.getPreferredName());
      mention.setBodyLocation(location(mention, places));
      mention.addToIndexes();
    }
    places = new InOrder<>(sites);
    for (Symptom symptom : letter.select(Symptom.class).asList()) {
      SignSymptomMention mention = new SignSymptomMention(letter, symptom.getBegin(), symptom.getEnd());
      mention.setTypeID(CONST.NE_TYPE_ID_FINDING);
      assertion(mention, symptom.getAssertion(), symptom.getExperiencer());
      concepts(mention, "ICD10CM", symptom.getIcd10cm(), symptom.getPreferredName());
      mention.setBodyLocation(location(mention, places));
      mention.addToIndexes();
    }
    for (LetterDate date : letter.select(LetterDate.class).asList()) {
      new DateAnnotation(letter, date.getBegin(), date.getEnd()).addToIndexes();
    }
  }

  private static void writeMedications(JCas letter) {
    Map<Span, MedicationMention> mentions = new HashMap<>();
    for (Medication medication : letter.select(Medication.class).asList()) {
      MedicationMention mention = new MedicationMention(letter, medication.getBegin(), medication.getEnd());
      mention.setTypeID(CONST.NE_TYPE_ID_DRUG);
      mention.setDiscoveryTechnique(CONST.NE_DISCOVERY_TECH_DICT_LOOKUP);
      String status = medication.getStatus() == null ? "" : medication.getStatus();
      assertion(
          mention,
          switch (status) {
            case "absent", "general" -> status;
            case "past" -> "historical";
            default -> "present";
          },
          null);
      concepts(mention, "RXNORM", medication.getRxcui(), medication.getGenericName());
      mentions.put(new Span(medication.getBegin(), medication.getEnd()), mention);
    }
    for (MedicationAttribute attribute : letter.select(MedicationAttribute.class).asList()) {
      MedicationMention mention =
          mentions.get(new Span(attribute.getMedicationBegin(), attribute.getMedicationEnd()));
      if (mention != null) {
        modify(mention, attribute);
      }
    }
    for (Medication medication : letter.select(Medication.class).asList()) {
      mentions.get(new Span(medication.getBegin(), medication.getEnd())).addToIndexes();
    }
  }

  private static void modify(MedicationMention mention, MedicationAttribute attribute) {
    JCas letter = attribute.getJCas();
    int begin = attribute.getBegin();
    int end = attribute.getEnd();
    String value = attribute.getValue();
    int blank = value.lastIndexOf(' ');
    switch (attribute.getKind()) {
      case "strength" -> {
        MedicationStrength strength = new MedicationStrength(letter);
        strength.setNumber(blank < 0 ? value : value.substring(0, blank));
        strength.setUnit(blank < 0 ? null : value.substring(blank + 1));
        mention.setMedicationStrength(with(new MedicationStrengthModifier(letter, begin, end), strength));
      }
      case "form" -> {
        MedicationForm form = new MedicationForm(letter);
        form.setValue(value);
        mention.setMedicationForm(with(new MedicationFormModifier(letter, begin, end), form));
      }
      case "dosage" -> {
        MedicationDosage dosage = new MedicationDosage(letter);
        dosage.setValue(value);
        mention.setMedicationDosage(with(new MedicationDosageModifier(letter, begin, end), dosage));
      }
      case "route" -> {
        MedicationRoute route = new MedicationRoute(letter);
        route.setValue(value);
        mention.setMedicationRoute(with(new MedicationRouteModifier(letter, begin, end), route));
      }
      case "frequency" -> {
        MedicationFrequency frequency = new MedicationFrequency(letter);
        int slash = value.indexOf('/');
        frequency.setNumber(slash < 0 ? value : value.substring(0, slash));
        frequency.setUnit(slash < 0 ? null : value.substring(slash + 1));
        mention.setMedicationFrequency(with(new MedicationFrequencyModifier(letter, begin, end), frequency));
      }
      case "duration" -> {
        MedicationDuration duration = new MedicationDuration(letter);
        duration.setValue(value);
        mention.setMedicationDuration(with(new MedicationDurationModifier(letter, begin, end), duration));
      }
      default -> {
        // quantity and refills: cTAKES knows neither
      }
    }
  }

  private static <T extends Modifier> T with(T modifier, Attribute normalized) {
    modifier.setNormalizedForm(normalized);
    modifier.addToIndexes();
    return modifier;
  }

  private static void assertion(IdentifiedAnnotation mention, String assertion, String experiencer) {
    mention.setPolarity(
        "absent".equals(assertion) ? CONST.NE_POLARITY_NEGATION_PRESENT : CONST.NE_POLARITY_NEGATION_ABSENT);
    mention.setUncertainty(
        "possible".equals(assertion) ? CONST.NE_UNCERTAINTY_PRESENT : CONST.NE_UNCERTAINTY_ABSENT);
    mention.setHistoryOf(
        "historical".equals(assertion) ? CONST.NE_HISTORY_OF_PRESENT : CONST.NE_HISTORY_OF_ABSENT);
    mention.setGeneric("general".equals(assertion));
    mention.setSubject("other".equals(experiencer) ? CONST.ATTR_SUBJECT_OTHER : CONST.ATTR_SUBJECT_PATIENT);
  }

  private static void concepts(IdentifiedAnnotation mention, String scheme, String codes, String name) {
    if (codes == null) {
      return;
    }
    JCas letter = mention.getJCas();
    // An RxNorm id of several ingredients is joined by "-"; an ICD-10-CM code holds none.
    String[] each = codes.split("-");
    FSArray<OntologyConcept> concepts = new FSArray<>(letter, each.length);
    for (int i = 0; i < each.length; i++) {
      UmlsConcept concept = new UmlsConcept(letter);
      concept.setCodingScheme(scheme);
      concept.setCode(each[i]);
      concept.setPreferredText(name);
      concepts.set(i, concept);
    }
    mention.setOntologyConceptArr(concepts);
  }

  private static LocationOfTextRelation location(IdentifiedAnnotation mention, InOrder<Term> sites) {
    Term site = null;
    for (Term one : sites.over(mention.getBegin(), mention.getEnd())) {
      if (one.getBegin() >= mention.getBegin() && one.getEnd() <= mention.getEnd()) {
        site = one;
      }
    }
    if (site == null) {
      return null;
    }
    JCas letter = mention.getJCas();
    AnatomicalSiteMention place = new AnatomicalSiteMention(letter, site.getBegin(), site.getEnd());
    place.setTypeID(CONST.NE_TYPE_ID_ANATOMICAL_SITE);
    assertion(place, null, null);
    place.addToIndexes();
    LocationOfTextRelation relation = new LocationOfTextRelation(letter);
    relation.setCategory("location_of");
    relation.setArg1(argument(mention, "Argument"));
    relation.setArg2(argument(place, "Related_to"));
    relation.addToIndexes();
    return relation;
  }

  private static RelationArgument argument(IdentifiedAnnotation mention, String role) {
    RelationArgument argument = new RelationArgument(mention.getJCas());
    argument.setArgument(mention);
    argument.setRole(role);
    argument.addToIndexes();
    return argument;
  }
}
