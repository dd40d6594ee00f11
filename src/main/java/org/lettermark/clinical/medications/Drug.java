package org.lettermark.clinical.medications;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.ctakes.typesystem.type.textspan.Segment;

/** One mention of a drug while its details and its status are being read. */
final class Drug {

  /** What a letter says about a drug, in the words of the type system. */
  enum Kind {
    STRENGTH, FORM, DOSAGE, ROUTE, FREQUENCY, DURATION, QUANTITY, REFILLS;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One detail: its place, its value and the rule that found it. */
  record Detail(Kind kind, int begin, int end, String value, String ruleId) {}

  final int begin;
  final int end;
  final MedicationNames.Name name;
  final Segment section;
  /** The sentence around it. */
  final int sentenceBegin;
  final int sentenceEnd;
  final Map<Kind, Detail> details = new EnumMap<>(Kind.class);
  /** What is said twice in two ways, as the "#2" of "120 grams #2". */
  final List<Detail> seconds = new ArrayList<>();
  /** Where its own details begin and end, the name included. */
  int from;
  int to;
  /** The same, but up to a verb among the details ("was used for two weeks"), which tells of the status. */
  int spokenFrom;
  int spokenTo;
  /** Whether a verb says that the form before it holds this drug. */
  boolean isContent;
  String status;

  Drug(MedicationNames.Name name, int end, Segment section, int sentenceBegin, int sentenceEnd) {
    this.begin = name.begin();
    this.end = end;
    this.name = name;
    this.section = section;
    this.sentenceBegin = sentenceBegin;
    this.sentenceEnd = sentenceEnd;
    this.from = begin;
    this.to = end;
    this.spokenFrom = begin;
    this.spokenTo = end;
  }

  boolean isRequest() {
    return section.getId().equals("request");
  }

  String genericName() {
    return name.genericName();
  }

  /** False also where nobody says what the drug holds. */
  boolean isOneIngredient() {
    return genericName() != null && genericName().indexOf('-') < 0;
  }

  String value(Kind kind) {
    Detail detail = details.get(kind);
    return detail == null ? null : detail.value();
  }
}
