package org.lettermark.clinical.diagnoses;

/**
 * The word or words of the lexicon around which a diagnosis is built, from the first word up to the
 * word behind the last.
 */
record DiagnosisHead(int first, int next, Kind kind, String name, String code, String ruleId) {

  enum Kind {
    DISORDER,
    /** A diagnosis only where the letter gives it as one. */
    SYMPTOM,
    /** A diagnosis only together with a body site. */
    INJURY
  }
}
