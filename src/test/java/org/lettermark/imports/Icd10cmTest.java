package org.lettermark.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.match.Lexicon;
import org.lettermark.match.LexiconException;
import org.lettermark.match.Table;

class Icd10cmTest {

  private static final Path REFERENCE = Path.of("../shared/reference/icd10cm-order-2021.txt");
  private static final String LEXICON = "classpath:/org/lettermark/lexicon/";

  @TempDir Path folder;

  @Test
  void everyCodeOfTheLexiconIsInTheOfficialFile() throws IOException {
    assumeTrue(Files.exists(REFERENCE), "the official list of codes is not at " + REFERENCE);
    Icd10cm official = Icd10cm.read(REFERENCE);
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (String name : List.of("disorders.tsv", "symptoms.tsv", "diagnosis-codes.tsv")) {
      for (Table.Row row : Table.read(LEXICON + name, "icd10cm").rows()) {
        String code = row.get("icd10cm");
        checked += code == null ? 0 : 1;
        if (code != null && official.label(code) == null) {
          wrong.add(name + ":" + row.line() + ": " + code);
        }
        String label = row.get("label");
        if (label != null && !label.equals(official.label(code))) {
          wrong.add(name + ":" + row.line() + ": " + code + " is " + official.label(code));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(4000);
  }

  @Test
  void takesOutUnknownCodesAndAddsLabelsWithoutTheEncounter() throws IOException {
    Path file =
        official(
            "00001 M545    1 Low back pain                                                Low back pain",
            "00002 S830    0 Wobble of knee                                               Wobble of knee",
            "00003 S830XXA 1 Wobble of left knee, init                                    "
                + "Wobble of left knee, initial encounter",
            "00004 V001XXA 1 Fall from a cloud                                            Fall from a cloud");
    Path disorders =
        Files.writeString(
            Files.createDirectory(folder.resolve("in")).resolve("disorders.tsv"),
            "# Names.\nphrase\tpreferredName\ticd10cm\tsource\n"
                + "lumbago\tlow back pain\tM54.5\tusage\nvapours\tvapours\tX99.9\tusage\n");

    Icd10cm.Summary summary = Icd10cm.read(file).rewrite(List.of(disorders.toString()), folder.resolve("out"));

    assertThat(summary.checked()).isEqualTo(2);
    assertThat(summary.unknown()).containsOnlyKeys("disorders.tsv").containsValue(Set.of("X99.9"));
    assertThat(folder.resolve("out/disorders.tsv"))
        .hasContent(
            """
            # Names.
            phrase\tpreferredName\ticd10cm\tsource
            lumbago\tlow back pain\tM54.5\tusage
            vapours\tvapours\t-\tusage
            low back pain\tlow back pain\tM54.5\tICD-10-CM
            wobble of knee\twobble of knee\tS83.0\tICD-10-CM
            wobble of left knee\twobble of left knee\tS83.0XXA\tICD-10-CM
            """);
    assertThat(Lexicon.read(folder.resolve("out/disorders.tsv").toString(), "icd10cm").rows()).hasSize(5);
  }

  @Test
  void aFileOfAnotherFormIsRefusedWithItsLine() throws IOException {
    Path file =
        official(
            "00001 M545    1 Low back pain                                                Low back pain",
            "M54.5,Low back pain");

    assertThatThrownBy(() -> Icd10cm.read(file))
        .isInstanceOf(LexiconException.class)
        .hasMessageContaining("icd10cm.txt:2: expected the columns");
  }

  private Path official(String... lines) throws IOException {
    return Files.write(folder.resolve("icd10cm.txt"), List.of(lines));
  }
}
