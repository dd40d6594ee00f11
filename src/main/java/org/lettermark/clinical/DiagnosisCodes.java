package org.lettermark.clinical;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lettermark.lexicon.Table;

/** The most specific ICD-10-CM code that a disorder's site and side allow. */
final class DiagnosisCodes {

  private final Map<String, String> codes = new HashMap<>();

  private DiagnosisCodes() {}

  static DiagnosisCodes read(String location) throws IOException {
    DiagnosisCodes table = new DiagnosisCodes();
    for (Table.Row row : Table.read(location, "preferredName", "site", "laterality", "icd10cm").rows()) {
      table.codes.put(key(row.get("preferredName"), row.get("site"), row.get("laterality")), row.get("icd10cm"));
    }
    return table;
  }

  /** The site among these for which the table has a code, or the first. */
  String site(String name, Set<String> sites) {
    for (String site : sites) {
      if (codes.containsKey(key(name, site, null))) {
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
    String[] keys = {key(name, site, side), key(name, site, null), key(name, null, side), key(name, null, null)};
    for (String key : keys) {
      if (codes.containsKey(key)) {
        return codes.get(key);
      }
    }
    return general;
  }

  private static String key(String name, String site, String side) {
    return name + '|' + site + '|' + side;
  }
}
