package org.lettermark.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lettermark.match.Table;

/** Every RxNorm id that ships is that of its ingredient. */
class RxNormIdsTest {

  private static final Path NAMES = Path.of("..", "shared", "reference", "rxnorm-names.tsv");
  private static final String DRUGS = "classpath:/org/lettermark/lexicon/medications.tsv";

  /** The ids of each name that is an ingredient. */
  private static final Map<String, Set<String>> INGREDIENTS = new HashMap<>();

  @BeforeAll
  static void readRxNorm() throws IOException {
    assumeTrue(Files.exists(NAMES), "RxNorm's names lie beside the project only where it is developed: " + NAMES);
    for (String line : Files.readAllLines(NAMES)) {
      String[] cells = line.split("\t");
      if (cells.length >= 3 && (cells[2].equals("IN") || cells[2].equals("PIN"))) {
        INGREDIENTS.computeIfAbsent(cells[0], name -> new HashSet<>()).add(cells[1]);
      }
    }
  }

  @Test
  void everyIdIsThatOfItsIngredient() throws IOException {
    List<String> wrong = new ArrayList<>();
    int ids = 0;
    for (Table.Row row : Table.read(DRUGS, "genericName", "rxcui").rows()) {
      if (row.get("rxcui") == null) {
        continue;
      }
      String[] names = row.get("genericName").split("-");
      String[] codes = row.get("rxcui").split("-");
      for (int i = 0; i < codes.length; i++) {
        ids++;
        if (codes.length != names.length || !INGREDIENTS.getOrDefault(plain(names[i]), Set.of()).contains(codes[i])) {
          wrong.add(row.line() + ": " + row.get("genericName") + " " + row.get("rxcui"));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ids).as("ids looked at").isGreaterThan(5000);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }
}
