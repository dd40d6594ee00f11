package org.lettermark.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.lettermark.match.Table;

/** The class of each drug of the lexicon that ships. */
final class DrugClasses {

  private static final Map<String, String> CLASSES = read();

  private DrugClasses() {}

  private static Map<String, String> read() {
    try {
      Map<String, String> classes = new HashMap<>();
      for (Table.Row row : Table.read("classpath:/org/lettermark/lexicon/medications.tsv", "genericName", "drugClass").rows()) {
        if (row.get("genericName") != null && row.get("drugClass") != null) {
          classes.putIfAbsent(row.get("genericName"), row.get("drugClass"));
        }
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class of a drug by its generic name, or null. */
  static String of(String genericName) {
    return genericName == null ? null : CLASSES.get(genericName);
  }
}
