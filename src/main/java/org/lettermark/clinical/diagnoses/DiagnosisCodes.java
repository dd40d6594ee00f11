package org.lettermark.clinical.diagnoses;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lettermark.match.Table;
import org.lettermark.match.Words;

/** The most specific ICD-10-CM code that a disorder's site and side allow. */
final class DiagnosisCodes {

  /** For the name of a disorder the codes by site and side. */
  private final Map<String, Map<String, String>> codes = new HashMap<>();

  /** For a word the codes that it contradicts, each with the one that says it, or null. */
  private final Map<String, Map<String, String>> qualified = new HashMap<>();

  private DiagnosisCodes() {}

  /** Reads {@code diagnosis-codes.tsv} and {@code diagnosis-qualifiers.tsv}, wherever they are. */
  static DiagnosisCodes read(String location, String qualifiers) throws IOException {
    DiagnosisCodes table = new DiagnosisCodes();
    for (Table.Row row : Table.read(location, "preferredName", "site", "laterality", "icd10cm").rows()) {
      table.codes
          .computeIfAbsent(row.get("preferredName"), name -> new HashMap<>())
          .put(key(row.get("site"), row.get("laterality")), row.get("icd10cm"));
    }
    for (Table.Row row : Table.read(qualifiers, "phrase", "code", "qualified").rows()) {
      table.qualified
          .computeIfAbsent(row.get("phrase"), word -> new HashMap<>())
          .put(row.get("code"), row.get("qualified"));
    }
    return table;
  }

  /** The code where no word from {@code first} up to {@code next} contradicts it, else the one that such a word asks for. */
  String qualified(String code, Words words, int first, int next) {
    for (int word = first; word < next; word++) {
      Map<String, String> other = qualified.get(words.form(word));
      if (other != null && other.containsKey(code)) {
        return other.get(code);
      }
    }
    return code;
  }

  /** The site among these for which the table has a code, or the first. */
  String site(String name, Set<String> sites) {
    Map<String, String> ofName = codes.getOrDefault(name, Map.of());
    for (String site : sites) {
      if (ofName.containsKey(key(site, null))) {
        return site;
      }
    }
    return sites.isEmpty() ? null : sites.iterator().next();
  }

  /**
   * The code, or null.
   *
   * @param general the code of the disorder as the lexicon has it, taken where the table knows no better
   */
  String find(String name, String site, String side, String general) {
    Map<String, String> ofName = codes.get(name);
    if (ofName == null) {
      return general;
    }
    String[] keys = {key(site, side), key(site, null), key(null, side), key(null, null)};
    for (String key : keys) {
      if (ofName.containsKey(key)) {
        return ofName.get(key);
      }
    }
    return general;
  }

  private static String key(String site, String side) {
    return site + '|' + side;
  }
}
