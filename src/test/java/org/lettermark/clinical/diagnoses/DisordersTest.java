package org.lettermark.clinical.diagnoses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lettermark.match.Table;
import org.lettermark.testing.Letters;
import org.lettermark.type.Diagnosis;

/** The names and codes that diagnoses get. */
class DisordersTest {

  @Test
  void aConditionHasOneNameHoweverItIsWritten() throws IOException {
    Map<String, Set<String>> names = new TreeMap<>();
    Map<String, Set<String>> codes = new TreeMap<>();
    for (Table.Row row : Table.read("classpath:/org/lettermark/lexicon/disorders.tsv", "phrase", "preferredName", "icd10cm").rows()) {
      String letters = row.get("phrase").toLowerCase().replaceAll("[^a-z0-9]", "");
      names.computeIfAbsent(letters, key -> new TreeSet<>()).add(row.get("preferredName"));
      codes.computeIfAbsent(letters, key -> new TreeSet<>()).add(String.valueOf(row.get("icd10cm")));
    }

    assertThat(names.values()).filteredOn(same -> same.size() > 1).isEmpty();
    assertThat(codes.values()).filteredOn(same -> same.size() > 1).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          He has post-herpetic neuralgia.              | postherpetic neuralgia | B02.29
          He has postherpetic neuralgia.               | postherpetic neuralgia | B02.29
          She has depression.                          | depression             | F32.9
          She has recurrent depression.                | depression             | F33.9
          She has acute kidney failure.                | acute kidney failure   | N17.9
          She has kidney failure.                      | kidney failure         | N19
          He is treated for juvenile idiopathic arthritis. | arthritis          | M08.90
          """)
  void aCodeSaysNothingElseThanTheWordsOfTheDiagnosis(String sentence, String name, String code) {
    assertThat(Letters.find(Diagnosis.class, sentence))
        .extracting(Diagnosis::getPreferredName, Diagnosis::getIcd10cm)
        .containsExactly(tuple(name, code));
  }
}
