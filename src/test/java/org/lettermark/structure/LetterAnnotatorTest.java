package org.lettermark.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lettermark.testing.Letters;
import org.lettermark.type.Letter;

class LetterAnnotatorTest {

  private static final String BODY = "\nHOW THE IMR FINAL DETERMINATION WAS MADE\nA reviewer decided.\n\nCLINICAL CASE SUMMARY\nHe fell.\n";

  private static final String FIELDS =
      "CM14-9000001 2014-07-03 1993-02-11 2014-10-15 2014-04-29 2014-05-19 Standard";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the columns side by side, the last label over two lines
        "Case Number: CM14-9000001\nDate Assigned: 07/03/2014     Date of Injury: 02/11/1993\n"
            + "Decision Date: 10/15/2014     UR Denial Date: 04/29/2014\n"
            + "Priority: Standard            Application   05/19/2014\n                              Received:\n",
        // one column after the other
        "Case Number: CM14-9000001\nDate Assigned: 07/03/2014\nDecision Date: 10/15/2014\nPriority: Standard\n"
            + "Date of Injury: 02/11/1993\nUR Denial Date: 04/29/2014\nApplication Received: 05/19/2014\n",
        // labels, then values
        "Case Number:\nDate Assigned:\nDecision Date:\nPriority:\nDate of Injury:\nUR Denial Date:\nApplication\nReceived:\n"
            + "CM14-9000001\n07/03/2014\n10/15/2014\nStandard\n02/11/1993\n04/29/2014\n05/19/2014\n",
        // values, then labels
        "CM14-9000001\n07/03/2014\n10/15/2014\nStandard\n02/11/1993\n04/29/2014\n05/19/2014\n"
            + "Case Number:\nDate Assigned:\nDecision Date:\nPriority:\nDate of Injury:\nUR Denial Date:\nApplication Received:\n",
        // labels and values of the left column, then of the right one
        "Case Number: Date Assigned: Decision Date: Priority: CM14-9000001 07/03/2014 10/15/2014 Standard\n"
            + "Date of Injury: UR Denial Date: Application Received: 02/11/1993 04/29/2014 05/19/2014\n",
        // tags
        "<b>Case Number:</b>\tCM14-9000001\n<b>Date Assigned:</b>\t07/03/2014\t<b>Date of Injury:</b>\t02/11/1993\n"
            + "<b>Decision Date:</b>\t10/15/2014\t<b>UR Denial Date:</b>\t04/29/2014\n"
            + "<b>Priority:</b>\tStandard\t<b>Application Received:</b>\t05/19/2014\n",
        // ISO dates and two-digit years
        "Case Number: CM14-9000001\nDate Assigned: 2014-07-03\nDate of Injury: 2/11/93\nDecision Date: October 15, 2014\n"
            + "UR Denial Date: 4-29-14\nApplication Received: 05/19/14\nPriority: Standard\n"
      })
  void readsTheCaseFieldsWhateverTheirOrder(String header) {
    Letter letter = letter(header + BODY);

    assertThat(
            String.join(
                " ", letter.getCaseNumber(), letter.getDateAssigned(), letter.getDateOfInjury(), letter.getDecisionDate(),
                letter.getUrDenialDate(), letter.getApplicationReceived(), letter.getPriority()))
        .isEqualTo(FIELDS);
  }

  @Test
  void aLabelWithoutValueTakesNoneFromItsNeighbour() {
    Letter letter = letter("Date Assigned:          Date of Injury: 02/11/1993\nPriority:\n" + BODY);

    assertThat(letter.getDateOfInjury()).isEqualTo("1993-02-11");
    assertThat(letter.getDateAssigned()).isNull();
    assertThat(letter.getPriority()).isNull();
    assertThat(letter.getCaseNumber()).isNull();
  }

  @Test
  void readsTheHeaderOfTheNoticesOf2013() {
    Letter letter =
        letter(
            """
            Notice of Independent Medical Review Determination Dated: 12/26/2013

            Date of UR Decision: 8/2/2013
            Date of Injury: 1/12/2012
            IMR Application Received: 8/8/2013
            MAXIMUS Case Number: CM13-9000001

            1) MAXIMUS Federal Services, Inc. has determined the request for a cane is medically necessary and appropriate.

            INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE
            A Notice of Assignment and Request for Information went out on 9/3/2013.
            """);

    assertThat(
            String.join(
                " ", letter.getLayout(), letter.getCaseNumber(), letter.getDecisionDate(), letter.getUrDenialDate(),
                letter.getDateOfInjury(), letter.getApplicationReceived(), letter.getDateAssigned()))
        .isEqualTo("2013-notice CM13-9000001 2013-12-26 2013-08-02 2012-01-12 2013-08-08 2013-09-03");
  }

  @Test
  void readsTheCredentialsFromTheirLines() {
    Letter letter =
        letter(
            "HOW THE IMR FINAL DETERMINATION WAS MADE\nRead.\n\nThe Expert Reviewer has the following credentials:\n"
                + "State(s) of Licensure: Maine,New Mexico, Guam\nCertification(s)/Specialty: Physical Medicine & Rehabilitation,\n"
                + "Pain Management\n\nCLINICAL CASE SUMMARY\nHe fell.\n");

    assertThat(letter.getLicensureStates().toArray()).containsExactly("Maine", "New Mexico", "Guam");
    assertThat(letter.getSpecialties().toArray()).containsExactly("Physical Medicine & Rehabilitation", "Pain Management");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The reviewer is Board Certified in Neurology and Psychiatry; has a subspecialty in Sleep care and is licensed"
            + " to practice in Nevada.|Neurology, Psychiatry, Sleep care|Nevada",
        "The reviewer is Board Certified in Chiropractic and Acupuncture and is licensed to practice in Texas and Ohio, and is"
            + " in practice in Utah.|Chiropractic, Acupuncture|Texas, Ohio",
        "Board Certified in Internal Medicine, with a subspecialty in Cardiology, the reviewer is licensed to practice in New"
            + " Mexico.|Internal Medicine, Cardiology|New Mexico",
        "The reviewer is Board Certified in Orthopedic Surgery, and is licensed to practice in Rhode Island, Iowa and Maine."
            + "|Orthopedic Surgery|Rhode Island, Iowa, Maine"
      })
  void readsTheCredentialsFromASentence(String sentence, String specialties, String states) {
    Letter letter = letter("HOW THE IMR FINAL DETERMINATION WAS MADE\n" + sentence + "\n\nCLINICAL CASE SUMMARY\nHe fell.\n");

    assertThat(String.join(", ", letter.getSpecialties().toArray())).isEqualTo(specialties);
    assertThat(String.join(", ", letter.getLicensureStates().toArray())).isEqualTo(states);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "The patient is a 55-year-old right hand dominant male who fell.|55|male",
        "This case involves a now 49 year old woman.|49|female",
        "This 62 year-old gentleman fell.|62|male",
        "The 45 y/o F fell.|45|female",
        "A 45yo M fell.|45|male",
        "The injured worker is a(n) 46 year/nold female.|46|female",
        "The male patient, aged 45, fell.|45|male",
        "He is 38 years of age.|38|male",
        "The 71-year-old fell. Her pain is 5/10. She takes Soma.|71|female",
        "The 55-year-old has submitted a claim.|55|-",
        "Mr.      fell in 2012.|-|male",
        "The patient fell. His/her pain is 5/10.|-|-",
        "The patient has a 12-year-old son and pain of 5/10.|-|-",
        "The 20 year old injury was to the neck.|-|-"
      })
  void readsThePatient(String summary, String age, String sex) {
    Letter letter = letter("CLINICAL CASE SUMMARY\n" + summary.replace("/n", "\n") + "\n\nIMR ISSUES, DECISIONS AND RATIONALES\nNone.\n");

    assertThat(Arrays.asList(letter.getPatientAge(), letter.getPatientSex())).containsExactly(age, sex);
  }

  @Test
  void theHeaderCountsMoreThanTheSummary() {
    Letter letter = letter("AGE: 62\nGENDER: F\n\nISSUE AT DISPUTE: A cane\n\nCASE SUMMARY:\nA 61 year old male.\n");

    assertThat(letter.getPatientAge()).isEqualTo("62");
    assertThat(letter.getPatientSex()).isEqualTo("female");
    assertThat(letter.getLayout()).isEqualTo("2013-issue-at-dispute");
  }

  @Test
  void aTextOfNoKnownFormIsALetterToo() {
    Letter letter = letter("Nothing is known.");

    assertThat(letter.getLayout()).isEqualTo("other");
    assertThat(letter.getLicensureStates()).isNull();
    assertThat(letter.getSpecialties()).isNull();
    assertThat(letter.getCoveredText()).isEqualTo("Nothing is known.");
  }

  private static Letter letter(String text) {
    return Letters.find(Letter.class, text).get(0);
  }
}
