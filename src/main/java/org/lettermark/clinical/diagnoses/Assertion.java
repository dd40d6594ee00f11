package org.lettermark.clinical.diagnoses;

import java.util.List;
import org.lettermark.type.ContextScope;

/** What a letter says of a finding, and of whom, by the scopes that cover it. */
record Assertion(String value, String experiencer) {

  /**
   * Reads the scopes over the words from {@code begin} to {@code end}. A scope without a cue covers a
   * sentence that names nothing of the case; what a cue says of the finding itself counts more.
   *
   * @param definite whether the finding is taken as known ("the fracture"), so that a cue before it, such as
   *     "no documentation that", does not deny it
   * @param general whether the passage speaks of patients at large
   * @param past whether a year behind the finding lies before the injury
   */
  static Assertion of(int begin, int end, List<ContextScope> scopes, boolean definite, boolean general, boolean past) {
    boolean negated = false;
    boolean possible = false;
    boolean historical = past;
    boolean atLarge = general;
    boolean hypothetical = false;
    boolean ofNoCase = false;
    boolean other = false;
    for (ContextScope scope : scopes) {
      boolean covers = scope.getBegin() <= begin || scope.getEnd() >= end;
      if (covers && scope.getCue() == null) {
        ofNoCase = true;
      } else if (covers && !isInside(scope, begin)) {
        switch (scope.getKind()) {
          case "negated" -> negated |= !definite || !isBehindCue(scope);
          case "possible" -> possible = true;
          case "historical" -> historical = true;
          case "otherExperiencer" -> other = true;
          case "hypothetical" -> hypothetical = true;
          default -> atLarge = true;
        }
      }
    }
    String value =
        atLarge ? "general"
            : negated ? "absent"
            : possible ? "possible"
            : ofNoCase ? "general"
            : historical ? "historical"
            : hypothetical ? "general" : "present";
    return new Assertion(value, other ? "other" : "patient");
  }

  /** Whether the scope's own cue belongs to the finding: "laceration without damage to nail". */
  private static boolean isInside(ContextScope scope, int begin) {
    String text = scope.getCAS().getDocumentText();
    String before = text.substring(begin, Math.max(begin, scope.getBegin())).stripTrailing();
    String lastWord = lastWord(scope);
    return before.regionMatches(true, before.length() - lastWord.length(), lastWord, 0, lastWord.length());
  }

  private static boolean isBehindCue(ContextScope scope) {
    String text = scope.getCAS().getDocumentText();
    int end = scope.getBegin();
    while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    String lastWord = lastWord(scope);
    return text.regionMatches(true, end - lastWord.length(), lastWord, 0, lastWord.length());
  }

  private static String lastWord(ContextScope scope) {
    return scope.getCue().substring(scope.getCue().lastIndexOf(' ') + 1);
  }
}
