package org.lettermark.report;

import java.util.ArrayList;
import java.util.List;
import org.lettermark.corpus.Finding;

/** What is not a plain present fact of the patient, across types: such findings are switched on and off together. */
final class Kinds {

  /** All kinds, in the order of the switches. */
  static final List<String> ALL = List.of("negated", "past", "general", "possible", "other");

  private Kinds() {}

  /** The kinds of a finding, none for a plain one. */
  static List<String> of(Finding finding) {
    List<String> kinds = new ArrayList<>();
    add(kinds, finding.get("assertion"));
    add(kinds, finding.get("status"));
    add(kinds, finding.get("polarity"));
    if (finding.get("experiencer") != null && !finding.get("experiencer").equals("patient")) {
      kinds.add("other");
    }
    return kinds;
  }

  private static void add(List<String> kinds, String value) {
    String kind = value == null ? "" : switch (value) {
      case "absent", "notImproved", "notDocumented" -> "negated";
      case "past", "historical" -> "past";
      case "general", "criterion" -> "general";
      case "possible" -> "possible";
      default -> "";
    };
    if (!kind.isEmpty() && !kinds.contains(kind)) {
      kinds.add(kind);
    }
  }

  /** What a switch says. */
  static String label(String kind) {
    return switch (kind) {
      case "negated" -> "Negated or not shown";
      case "past" -> "Past";
      case "general" -> "General";
      case "possible" -> "Possible";
      default -> "Of somebody else";
    };
  }
}
