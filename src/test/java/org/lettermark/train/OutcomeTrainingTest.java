package org.lettermark.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.tables.TableStore;

class OutcomeTrainingTest {

  @TempDir Path folder;

  /** Sixty items, every fourth overturned; those that are have "gains" in their rationale, and half of the facts tell nothing. */
  private Path items(boolean both) throws Exception {
    Path file = folder.resolve(both + ".duckdb");
    try (TableStore store = TableStore.create(file); Connection tables = store.finish(); Statement sql = tables.createStatement()) {
      for (int i = 0; i < 60; i++) {
        boolean overturned = both && i % 4 == 0;
        sql.execute("INSERT INTO issues (letter, number, outcome, category, maskedRationale, facts, \"group\", split) VALUES ('l" + i + "', 1, '"
            + (overturned ? "overturned" : "upheld") + "', 'medication', 'The notes " + (overturned ? "show gains" : "say little")
            + " of the knee', 'A knee', 'l" + i + "', '" + (i < 36 ? "train" : i < 44 ? "development" : "test") + "')");
      }
    }
    return file;
  }

  @Test
  void learnsWhatTellsTheOutcomeAndSaysHowGoodItIsOnTheTestPart() throws Exception {
    OutcomeTraining training = OutcomeTraining.read(items(true), false);
    training.train();
    training.write(folder.resolve("model"));

    assertThat(training.weightiest(6)).anyMatch(feature -> feature.matches("\\+.* word gains"));
    assertThat(training.card()).contains("| train | 36 | 9 |").contains("| test | 16 | 4 |")
        .contains("| balanced accuracy | 1.000 | 1.000 to 1.000 | 0.500 |").contains("| is overturned | 0 | 4 |");
    for (String file : OutcomeTraining.FILES) {
      assertThat(folder.resolve("model").resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void factsOnlyDoesNotSeeTheRationale() throws Exception {
    OutcomeTraining training = OutcomeTraining.read(items(true), true);
    training.train();

    assertThat(training.weightiest(50)).noneMatch(feature -> feature.contains("gains"));
    assertThat(training.card()).contains("facts only").contains("| PR-AUC of overturned | 0.250 |");
  }

  @Test
  void theAuditNamesTheWordThatLeaks() throws Exception {
    assertThat(OutcomeTraining.auditMask(items(true), 8)).anyMatch(word -> word.contains("word gains"));
  }

  @Test
  void oneOutcomeAloneTeachesNothing() throws Exception {
    Path file = items(false);

    assertThatThrownBy(() -> OutcomeTraining.read(file, false)).isInstanceOf(TrainingException.class).hasMessageContaining("does not have both outcomes");
  }

  @Test
  void measuresAreThoseOfTheTextbooks() {
    List<OutcomeFigures.Guess> guesses = List.of(guess(true, 0.9), guess(false, 0.8), guess(true, 0.6), guess(false, 0.1));

    assertThat(OutcomeFigures.balancedAccuracy(guesses)).isEqualTo(0.75);
    assertThat(OutcomeFigures.f1(guesses)).isEqualTo(0.8);
    assertThat(OutcomeFigures.averagePrecision(guesses)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
    assertThat(OutcomeFigures.brier(guesses)).isCloseTo((0.01 + 0.64 + 0.16 + 0.01) / 4, within(1e-9));
  }

  private static OutcomeFigures.Guess guess(boolean overturned, double probability) {
    return new OutcomeFigures.Guess(new OutcomeItem("l", 1, "g", "test", overturned, "", List.of()), probability);
  }
}
