package org.lettermark.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lettermark.corpus.Finding;

/** The one form in which values are compared. */
final class Values {

  private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");
  private static final Pattern CLOSING_STOPS = Pattern.compile("\\.+$");

  private Values() {}

  /** Lower case, single blanks, no closing full stop; null where the feature is not given. */
  static String of(Finding finding, String feature) {
    List<String> values = finding.all(feature);
    if (values.isEmpty() && feature.equals("verbatim")) {
      return "false"; // UIMA has no truth value that is not given.
    }
    String joined = String.join("|", values.stream().map(Values::plain).toList());
    return joined.isEmpty() ? null : joined;
  }

  private static String plain(String value) {
    return CLOSING_STOPS.matcher(BLANKS.matcher(value).replaceAll(" ").strip().toLowerCase(Locale.ROOT)).replaceFirst("");
  }
}
