package org.lettermark.clinical.diagnoses;

import java.util.List;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Table;
import org.lettermark.match.Words;

/**
 * What stands at each word of one letter: the heads of diagnoses, body sites, sides, levels of the
 * spine, modifiers, and what separates the words.
 */
final class DiagnosisParts {

  enum Kind { SITE, SIDE, LEVEL, BEFORE, BEHIND, BOTH, LABEL, STATED, TAIL, ORDINAL, CONNECTOR, DETERMINER, REGION }

  /** What stands between a word and the next. */
  enum Gap { GLUED, JOINED, COMMA, AMPERSAND, PARENTHESIS, APART }

  /** A part, from its first word up to the word behind its last; {@code value} is its site or side. */
  record Part(int first, int next, Kind kind, String value) {}

  /** The word files. */
  record Files(Lexicon modifiers, Lexicon sides, Lexicon levels) {}

  final String text;
  final Words words;
  private final Gap[] gaps;
  private final Part[][] starting = new Part[4][];
  private final Part[][] ending = new Part[4][];
  private final DiagnosisHead[] heads;

  DiagnosisParts(String text, Words words, List<Part> sites, List<DiagnosisHead> found, Files files) {
    this.text = text;
    this.words = words;
    gaps = new Gap[words.size()];
    for (int kind = 0; kind < 4; kind++) {
      starting[kind] = new Part[words.size()];
      ending[kind] = new Part[words.size()];
    }
    heads = new DiagnosisHead[words.size()];
    found.forEach(head -> heads[head.first()] = head);
    sites.forEach(site -> put(0, site));
    for (Lexicon.Match side : files.sides().findAll(words)) {
      put(1, part(side, Kind.SIDE, side.get("laterality")));
    }
    findModifiers(files.modifiers());
    findLevels(files.levels());
    findPlurals();
  }

  /** Modifiers may overlap: a word that ends one may begin another. */
  private void findModifiers(Lexicon modifiers) {
    for (int word = 0; word < words.size(); word++) {
      Lexicon.Match modifier = modifiers.findAt(words, word);
      if (modifier != null) {
        put(2, part(modifier, Kind.valueOf(modifier.get("position").toUpperCase()), null));
      }
    }
  }

  private void findPlurals() {
    for (int word = 1; word < words.size(); word++) {
      if (isPlural(word)) {
        put(2, new Part(word, word + 1, Kind.REGION, null));
      }
    }
  }

  /** "(s)" behind another word, as in "tendon(s)". */
  boolean isPlural(int word) {
    if (word == 0) {
      return false;
    }
    int begin = words.begin(word);
    return words.end(word) == begin + 1 && text.startsWith("(s)", begin - 1) && words.end(word - 1) == begin - 1;
  }

  private void put(int row, Part part) {
    if (part.next() > part.first()) {
      starting[row][part.first()] = part;
      ending[row][part.next() - 1] = longest(ending[row][part.next() - 1], part);
    }
  }

  private Part part(Lexicon.Match match, Kind kind, String value) {
    return new Part(match.first(), match.next(), kind, value);
  }

  /** Levels such as "L4", "C5-6", "L4-L5": a letter of the file with a number it allows. */
  private void findLevels(Lexicon levels) {
    int word = 0;
    while (word + 1 < words.size()) {
      int next = level(levels, word);
      if (next < 0) {
        word++;
      } else {
        word = addLevels(levels, word, next);
      }
    }
  }

  /** Adds the levels that stand together from this word on, the first of them up to {@code behind}; returns their end. */
  private int addLevels(Lexicon levels, int word, int behind) {
    String site = levels.findAt(words, word).get("site");
    int next = behind;
    while (next < words.size() && gap(next - 1) == Gap.JOINED && words.begin(next) - words.end(next - 1) <= 3
        && text.charAt(words.end(next - 1)) != ' ') {
      int further = level(levels, next);
      if (further < 0 && isNumber(next, 1, 12) && !(next + 1 < words.size() && gap(next) == Gap.GLUED)) {
        further = next + 1;
      }
      if (further < 0) {
        break;
      }
      next = further;
    }
    put(3, new Part(word, next, Kind.LEVEL, site));
    return next;
  }

  private int level(Lexicon levels, int word) {
    if (words.end(word) - words.begin(word) > 1 || word + 1 >= words.size() || gap(word) != Gap.GLUED) {
      return -1;
    }
    Lexicon.Match match = levels.findAt(words, word);
    return match != null && isNumber(word + 1, 1, Integer.parseInt(match.get("last"))) ? word + 2 : -1;
  }

  private boolean isNumber(int word, int low, int high) {
    String form = words.form(word);
    if (form.length() > 2 || !form.chars().allMatch(Character::isDigit)) {
      return false;
    }
    int number = Integer.parseInt(form);
    return number >= low && number <= high;
  }

  DiagnosisHead headAt(int word) {
    return word < heads.length ? heads[word] : null;
  }

  /** The modifier that begins with this word, or null. */
  Part modifierAt(int word) {
    return word < words.size() ? starting[2][word] : null;
  }

  /** The modifier whose last word this is, or null. */
  Part modifierTo(int word) {
    return word >= 0 ? ending[2][word] : null;
  }

  /** The longest site, side or level that begins with this word, or null. */
  Part placeAt(int word) {
    return word < words.size() ? longest(longest(starting[0][word], starting[1][word]), starting[3][word]) : null;
  }

  /** The longest site, side or level whose last word this is, or null. */
  Part placeTo(int word) {
    return word >= 0 ? longest(longest(ending[0][word], ending[1][word]), ending[3][word]) : null;
  }

  /** The longer of two, the first where they are of the same length; either may be null. */
  static Part longest(Part first, Part second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return second.next() - second.first() > first.next() - first.first() ? second : first;
  }

  /** Whether this word is "and" or "or". */
  boolean isConjunction(int word) {
    if (word < 0 || word >= words.size()) {
      return false;
    }
    String form = words.form(word);
    return form.equals("and") || form.equals("or");
  }

  /** What separates this word from the next. */
  Gap gap(int word) {
    if (word < 0 || word + 1 >= words.size()) {
      return Gap.APART;
    }
    if (gaps[word] == null) {
      int end = isPlural(word) ? words.end(word) + 1 : words.end(word);
      gaps[word] = isPlural(word + 1) ? Gap.JOINED : gap(end, words.begin(word + 1));
    }
    return gaps[word];
  }

  private Gap gap(int begin, int end) {
    if (begin == end) {
      return Gap.GLUED;
    }
    char mark = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0') {
        continue;
      }
      if (mark != 0) {
        return Gap.APART;
      }
      if (isHyphen(c)) {
        boolean inside = i == begin && (i + 1 == end || text.charAt(i + 1) == '\n' || text.charAt(i + 1) == '\r');
        if (!inside) {
          return Gap.APART;
        }
      }
      mark = c;
    }
    return switch (mark) {
      case 0, '-', '\u2010', '\u2011', '\u2013', '/' -> Gap.JOINED;
      case ',' -> Gap.COMMA;
      case '&' -> Gap.AMPERSAND;
      case '(' -> Gap.PARENTHESIS;
      default -> Gap.APART;
    };
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011' || c == '\u2013';
  }
}
