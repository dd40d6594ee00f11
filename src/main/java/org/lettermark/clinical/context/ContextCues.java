package org.lettermark.clinical.context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Table;
import org.lettermark.match.Words;

/**
 * Words that change what the words beside them assert, after the ConText algorithm: a cue reaches over
 * the sentence until something ends it.
 */
final class ContextCues {

  /** The words under a cue. */
  record Scope(int begin, int end, String kind, String cue) {}

  private enum Direction { AFTER, BEFORE, BOTH, SENTENCE, STOP, OBJECT, NONE }

  private record Cue(
      String phrase, String kind, Direction direction, int reach, boolean upToComma, Set<String> unless) {}

  /**
   * A cue in a sentence, from its first word up to the word behind its last.
   *
   * @param end where a general cue ends because the sentence goes on about the patient, or -1
   */
  private record Place(Cue cue, int first, int next, int end) {}

  private static final String COMMA = ",";
  private static final String RELATIVE = "otherExperiencer";
  private static final String NEGATED = "negated";
  private static final Set<String> ALTERNATIVE = Set.of("or");

  /** Fewer words than this before a comma only open the sentence: "In addition, ...". */
  private static final int OPENING = 3;

  private final Lexicon lexicon;

  /** The cues by the lines on which they stand in the file. */
  private final Cue[] cues;

  private ContextCues(Lexicon lexicon) {
    this.lexicon = lexicon;
    List<Table.Row> rows = lexicon.rows();
    cues = new Cue[rows.isEmpty() ? 0 : rows.get(rows.size() - 1).line() + 1];
    rows.forEach(row -> cues[row.line()] = cue(row));
  }

  static ContextCues read(String location) throws IOException {
    return new ContextCues(Lexicon.read(location, "kind", "direction", "reach", "unless"));
  }

  private static Cue cue(Table.Row row) {
    String reach = row.get("reach");
    String unless = row.get("unless");
    return new Cue(
        row.get("phrase"),
        row.get("kind"),
        Direction.valueOf(row.get("direction").toUpperCase()),
        reach == null || reach.equals(COMMA) ? Integer.MAX_VALUE : Integer.parseInt(reach),
        COMMA.equals(reach),
        unless == null ? Set.of() : Set.of(unless.split(" ")));
  }

