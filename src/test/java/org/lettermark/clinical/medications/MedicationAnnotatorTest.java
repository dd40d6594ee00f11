package org.lettermark.clinical.medications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lettermark.testing.Letters;
import org.lettermark.type.Determination;
import org.lettermark.type.DrugClass;
import org.lettermark.type.Medication;
import org.lettermark.type.MedicationAttribute;

class MedicationAnnotatorTest {

  private static List<String> names(String text) {
    return Letters.find(Medication.class, text).stream().map(Medication::getCoveredText).toList();
  }

  /** Each drug with its details, those that are there, in the order of the guidelines. */
  private static List<String> details(String text) {
    return Letters.find(Medication.class, text).stream().map(MedicationAnnotatorTest::details).toList();
  }

  private static String details(Medication m) {
    return m.getCoveredText() + ": "
        + Stream.of(m.getStrength(), m.getForm(), m.getDosage(), m.getRoute(), m.getFrequency(), m.getDuration(),
                m.getQuantity() == null ? null : "#" + m.getQuantity(), m.getRefills() == null ? null : m.getRefills() + " refills")
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
  }

  /** Each drug of a whole letter with its status, in a letter that disputes Lyrica. */
  private static List<String> status(String summary, String rationale) {
    return Letters.find(Medication.class, Letters.letter(summary, "Lyrica 75mg #60: Upheld", rationale)).stream()
        .map(m -> m.getCoveredText() + " " + m.getStatus())
        .filter(s -> !s.equals("Lyrica requested"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      She went off Topamax because of tingling.                   | Topamax past
      A month of prednisone in 2012 was of no help.               | prednisone past
      He gave up Neurontin for fogginess and Zanaflex for nausea. | Neurontin past, Zanaflex past
      Earlier, on Robaxin, he had slept through the day.          | Robaxin past
      Lyrica 75mg #180 was the original request.                  | Lyrica requested
      The letter explained the denial regarding Lyrica.           | Lyrica requested
      """)
  void whatASummarySaysOfADrug(String summary, String expected) {
    assertThat(Letters.find(Medication.class, Letters.letter(summary, "Lyrica 75mg #60: Upheld", "It was read.")).stream()
        .filter(m -> m.getIssue() == 0).map(m -> m.getCoveredText() + " " + m.getStatus()).toList())
        .containsExactly(expected.split(", "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      The pharmacy lists monthly refills of Nucynta.                                     | Nucynta current
      Treatment has been Nucynta since at least May.                                     | Nucynta current
      With Coumadin on board such tablets are unwise.                                    | Coumadin current
      Nucynta has led to fewer bad days.                                                 | Nucynta current
      Measures such as Tylenol were left untried.                                        | Tylenol absent
      No course of naproxen is on file.                                                  | naproxen absent
      She has yet to be offered Lidoderm.                                                | Lidoderm absent
      The requested gel contains ketoprofen, and the guidelines accept only capsaicin of this kind. | ketoprofen requested, capsaicin general
      The guidelines recommend a month at most, and the request for Restoril 15mg #30 is for more. | Restoril requested
      """)
  void whatARationaleSaysOfADrug(String rationale, String expected) {
    assertThat(status("He rests.", rationale)).containsExactly(expected.split(", "));
  }

  @Test
  void quantityAndDaysOfSupplyStandSideBySideAndTopicalUseBehindAVerb() {
    assertThat(details("The form asks for Kadian 20mg #60 day supply: 30.")).containsExactly("Kadian: 20 mg, 30 days, #60");
    assertThat(details("She got Norflex 100mg quantity 40 days' supply 20.")).containsExactly("Norflex: 100 mg, 20 days, #40");
    assertThat(details("Ketoprofen is not approved for topical use.")).containsExactly("Ketoprofen: topical");
    assertThat(details("Pregabalin used topically is under study.")).containsExactly("Pregabalin: topical");
  }

  @Test
  void anotherBrandThanTheDisputedCombinationIsAnotherProduct() {
    assertThat(Letters.find(Medication.class, Letters.letter("The plan was to restart Motrin 400 mg at night.", "Duexis 800/26.6mg #90: Upheld", "It was read."))
        .get(0).getStatus()).isEqualTo("current");
  }

  @Test
  void oneDocumentShowsWhatManyShow() {
    assertThat(status("He rests.", "One document shows that Mobic helps.")).containsExactly("Mobic current");
    assertThat(status("He rests.", "Documents show that Mobic helps.")).containsExactly("Mobic current");
    assertThat(status("He rests.", "On the patient's list stands Mobic.")).containsExactly("Mobic current");
    assertThat(status("He rests.", "On the list of the patient stands Mobic.")).containsExactly("Mobic current");
  }

  @Test
  void theNameHoldsSaltAndReleaseFormButNoStrengthAndNoForm() {
    assertThat(names("She takes Oxycodone HCL ER 20mg, Pantoprazole sod DR 40 mg tablets and hydrocodone/acetaminophen."))
        .containsExactly("Oxycodone HCL ER", "Pantoprazole sod DR", "hydrocodone/acetaminophen");
  }

  @ParameterizedTest
  @CsvSource({"cyclobenzaprime", "Cyclobenzaprin", "cyclobenzparine", "rnethocarbamol", "omeprazo1e", "cycl0benzaprine"})
  void oneWrongLetterInALongNameIsAMisspelling(String name) {
    assertThat(names("She takes " + name + " 10mg.")).containsExactly(name);
  }

  @Test
  void aWordOfEnglishIsNoMisspelling() {
    assertThat(names("A fall preceded the differing tactical aspects of a contrived northern concerto; mitigate the sprint.")).isEmpty();
  }

  @Test
  void aDoctorBehindADrugIsNoReleaseForm() {
    assertThat(names("She was given Prilosec Dr. Smith wrote.")).containsExactly("Prilosec");
  }

  @Test
  void aSecondNameInBracketsIsAMentionOfItsOwnWithTheSameDetails() {
    assertThat(details("The request was for Cyclobenzaprine (Flexeril) 7.5mg #60."))
        .containsExactly("Cyclobenzaprine: 7.5 mg, #60", "Flexeril: 7.5 mg, #60");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Norco 10/325mg #60 with 2 refills                     | Norco: 10/325 mg, #60, 2 refills
      Norco 10-325 mg # 60                                  | Norco: 10/325 mg, #60
      Norco 10mg/325mg QTY: 60 refills: 0                   | Norco: 10/325 mg, #60, 0 refills
      Norco 10/325 #90                                      | Norco: 10/325 mg, #90
      90 tablets of Norco 5/325mg with one refill           | Norco: 5/325 mg, tablet, #90, 1 refills
      Tizanidine tab 4mg day supply: 30 qty: 90 refills: 1  | Tizanidine: 4 mg, tablet, 30 days, #90, 1 refills
      Trezix 320.5/30/16mg                                  | Trezix: 320.5/30/16 mg
      Tramadol (10mg/1ml oral suspension) 400ml             | Tramadol: 10 mg/1 ml, oral suspension, #400 ml
      Naproxen 550mg one tablet by mouth every 12 hours prn | Naproxen: 550 mg, tablet, 1, oral, every 12 hours as needed
      Tramadol 50 mg 1-2 tabs po q4-6h, #120                | Tramadol: 50 mg, tablet, 1-2, oral, every 4-6 hours, #120
      Ketoprofen 20% cream, 150 grams                       | Ketoprofen: 20 %, cream, #150 g
      Baclofen, one month supply                            | Baclofen: 1 month
      two months coverage of Lyrica 75mg                    | Lyrica: 75 mg, 2 months
      Three refills of Mobic 15mg #30                       | Mobic: 15 mg, #30, 3 refills
      Lidoderm 5% patch apply to affected area 12 hours daily, 1 box, no refills | Lidoderm: 5 %, patch, 1/day, #1, 0 refills
      Gabapentin 300mg TID x 30 days                        | Gabapentin: 300 mg, 3/day, 30 days
      Fentanyl patch 25 mcg/hr every 72 hours               | Fentanyl: 25 mcg/hr, patch, every 72 hours
      Sentra PM sixty (60) capsules                         | Sentra PM: capsule, #60
      Norco 10/325mg #60 x 3 refills                        | Norco: 10/325 mg, #60, 3 refills
      Tylenol with codeine #3, #60                          | Tylenol with codeine #3: #60
      Zolpidem 10 mg at bedtime                             | Zolpidem: 10 mg, at bedtime
      Synvisc-One x 1                                       | Synvisc-One: #1
      Euflexxa injections, series of three                  | Euflexxa: #3
      Voltaren 1% gel 2 grams to affected area QID, 300 grams | Voltaren: 1 %, gel, 2 g, 4/day, #300 g
      Tizanidine 4mg one-half to one tablet at bedtime #30  | Tizanidine: 4 mg, tablet, 1/2-1, at bedtime, #30
      Soma 350mg (1) tab tid #60 per month                  | Soma: 350 mg, tablet, 1, 3/day, #60
      Ketoprofen 10% cream apply two pumps TID              | Ketoprofen: 10 %, cream, 2, 3/day
      """)
  void readsTheDetailsOfARequest(String request, String expected) {
    assertThat(details(Letters.letter("He fell.", request + ": Upheld", "It did not help."))).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      He takes half a tablet of Soma.                    | Soma: tablet, 1/2
      She applies two Flector patches twice a day.       | Flector: patch, 2, 2/day
      He takes up to 6 Norco per day.                    | Norco: 6, 1/day
      He was injected with 2 cc of lidocaine.            | lidocaine: 2 cc
      One cc of Kenalog was injected into the shoulder.  | Kenalog: 1 cc
      Toradol 30 mg/ml 2 ml IM                           | Toradol: 30 mg/ml, 2 ml, intramuscular
      """)
  void readsTheAmountOfOneIntake(String text, String expected) {
    assertThat(details(text)).containsExactly(expected);
    assertThat(Letters.find(Medication.class, text).get(0).getDosage()).isNotNull();
  }

  @Test
  void anAmountBehindAndBelongsToTheNextDrug() {
    assertThat(details(Letters.letter("He fell.", "Knee injection with 3 cc lidocaine and 2 cc depo-medrol: Upheld", "No.")))
        .containsExactly("lidocaine: 3 cc", "depo-medrol: 2 cc");
  }

  @Test
  void ofHowMuchAndHowManyTheFirstIsTheQuantityAndBothAreMarked() {
    String text = "Medications: Menthoderm 90gm #2 with 1 refill.";
    assertThat(details(text)).containsExactly("Menthoderm: #90 g, 1 refills");
    assertThat(Letters.find(MedicationAttribute.class, text))
        .extracting(MedicationAttribute::getKind, MedicationAttribute::getValue)
        .containsExactly(tuple("quantity", "90 g"), tuple("quantity", "2"), tuple("refills", "1"));
  }

  @Test
  void theFormThatHoldsDrugsIsTheFormOfEach() {
    assertThat(details("The cream contains ketoprofen, gabapentin and lidocaine. He takes Norco."))
        .containsExactly("ketoprofen: cream", "gabapentin: cream", "lidocaine: cream", "Norco: ");
  }

  @Test
  void readsTheDetailsAcrossALineBreak() {
    assertThat(details("The patient takes Norco 10/325mg one\n   tablet twice\n\ndaily as needed for severe pain #60."))
        .containsExactly("Norco: 10/325 mg, tablet, 1, 2/day as needed, #60");
  }

  @Test
  void aDetailIsNeverTheNeighbours() {
    assertThat(details("He was given Soma, Norco 10/325mg #60, Naproxen, 30 tablets of Mobic 15 mg and Lyrica."))
        .containsExactly("Soma: ", "Norco: 10/325 mg, #60", "Naproxen: ", "Mobic: 15 mg, tablet, #30", "Lyrica: ");
  }

  @Test
  void aPainScoreADateAPageAndACountOfSessionsAreNoDose() {
    assertThat(details("With Norco 6/10 pain remains. He took Soma on 10/12/16. See Mobic, page 60. Mobic and 12 sessions."))
        .containsExactly("Norco: ", "Soma: ", "Mobic: ", "Mobic: ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Flurbiprofen 10%-Cyclobenzaprine 3%                                      | Flurbiprofen: 10 %; Cyclobenzaprine: 3 %
      Flurbiprofen 20%, Baclofen 10%, in cream base, 200 grams                 | Flurbiprofen: 20 %, cream, #200 g; Baclofen: 10 %, cream, #200 g
      Compound cream: Gabapentin 6%/Lidocaine 5%/Menthol 2% 180gm              | Gabapentin: 6 %, cream, #180 g; Lidocaine: 5 %, cream, #180 g; Menthol: 2 %, cream, #180 g
      Ketoprofen/Lidocaine 10%/5% 120gm                                        | Ketoprofen: 10 %, #120 g; Lidocaine: 5 %, #120 g
      Flurbiprofen 25%/Baclofen 5% in Mediderm base 30 gm                      | Flurbiprofen: 25 %, #30 g; Baclofen: 5 %, #30 g; Mediderm: #30 g
      Terocin lotion (Menthol 10%, Lidocaine 2.5%) 120 ml                      | Terocin: lotion, #120 ml; Menthol: 10 %, lotion, #120 ml; Lidocaine: 2.5 %, lotion, #120 ml
      """)
  void everyIngredientOfACompoundHasWhatBelongsToTheWhole(String request, String expected) {
    assertThat(String.join("; ", details(Letters.letter("He fell.", request + ": Upheld", "It did not help."))))
        .isEqualTo(expected);
  }

  @Test
  void aVerbAmongTheDetailsStillTellsOfTheStatus() {
    assertThat(status("Mobic was taken for two weeks and stopped. The cream holds Menthol 4%.", "No."))
        .containsExactly("Mobic past", "Menthol current");
  }

  @Test
  void aDrugInDisputeIsRequestedUnderItsOtherNamesToo() {
    assertThat(status("The plan included pregabalin and Soma.", "The request for pregabalin is denied."))
        .containsExactly("pregabalin requested", "Soma current", "pregabalin requested");
  }

  @Test
  void theSettledCasesOfStatus() {
    assertThat(status("Current medications include Norco and Lyrica. He failed Neurontin. Prior treatment included Soma.", "No."))
        .containsExactly("Norco current", "Lyrica current", "Neurontin past", "Soma past");
    assertThat(status("The treatment plan included Norco and Lyrica. Mobic was authorized. She denied the use of Soma.", "No."))
        .containsExactly("Norco current", "Mobic authorized", "Soma absent");
    assertThat(status("The doctor gave her Soma. Utilization review gave Norco 5/325mg #30.", "No."))
        .containsExactly("Soma current", "Norco authorized");
    assertThat(status("The utilization review denied the request for Lyrica and certified Norco 5/325mg #30.", "No."))
        .containsExactly("Norco authorized");
    assertThat(status("He hurts.", "NSAIDs such as Mobic are recommended. There is no documentation of failure of Tylenol."))
        .containsExactly("Mobic general", "Tylenol absent");
  }

  @Test
  void inThePlanAnotherStrengthOrProductIsNotTheOneInDispute() {
    assertThat(status("The plan included Lyrica 150mg. Review denied Lyrica 50mg.", "No."))
        .containsExactly("Lyrica current");
    String kit = Letters.letter("The plan included cyclobenzaprine.", "Tabradol 1mg/ml oral suspension 200ml: Upheld", "No.");
    assertThat(Letters.find(Medication.class, kit))
        .extracting(Medication::getCoveredText, Medication::getStatus)
        .containsExactly(tuple("cyclobenzaprine", "current"), tuple("Tabradol", "requested"));
  }

  @Test
  void aRationaleTellsOfThePatientTooWhereItSaysWhatTheDrugDid() {
    assertThat(status("He hurts.", "Soma was started in May. Norco reduced his pain. Mobic was not effective. "
            + "He works despite ongoing usage of Ambien. There is no evidence that drugs such as Tylenol were tried."))
        .containsExactly("Soma current", "Norco current", "Mobic past", "Ambien current", "Tylenol absent");
    assertThat(status("He takes no drugs other than Soma. He cannot tolerate Mobic. Allergies: codeine. "
            + "She has had therapy, two injections and Voltaren.", "Tylenol may be tried."))
        .containsExactly("Soma current", "Mobic past", "codeine past", "Voltaren past", "Tylenol general");
    assertThat(status("He no longer takes Soma. He used Mobic in the past. There is no record of her being on Norco. "
            + "Treatment to date: rest, Motrin. The doctor recommended that he continue Lyrica and Prilosec.", "No."))
        .containsExactly("Soma past", "Mobic past", "Norco absent", "Motrin past", "Prilosec current");
  }

  @Test
  void thePartThatTheAdministratorAuthorizedIsAuthorized() {
    String request = "Norco 10/325mg #60 was the original request. Norco 10/325mg #20 was authorized by the Claims "
        + "Administrator. The remaining IMR eligible portion of the original request, Norco 10/325mg #40 is: Upheld";
    assertThat(Letters.find(Medication.class, Letters.letter("He fell.", request, "It did not help.")))
        .extracting(Medication::getQuantity, Medication::getStatus)
        .containsExactly(tuple("60", "requested"), tuple("20", "authorized"), tuple("40", "requested"));
  }

  @Test
  void theRequestIsLinkedWithItsDrugByTheNumberOfTheItem() {
    String letter = Letters.letter("He takes Soma.", "Norco 10/325mg #60: Upheld", "Norco did not help.");
    Determination item = Letters.find(Determination.class, letter).get(0);
    assertThat(Letters.find(Medication.class, letter))
        .extracting(Medication::getCoveredText, Medication::getIssue)
        .containsExactly(tuple("Soma", 0), tuple("Norco", item.getNumber()), tuple("Norco", item.getNumber()));
  }

  @Test
  void everyDetailIsAnAnnotationThatNamesItsDrug() {
    String text = "He takes Norco 10/325mg #60.";
    assertThat(Letters.find(MedicationAttribute.class, text))
        .extracting(
            MedicationAttribute::getCoveredText, MedicationAttribute::getKind, MedicationAttribute::getValue,
            a -> text.substring(a.getMedicationBegin(), a.getMedicationEnd()))
        .containsExactly(tuple("10/325mg", "strength", "10/325 mg", "Norco"), tuple("#60", "quantity", "60", "Norco"));
  }

  @Test
  void aDrugInsideAProcedureATestOrAGuidelineBlockIsNone() {
    assertThat(names("An epidural steroid injection and a cortisone injection; vitamin D deficiency; methadone clinic.")).isEmpty();
    assertThat(Letters.find(DrugClass.class, "The opioid risk tool; opioid dependence; an opiate screen.")).isEmpty();
    assertThat(Letters.find(DrugClass.class, Letters.letter("He fell.", "Norco #60: Upheld", "No."))).isEmpty();
  }

  @Test
  void aClassHasItsAdjectivesAndItsNoun() {
    assertThat(Letters.find(DrugClass.class, "She took non-sedating muscle relaxants, oral NSAIDs, opioid medications and opioid therapy."))
        .extracting(DrugClass::getCoveredText)
        .containsExactly("non-sedating muscle relaxants", "oral NSAIDs", "opioid medications", "opioid");
  }
}
