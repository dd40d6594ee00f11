package org.lettermark.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lettermark.match.Models;
import org.lettermark.match.Table;

/** A folder of models for {@code annotate --models}: its {@code models.tsv} names every model with its hash. */
final class ModelFolder {

  private static final String SHIPPED = "classpath:/org/lettermark/models/";
  private static final String LIST = "models.tsv";

  private final Path folder;

  private ModelFolder(Path folder) {
    this.folder = folder;
  }

  /** A folder; where it has no {@code models.tsv} yet, it gets the models that ship. */
  static ModelFolder of(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve(LIST))) {
      for (String file : Models.files(SHIPPED + LIST).keySet()) {
        if (!Files.exists(folder.resolve(file))) {
          Files.write(folder.resolve(file), Table.bytes(SHIPPED + file));
        }
      }
      Files.write(folder.resolve(LIST), Table.bytes(SHIPPED + LIST));
    }
    return new ModelFolder(folder);
  }

  /**
   * Writes the hashes of models that have been made anew into {@code models.tsv}.
   *
   * @param files file of each model by its name
   * @param cells the cells {@code origin}, {@code licence} and {@code trainedOn}
   */
  void list(Map<String, String> files, String... cells) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(LIST), StandardCharsets.UTF_8)) {
      if (!files.containsKey(line.split("\t", 2)[0])) {
        lines.add(line);
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      String hash = Models.sha256(folder.resolve(file.getValue()).toString());
      lines.add(String.join("\t", file.getKey(), file.getValue(), hash, String.join("\t", cells)));
    }
    Files.write(folder.resolve(LIST), lines, StandardCharsets.UTF_8);
  }
}
