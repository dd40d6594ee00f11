package org.lettermark.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Table;
import org.lettermark.match.Words;

/** Names of guidelines, their titles and the titles of their sections. */
final class GuidelineNames {

  /** A guideline's name at its place in the letter. */
  record Name(int begin, int end, String ruleId, Table.Row row) {
    /** The cell of this column, or null where it is empty. */
    String get(String column) {
      return row.get(column);
    }
  }

  /** More pieces than this never make one section title. */
  private static final int PIECES = 3;

  private final Lexicon names;
  private final Syntax titles;
  private final Set<String> sections = new HashSet<>();

  GuidelineNames(String namesLocation, String titlesLocation, String sectionsLocation) throws IOException {
    names = Lexicon.read(namesLocation, "guideline", "title", "prose");
    titles = Syntax.read(titlesLocation);
    for (Table.Row row : Table.read(sectionsLocation, "title").rows()) {
      sections.add(comparable(row.get("title")));
    }
  }

  /** Every guideline named between two places. */
  List<Name> findAll(String text, int begin, int end) {
    List<Name> found = new ArrayList<>();
    Words words = Words.ofLetter(text);
    int word = words.at(begin);
    while (word < words.size() && words.begin(word) < end) {
      int before = 0;
      int base = 0;
      Lexicon.Match match = names.findAt(words, word);
      if (match != null && match.end() > end) {
        // It goes on into the next section: what stands in this one may be a shorter name.
        before = word;
        base = words.begin(word);
        match = names.findAt(Words.of(text.substring(base, end)), 0);
      }
      if (match == null) {
        word++;
        continue;
      }
      found.add(new Name(base + match.begin(), base + match.end(), match.ruleId(), match.row()));
      word = before + match.next();
    }
    return found;
  }

  /** A title of the schedule ("mtus") or a chapter ("odg") at this place, or null. */
  Syntax.Hit titleAt(String kind, String text, int place, int end) {
    return titles.at(kind, text, place, end);
  }

  /** The section titles of a list, cut at the commas that stand between two of them. */
  List<String> sections(String list) {
    List<String> pieces = pieces(list);
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < pieces.size(); ) {
      int length = Math.min(PIECES, pieces.size() - i);
      while (length > 1 && !sections.contains(comparable(String.join(",", pieces.subList(i, i + length))))) {
        length--;
      }
      String title = String.join(",", pieces.subList(i, i + length)).strip();
      if (!titles.isEmpty() && continues(title)) {
        titles.set(titles.size() - 1, titles.get(titles.size() - 1) + ", " + title);
      } else if (!title.isEmpty()) {
        titles.add(title);
      }
      i += length;
    }
    return titles;
  }

  /** What begins with a small letter goes on with the title before it: "Opioids, dosing". */
  private static boolean continues(String piece) {
    return !piece.isEmpty() && Character.isLowerCase(piece.charAt(0));
  }

  /** The parts between commas and semicolons outside of brackets. */
  private static List<String> pieces(String list) {
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth = Math.max(0, depth - 1);
      } else if ((c == ',' || c == ';') && depth == 0) {
        pieces.add(list.substring(begin, i));
        begin = i + 1;
      }
    }
    pieces.add(list.substring(begin));
    return pieces;
  }

  private static String comparable(String title) {
    return title.toLowerCase(Locale.ROOT).replace("&", "and").replaceAll("[^\\p{L}\\d/]+", " ").strip();
  }
}
