package org.lettermark.clinical;

import java.util.List;
import java.util.regex.Matcher;
import org.lettermark.lexicon.Rules;

/** The ICD code that a letter prints beside a diagnosis. */
final class PrintedCodes {

  private static final int WINDOW = 80;

  private final List<Rules.Rule> behind;
  private final List<Rules.Rule> before;
  private final List<Rules.Rule> label;

  PrintedCodes(Rules rules) {
    behind = rules.named("code-behind");
    before = rules.named("code-before");
    label = rules.named("label");
  }

  /** The code printed from this place on, or null. */
  String behind(String text, int end) {
    for (Rules.Rule rule : behind) {
      Matcher matcher = rule.matcher(text).region(end, Math.min(text.length(), end + WINDOW));
      if (matcher.lookingAt()) {
        return Rules.value(matcher);
      }
    }
    return null;
  }

  /** Whether a label such as ", unspecified" stands at this place. */
  boolean isLabelled(String text, int end) {
    return label.get(0).matcher(text).region(end, Math.min(text.length(), end + WINDOW)).lookingAt();
  }

  /** The code printed up to this place, or null. */
  String before(String text, int begin) {
    for (Rules.Rule rule : before) {
      Matcher matcher = rule.matcher(text).region(Math.max(0, begin - WINDOW / 2), begin);
      if (matcher.find()) {
        return Rules.value(matcher);
      }
    }
    return null;
  }
}
