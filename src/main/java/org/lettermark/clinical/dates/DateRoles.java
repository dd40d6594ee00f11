package org.lettermark.clinical.dates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Words;

/** The words of a letter that tell what its dates are the dates of. */
final class DateRoles {

  /** Role of a guideline's date, which follows its name at once or in brackets. */
  static final String NO_DATE = "none";

  /** Added to the cost of a word that stands behind the date: the one before it is meant more often. */
  private static final double BEHIND = 0.25;

  /** Added for every other date between the word and the date. */
  private static final double PASSED_DATE = 0.7;

  /** A word that names a role, with its place. */
  record Cue(int begin, int end, String role, boolean label, int before, int after, String ruleId) {}

  /** A role and the row that gave it. */
  record Role(String name, String ruleId) {}

  private final Lexicon lexicon;

  DateRoles(String location) throws IOException {
    lexicon = Lexicon.read(location, "role", "label", "before", "after");
  }

  /** The cues of a stretch of a letter. */
  Stretch of(String text, int begin, int end) {
    Words words = Words.of(text.substring(begin, end));
    List<Cue> cues = new ArrayList<>();
    for (Lexicon.Match match : lexicon.findAll(words)) {
      cues.add(
          new Cue(
              begin + match.begin(), begin + match.end(), match.get("role"), match.get("label") != null,
              reach(match.get("before")), reach(match.get("after")), match.ruleId()));
    }
    int[] begins = new int[words.size()];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = begin + words.begin(i);
    }
    return new Stretch(cues, begins);
  }

  private static int reach(String cell) {
    return cell == null ? 0 : Integer.parseInt(cell);
  }

  /** The cues of a sentence or of the header. */
  static final class Stretch {

    private final List<Cue> cues;
    private final int[] wordBegins;

    private Stretch(List<Cue> cues, int[] wordBegins) {
      this.cues = cues;
      this.wordBegins = wordBegins;
    }

    /** The header's labels. */
    List<Cue> labels() {
      return cues.stream().filter(Cue::label).toList();
    }

    /**
     * The role that the nearest words give to a date, or null where none reaches it.
     *
     * @param dates places of all dates of the stretch, two numbers each, in the order of the text
     * @param date index of the first number of the date in question
     * @param bracketed whether an opening bracket stands right before the date
     * @param beforeItsNoun whether the date is a year before the noun that it belongs to
     */
    Role nearest(int[] dates, int date, boolean bracketed, boolean beforeItsNoun) {
      Role best = null;
      double lowest = 1;
      for (Cue cue : cues) {
        if (cue.role().equals(NO_DATE) && !bracketed && words(cue.end(), dates[date]) > 0) {
          continue;
        }
        double cost = cue.end() <= dates[date]
            ? before(cue, dates, date)
            : behind(cue, dates, date) + (beforeItsNoun ? -BEHIND : BEHIND);
        if (cost < lowest || cost == lowest && best != null && cue.end() <= dates[date]) {
          lowest = cost;
          best = new Role(cue.role(), cue.ruleId());
        }
      }
      return best;
    }

    private double before(Cue cue, int[] dates, int date) {
      if (cue.before() == 0) {
        return 2;
      }
      int distance = words(cue.end(), dates[date]);
      double cost = (double) distance / cue.before();
      for (int i = date - 2; i >= 0 && dates[i] >= cue.end(); i -= 2) {
        cost += PASSED_DATE;
      }
      return cost;
    }

    private double behind(Cue cue, int[] dates, int date) {
      if (cue.after() == 0 || cue.begin() < dates[date + 1]) {
        return 2;
      }
      double cost = (double) words(dates[date + 1], cue.begin()) / cue.after();
      for (int i = date + 2; i < dates.length && dates[i + 1] <= cue.begin(); i += 2) {
        cost += PASSED_DATE;
      }
      return cost;
    }

    private int words(int from, int to) {
      return wordAt(to) - wordAt(from);
    }

    private int wordAt(int place) {
      int at = Arrays.binarySearch(wordBegins, place);
      return at < 0 ? -at - 1 : at;
    }
  }
}
