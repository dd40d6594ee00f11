package org.lettermark.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lettermark.read.LetterList.Renamed;
import org.lettermark.run.LetterRun;
import org.lettermark.run.OutputFolder;
import org.lettermark.run.Totals;

/** What "annotate" says at its end. */
final class Summary {

  /** Longer lists are cut: the whole ones lie in the output folder. */
  private static final int LISTED = 20;

  private Summary() {}

  static void print(PrintWriter out, LetterRun.Result result, OutputFolder folder, double seconds) {
    Totals totals = result.totals();
    int now = totals.letters() - result.doneBefore() - result.failedNow();
    out.printf(Locale.ROOT, "%s annotated into %s in %.1f seconds%s%n",
        count(now, "letter"), folder.root(), seconds,
        result.doneBefore() > 0 ? ", " + result.doneBefore() + " had been done before" : "");
    if (result.missing() > 0) {
      out.printf("%s there that the inputs do not hold any more%n", isAre(result.missing(), "letter"));
    }
    if (!totals.findings().isEmpty()) {
      out.println();
      out.println("Findings");
      totals.findings().forEach((type, count) -> out.printf(Locale.ROOT, "  %-22s %,10d%n", type, count));
    }
    out.println();
    if (totals.withoutForm() > 0) {
      out.println(count(totals.withoutForm(), "letter") + " of no form that is known (layout \"other\"): there, what was not found may be there");
    }
    out.println("Character sets: " + (totals.charsets().isEmpty() ? "none" : sets(totals.charsets())));
    if (totals.rendered() > 0) {
      out.println(count(totals.rendered(), "letter") + " rendered to text; the text lies in " + folder.text());
    }
    if (totals.replaced() > 0) {
      out.println(count(totals.replaced(), "character") + " that XML cannot hold became blanks");
    }
    result.notes().stream().limit(LISTED).forEach(out::println);
    more(out, result.notes());
    if (result.leftOut() > 0) {
      out.println(count(result.leftOut(), "file") + " passed over, hidden or of a kind that is not read");
    }
    if (!result.renamed().isEmpty()) {
      out.println(count(result.renamed().size(), "letter") + " renamed because another has the same name:");
      result.renamed().stream().limit(LISTED).map((Renamed one) -> "  " + one.uri() + " -> " + one.name())
          .forEach(out::println);
      more(out, result.renamed());
    }
    if (totals.failed() > 0) {
      out.println(count(totals.failed(), "letter") + " failed and set aside in " + folder.quarantine() + ":");
      totals.failures().stream().limit(LISTED).map(one -> "  " + one.uri() + ": " + one.reason()).forEach(out::println);
      more(out, totals.failures());
    }
    out.flush();
  }

  private static void more(PrintWriter out, List<?> all) {
    if (all.size() > LISTED) {
      out.println("  and " + (all.size() - LISTED) + " more");
    }
  }

  private static String sets(Map<String, Integer> charsets) {
    StringBuilder text = new StringBuilder();
    charsets.forEach((name, count) -> text.append(text.length() == 0 ? "" : ", ").append(name).append(" ").append(count));
    return text.toString();
  }

  private static String count(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private static String isAre(long count, String what) {
    return count(count, what) + (count == 1 ? " lies" : " lie");
  }
}
