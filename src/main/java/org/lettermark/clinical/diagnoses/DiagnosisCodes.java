package org.lettermark.clinical.diagnoses;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lettermark.match.Table;

/** The most specific ICD-10-CM code that a disorder's site and side allow. */
final class DiagnosisCodes {

  /** For the name of a disorder the codes by site and side. */
  private final Map<String, Map<String, String>> codes = new HashMap<>();

  private DiagnosisCodes() {}

  static DiagnosisCodes read(String location) throws IOException {
    DiagnosisCodes table = new DiagnosisCodes();
    for (Table.Row row : Table.read(location, "preferredName", "site", "laterality", "icd10cm").rows()) {
      table.codes
          .computeIfAbsent(row.get("preferredName"), name -> new HashMap<>())
          .put(key(row.get("site"), row.get("laterality")), row.get("icd10cm"));
    }
    return table;
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
