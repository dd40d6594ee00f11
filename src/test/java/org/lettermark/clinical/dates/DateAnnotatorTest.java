package org.lettermark.clinical.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lettermark.testing.Letters.find;
import static org.lettermark.testing.Letters.letter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lettermark.type.LetterDate;

class DateAnnotatorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          She was seen on 3/9/16.                       | 3/9/16            | 2016-03-09
          She was seen on 03-09-2016.                   | 03-09-2016        | 2016-03-09
          She was seen on March 9, 2016.                | March 9, 2016     | 2016-03-09
          She was seen on Mar. 9th, 2016.               | Mar. 9th, 2016    | 2016-03-09
          She was seen on the 9th of March 2016.        | 9th of March 2016 | 2016-03-09
          She was seen on 2016-03-09.                   | 2016-03-09        | 2016-03-09
          She was seen on 3.9.2016 again.               | 3.9.2016          | 2016-03-09
          She was seen in Sept 2016.                    | Sept 2016         | 2016-09
          She was seen in April of 2016.                | April of 2016     | 2016-04
          The MRI of 03/2016 was read.                  | 03/2016           | 2016-03
          Medical records from 2014 came.               | 2014              | 2014
          He had a fusion in late 1998 there.           | 1998              | 1998
          The 2011 MRI shows a tear.                    | 2011              | 2011
          He had a knee arthroscopy (2009) once.        | 2009              | 2009
          He was hurt on 11/2/98 at work.               | 11/2/98           | 1998-11-02
          """)
  void readsEveryFormToThePrecisionOfTheText(String sentence, String text, String value) {
    assertThat(find(LetterDate.class, "Decision Date: 12/21/2016.\n\n" + sentence))
        .extracting(LetterDate::getCoveredText, LetterDate::getValue)
        .containsExactly(tuple("12/21/2016", "2016-12-21"), tuple(text, value));
  }

  @Test
  void readsADateThatIsBrokenOverALineOrGluedToTheNextWord() {
    assertThat(find(LetterDate.class, "He was seen on 3-9-\n16 and on 04/21/14.Norco helps."))
        .extracting(LetterDate::getValue)
        .containsExactly("2016-03-09", "2014-04-21");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The pain was rated 6/10 and later 4-5/10.",
        "Blood pressure was 138/88, motor strength 5/5 and reflexes 2/2.",
        "Norco 10/325 mg and a capsule of 20.5/30/16 mg were given.",
        "Fusion at L4-5-16 was planned on 13/45/2015 or 2/30/2015.",
        "Under the MTUS 2016 a trial is needed (Moore, 2007).",
        "The Opioids Guideline (April 20, 2017) sets a ceiling.",
        "It is listed in the ODG Pain Chapter (updated 11/23/16) as an option.",
        "The pain may last for 2016 hours."
      })
  void marksNoDateWhereThereIsNone(String sentence) {
    assertThat(find(LetterDate.class, sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          She hurt her back in a fall on 3/9/2016 at work.                       | injury
          The patient has an occupational claim from 3/9/2016.                   | injury
          The Utilization Review dated 3/9/2016 denied the brace.                | urDecision
          On 3/9/2016, the request for a brace was non-certified.                | urDecision
          A Request for Authorization was signed on 3/9/2016 for a brace.        | request
          On 3/9/2016, the patient complained of knee pain.                      | report
          The progress report dated 3/9/2016 speaks of a planned MRI.            | report
          An MRI of the left knee, dated 3/9/2016, showed a tear.                | service
          He has been on tramadol since at least March 2016.                     | service
          The brace (date of service 3/9/2016) was billed.                       | service
          He was temporarily totally disabled until 3/9/2016 or later.           | other
          """)
  void theWordsAroundADateGiveItsRole(String sentence, String role) {
    assertThat(find(LetterDate.class, sentence)).extracting(LetterDate::getRole).containsExactly(role);
  }

  @Test
  void theLabelsOfTheHeaderGiveTheRoleOfTheDateBehindThem() {
    assertThat(find(LetterDate.class, letter("He fell.", "Norco 10/325mg #60: Upheld", "It helps.")))
        .extracting(LetterDate::getRole)
        .containsExactly("assigned", "injury", "decision", "urDecision", "applicationReceived");
  }

  @Test
  void labelsThatStandTogetherBelongToTheDatesBelowInTheirOrder() {
    String text =
        """
        Date Assigned:
        Decision Date:
        07/07/2014
        08/20/2014

        HOW THE IMR FINAL DETERMINATION WAS MADE
        """;
    assertThat(find(LetterDate.class, text))
        .extracting(LetterDate::getRole)
        .containsExactly("assigned", "decision");
  }

  @Test
  void theTwoEndsOfARangeSaySo() {
    assertThat(find(LetterDate.class, "Treatment reports from 03/08/13 - 09/17/14 and of 10/1/14 and 11/1/14 came in."))
        .extracting(LetterDate::getCoveredText, LetterDate::getRange, LetterDate::getRole)
        .containsExactly(
            tuple("03/08/13", "begin", "report"),
            tuple("09/17/14", "end", "report"),
            tuple("10/1/14", null, "report"),
            tuple("11/1/14", null, "report"));
  }

  @Test
  void aDateInTheBlockOfAnItemCarriesItsNumber() {
    assertThat(find(LetterDate.class, letter("He fell.", "Norco #60, DOS: 11/1/2016: Upheld", "It helps.")))
        .last()
        .extracting(LetterDate::getCoveredText, LetterDate::getIssue, LetterDate::getRole)
        .containsExactly("11/1/2016", 1, "service");
  }
}
