package org.lettermark.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.match.LexiconException;
import org.lettermark.match.Models;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.WrongInputException;

class StatementTrainingTest {

  @TempDir Path folder;

  private void writer(String name, String rows) throws IOException {
    Files.writeString(folder.resolve(name + ".tsv"), "sentence\tpolarity\tstyle\tkind\n" + rows);
  }

  private static String rows(String subject) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      rows.append(subject).append(" climbs ").append(i).append(" stairs again since the brace.\timproved\tsummary\tmobility\n");
      rows.append(subject).append(" works ").append(i).append(" hours again since the brace.\timproved\tsummary\twork\n");
      rows.append(subject).append(" rates the ache ").append(i).append(" of ten.\tnone\tsummary\tpain\n");
    }
    return rows.toString();
  }

  @Test
  void learnsFromOneWriterWhatAnotherWroteAndWritesAFolderOfModels() throws Exception {
    writer("one", rows("She"));
    writer("two", rows("The worker"));

    StatementTraining training = StatementTraining.read(folder, PipelineOptions.DEFAULT);
    StatementFigures figures = training.crossValidate();
    Path models = folder.resolve("models");
    training.write(models, figures);

    assertThat(training.statements()).isEqualTo(48);
    assertThat(figures.f1()).isGreaterThan(0.9);
    assertThat(Models.files(models.resolve("models.tsv").toString()))
        .containsEntry("statements.bin", Models.sha256(models.resolve("statements.bin").toString()))
        .containsKey("mayo-pos.zip");
    assertThat(models.resolve("statements.md")).content().contains("72 sentences, 48 of them statements, of the writers one, two");
  }

  @Test
  void aWrongRowIsNamed() throws Exception {
    writer("one", rows("She"));
    writer("two", "She walks.\tbetter\tsummary\tmobility\n");
    assertThatThrownBy(() -> StatementTraining.read(folder, PipelineOptions.DEFAULT))
        .isInstanceOf(LexiconException.class)
        .hasMessageEndingWith("two.tsv:2: expected a polarity: one of criterion, improved, none, notDocumented, notImproved");
  }

  @Test
  void oneWriterIsTooFew() throws Exception {
    writer("one", rows("She"));
    assertThatThrownBy(() -> StatementTraining.read(folder, PipelineOptions.DEFAULT))
        .isInstanceOf(WrongInputException.class).hasMessageContaining("two writers or more");
  }
}
