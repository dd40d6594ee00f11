package org.lettermark.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

  /** SHA-256 of the three letters "abc", the first example of FIPS 180-2. */
  private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void aModelIsOpenedByItsName() throws IOException {
    try (InputStream model = Models.open(models("abc", ABC), "sentences")) {
      assertThat(model).hasContent("abc");
    }
  }

  @Test
  void aModelThatIsNotTheOneOfTheTableIsRefused() {
    assertThatThrownBy(() -> Models.open(models("abd", ABC), "sentences"))
        .isInstanceOf(LexiconException.class)
        .hasMessageContaining("models.tsv:2: expected my.bin to have SHA-256 " + ABC + " but it has ");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> Models.open(models("abc", ABC), "names"))
        .hasMessageEndingWith("models.tsv: expected a row with the name \"names\"");
  }

  @Test
  void everyModelThatShipsHasItsHash() throws IOException {
    String shipped = "models/models.tsv";
    Table table = Table.read(shipped, "name", "file");
    assertThat(table.rows()).isNotEmpty();
    for (Table.Row row : table.rows()) {
      Models.open(shipped, row.get("name")).close();
    }
    try (var files = Files.list(Path.of("models"))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !List.of("models.tsv", "README.md", "statements.md").contains(name)))
          .containsExactlyInAnyOrderElementsOf(table.rows().stream().map(row -> row.get("file")).toList());
    }
  }

  private String models(String content, String hash) throws IOException {
    Files.writeString(folder.resolve("my.bin"), content);
    Path table = folder.resolve("models.tsv");
    Files.writeString(
        table,
        "name\tfile\tsha256\torigin\tlicence\ttrainedOn\nsentences\tmy.bin\t" + hash + "\there\tApache-2.0\tnothing\n");
    return table.toString();
  }
}