  /** The scopes of one sentence: the words from {@code first} up to, not including, {@code next}. */
  List<Scope> scopes(String text, Words words, int first, int next) {
    List<Place> places = places(text, words, first, next);
    List<Scope> scopes = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      Direction direction = place.cue().direction();
      if (direction == Direction.SENTENCE) {
        boolean whole = place.end() < 0;
        add(scopes, words, place, whole ? first : place.next(), whole ? next : place.end());
      }
      if (direction == Direction.BEFORE || direction == Direction.BOTH) {
        add(scopes, words, place, reachBefore(text, words, places, i, first), place.first());
      }
      if (direction == Direction.AFTER || direction == Direction.BOTH) {
        add(scopes, words, place, place.next(), reachAfter(text, words, places, i, first, next));
      }
    }
    return scopes;
  }

  private List<Place> places(String text, Words words, int first, int next) {
    List<Place> places = new ArrayList<>();
    int word = first;
    while (word < next) {
      Lexicon.Match match = lexicon.findAt(words, word);
      int behind = match == null ? word + 1 : Math.min(match.next(), next);
      if (match != null) {
        Cue cue = cues[match.row().line()];
        if (cue.unless().isEmpty() || !holdsAny(words, first, next, cue.unless())) {
          places.add(new Place(cue, word, behind, -1));
        } else if (cue.direction() == Direction.SENTENCE) {
          addGeneral(places, text, words, first, new Place(cue, word, behind, next));
        }
      }
      word = behind;
    }
    return places;
  }

  /**
   * A general cue counts up to the patient of whom the sentence goes on to speak.
   *
   * @param place the cue, with the end of its sentence
   */
  private static void addGeneral(List<Place> places, String text, Words words, int first, Place place) {
    Cue cue = place.cue();
    boolean ofPatient = holdsAny(words, first, place.first(), cue.unless());
    if (!ofPatient || cue.upToComma()) {
      int end = generalUpTo(text, words, place.next(), place.end(), cue.unless());
      if (ofPatient || end > place.next()) {
        places.add(new Place(cue, place.first(), place.next(), end));
      }
    }
  }

  /** "is used for gout, but the patient ...": the words before the last comma before the patient. */
  private static int generalUpTo(String text, Words words, int first, int next, Set<String> unless) {
    int word = first;
    while (word < next && !unless.contains(words.form(word))) {
      word++;
    }
    if (word < next) {
      while (word > first && !apart(text, words, word, true)) {
        word--;
      }
    }
    return word;
  }

  private static boolean holdsAny(Words words, int first, int next, Set<String> forms) {
    for (int word = first; word < next; word++) {
      if (forms.contains(words.form(word))) {
        return true;
      }
    }
    return false;
  }

  private static int reachAfter(String text, Words words, List<Place> places, int i, int first, int next) {
    Place place = places.get(i);
    Cue cue = place.cue();
    int end = next;
    for (int j = i + 1; j < places.size(); j++) {
      Place later = places.get(j);
      if (ends(later.cue(), cue) && !isPassedOver(text, words, place, later)) {
        end = later.first();
        break;
      }
    }
    // An item of a list, "a bulge, no stenosis, and arthritis", speaks of itself only; so it does where each repeats "no".
    boolean item = place.first() - first >= OPENING && behindComma(text, words, place.first());
    boolean alone = cue.kind().equals("historical")
        || isRepeated(places, i) && !holdsAny(words, place.next(), end, ALTERNATIVE);
    boolean upToComma = cue.upToComma() || item && alone;
    boolean upToAnd = item && cue.kind().equals(NEGATED);
    int word = place.next();
    while (word < end && word - place.next() < cue.reach()
        && (word == place.next() || !apart(text, words, word, upToComma)
            && !(upToAnd && words.form(word).equals("and") && behindComma(text, words, word)))) {
      word++;
    }
    return word;
  }

  private static boolean isRepeated(List<Place> places, int i) {
    Cue cue = places.get(i).cue();
    if (!cue.kind().equals(NEGATED)) {
      return false;
    }
    for (int j = 0; j < i; j++) {
      if (places.get(j).cue() == cue) {
        return true;
      }
    }
    return false;
  }

  /** Whether a stop does not count: too near to the cue, or without the comma it needs. */
  private static boolean isPassedOver(String text, Words words, Place place, Place stop) {
    if (stop.cue().direction() != Direction.STOP) {
      return false;
    }
    if (stop.cue().upToComma()) {
      return !behindComma(text, words, stop.first());
    }
    // "No study shows a tear": the words between are the subject. A prior study that shows a tear, though, is its end.
    int free = place.cue().kind().equals(NEGATED) ? stop.cue().reach() : 0;
    return stop.cue().reach() < Integer.MAX_VALUE && stop.first() - place.next() <= free;
  }

  private static boolean behindComma(String text, Words words, int word) {
    for (int i = words.end(word - 1); i < words.begin(word); i++) {
      if (text.charAt(i) == ',') {
        return true;
      }
    }
    return false;
  }

  private static int reachBefore(String text, Words words, List<Place> places, int i, int first) {
    Place place = places.get(i);
    int begin = first;
    for (int j = i - 1; j >= 0; j--) {
      boolean object = places.get(j).cue().direction() == Direction.OBJECT;
      if (object || ends(places.get(j).cue(), place.cue())) {
        // "Treatment for gout was not documented" says nothing of the gout.
        begin = object ? place.first() : places.get(j).next();
        break;
      }
    }
    int word = place.first();
    while (word > begin && place.first() - word < place.cue().reach()
        && !apart(text, words, word, place.cue().upToComma())) {
      word--;
    }
    return word;
  }

  /** Whether one cue ends the scope of another: a stop, one of its own kind, or a relative ("and her mother has"). */
  private static boolean ends(Cue other, Cue cue) {
    boolean concerned = other.kind() == null || other.kind().equals(cue.kind());
    boolean stop = other.direction() == Direction.STOP || other.direction() == Direction.OBJECT;
    return concerned && (stop || other.direction() == cue.direction())
        || RELATIVE.equals(other.kind()) && other.direction() == Direction.AFTER;
  }

  /** Whether a mark that ends a statement stands before this word. */
  private static boolean apart(String text, Words words, int word, boolean atComma) {
    for (int i = words.end(word - 1); i < words.begin(word); i++) {
      char c = text.charAt(i);
      if (c == ';' || c == ',' && atComma || c == '.' && Character.isUpperCase(text.charAt(words.begin(word)))) {
        return true;
      }
    }
    return false;
  }

  private static void add(List<Scope> scopes, Words words, Place place, int first, int next) {
    if (first < next) {
      scopes.add(new Scope(words.begin(first), words.end(next - 1), place.cue().kind(), place.cue().phrase()));
    }
  }
}
