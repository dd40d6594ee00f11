package org.lettermark.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.testing.Letters;

class LetterTablesTest {

  private static final String LETTER = Letters.letter(
      "The worker \uD83E\uDDBA is a 45 year old woman with a left ankle sprain. She takes Norco.",
      "Norco 10/325 mg, Norco, (Norco #60 with 2 refills) and Lidoderm patch #30: Overturned",
      "Norco helped her walk to the store. The request for Norco is medically necessary. The sprain is old.");

  @Test
  void aDrugThatTheRequestNamesThreeTimesIsOneDrugWithAllItsDetails() throws Exception {
    assertThat(rows("disputed_drugs", Column.Words.ALL)).extracting(
            row -> row.get("genericName"), row -> row.get("strength"), row -> row.get("quantityNumber"), row -> row.get("refillsNumber"))
        .containsExactly(
            tuple("hydrocodone-acetaminophen", "10/325 mg", 60.0, 2),
            tuple("lidocaine", null, 30.0, null));
    Map<String, Object> issue = rows("issues", Column.Words.ALL).get(0);
    assertThat(issue.get("drugs")).isEqualTo(List.of("hydrocodone-acetaminophen", "lidocaine"));
    assertThat(issue).containsEntry("outcome", "overturned").containsEntry("category", "medication").containsEntry("number", 1);
    assertThat(issue.get("reviewerGuidelines")).isEqualTo(List.of("MTUS"));
    assertThat((List<?>) issue.get("diagnoses")).anyMatch(name -> name.toString().contains("sprain"));
  }

  @Test
  void textsOfAnItemStandThereAsTheyAreAndMasked() throws Exception {
    Map<String, Object> issue = rows("issues", Column.Words.ALL).get(0);

    assertThat(issue.get("rationale").toString()).contains("Norco helped her walk").contains("is medically necessary");
    assertThat(issue.get("maskedRationale").toString()).contains("Norco helped her walk").contains("sprain is old").doesNotContain("necessary");
    assertThat(issue.get("summary").toString()).contains("45 year old woman");
    assertThat(issue.get("facts").toString()).contains("Lidoderm patch #30").contains("45 year old").doesNotContain("helped her walk");
  }

  @Test
  void offsetsAreGivenInBothUnits() throws Exception {
    Map<String, Object> sprain = rows("diagnoses", Column.Words.ALL).get(0);

    assertThat(LETTER.substring((int) sprain.get("begin"), (int) sprain.get("end"))).isEqualTo(sprain.get("covered"));
    int begin = LETTER.offsetByCodePoints(0, (int) sprain.get("beginCodePoint"));
    assertThat(begin).isEqualTo(sprain.get("begin"));
    assertThat((int) sprain.get("beginCodePoint")).isEqualTo((int) sprain.get("begin") - 1);
    assertThat(sprain).containsEntry("section", "summary").containsEntry("issue", 0).containsEntry("letter", "a");
  }

  @Test
  void theHeaderIsTyped() throws Exception {
    Map<String, Object> letter = rows("letters", Column.Words.ALL).get(0);

    assertThat(letter).containsEntry("decisionDate", LocalDate.of(2019, 4, 5)).containsEntry("patientAge", 45)
        .containsEntry("items", 1).containsEntry("overturned", 1).containsEntry("characters", LETTER.length());
    assertThat(letter.get("specialties")).isEqualTo(List.of("Family Practice"));
  }

  @Test
  void whoMayNotKeepTextGetsTheSameColumnsWithoutIt() throws Exception {
    Map<String, Object> all = rows("issues", Column.Words.ALL).get(0);
    Map<String, Object> none = rows("issues", Column.Words.NONE).get(0);

    assertThat(none.keySet()).isEqualTo(all.keySet());
    assertThat(none.get("rationale")).isNull();
    assertThat(none.get("request")).isNull();
    assertThat(none.get("drugs")).isEqualTo(all.get("drugs"));
    assertThat(rows("issues", Column.Words.RATIONALE).get(0)).isEqualTo(all);
    assertThat(rows("letters", Column.Words.RATIONALE).get(0).get("text")).isNull();
    assertThat(rows("diagnoses", Column.Words.RATIONALE).get(0).get("covered")).isNull();
  }

  @Test
  void everyColumnOfATableHasANameOfItsOwn() {
    for (Table<?> table : LetterTables.ALL_TABLES) {
      assertThat(table.columns()).extracting(Column::name).doesNotHaveDuplicates().containsAll(table.key());
    }
  }

  private static List<Map<String, Object>> rows(String name, Column.Words kept) throws Exception {
    LetterView letter = LetterView.of("a", FlatLetter.of(Letters.annotate(LETTER).getCas()), OutcomeMask.read(OutcomeMask.RULES));
    Table<?> table = LetterTables.ALL_TABLES.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object[] cells : table.rows(letter, kept)) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        row.put(table.columns().get(i).name(), cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
