package org.lettermark.clinical.context;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lettermark.match.Lexicon;
import org.lettermark.match.RuleSet;
import org.lettermark.match.Rules;
import org.lettermark.match.Table;
import org.lettermark.match.Words;

/**
 * Words that change what the words beside them assert, after the ConText algorithm: a cue reaches over
 * the sentence until something ends it.
 */
final class ContextCues {

  /** The words under a cue. */
  record Scope(int begin, int end, String kind, String cue) {}

  private enum Direction { AFTER, BEFORE, BOTH, SENTENCE, STOP, OBJECT, PREDICATE, NONE }

  private record Cue(
      String phrase, String kind, Direction direction, int reach, boolean upToComma, Set<String> unless) {

    /** What an answer or a sign says, as {@code context-marks.tsv} has it. */
    static Cue of(Rules.Rule mark) {
      String unless = mark.get("unless");
      return new Cue(
          mark.get("finds"), mark.get("kind"), Direction.valueOf(mark.get("direction").toUpperCase()),
          Integer.parseInt(mark.get("reach")), true, unless == null ? Set.of() : Set.of(unless.split(" ")));
    }
  }

  /**
   * A cue in a sentence, from its first word up to the word behind its last.
   *
   * @param end where a general cue ends because the sentence goes on about the patient, or -1
   * @param mark whether it is an answer or a sign and no phrase
   */
  private record Place(Cue cue, int first, int next, int end, boolean mark) {

    Place(Cue cue, int first, int next, int end) {
      this(cue, first, next, end, false);
    }
  }

  private static final String COMMA = ",";
  private static final String RELATIVE = "otherExperiencer";
  private static final String NEGATED = "negated";
  private static final String HISTORICAL = "historical";
  private static final Set<String> ALTERNATIVE = Set.of("or");

  /** Words that may stand between a disorder and the rest of its label: "spondylosis, lumbar region, without myelopathy". */
  private static final int LONGEST_SITE = 4;

  /** Fewer words than this before a comma only open the sentence: "In addition, ...". */
  private static final int OPENING = 3;

  private final Lexicon lexicon;

  /** The cues by the lines on which they stand in the file. */
  private final Cue[] cues;

  private final RuleSet marks;

  private final Map<Rules.Rule, Cue> cuesOfMarks = new HashMap<>();

  /** The words with which names of disorders end. */
  private final Set<String> endsOfDisorders;

  private final Lexicon labels;

  private ContextCues(Lexicon lexicon, RuleSet marks, Lexicon labels, Set<String> endsOfDisorders) {
    this.lexicon = lexicon;
    this.marks = marks;
    this.labels = labels;
    this.endsOfDisorders = endsOfDisorders;
    marks.rules().forEach(rule -> cuesOfMarks.put(rule, Cue.of(rule)));
    List<Table.Row> rows = lexicon.rows();
    cues = new Cue[rows.isEmpty() ? 0 : rows.get(rows.size() - 1).line() + 1];
    rows.forEach(row -> cues[row.line()] = cue(row));
  }

  /** Reads {@code context-cues.tsv}, {@code context-marks.tsv}, {@code context-labels.tsv} and {@code disorders.tsv}. */
  static ContextCues read(String cues, String marks, String labels, String disorders) throws IOException {
    Set<String> ends = new HashSet<>();
    for (Table.Row row : Lexicon.read(disorders, "preferredName", "icd10cm").rows()) {
      String phrase = row.get("phrase").toLowerCase(Locale.ROOT);
      ends.add(phrase.substring(phrase.lastIndexOf(' ') + 1));
    }
    return new ContextCues(
        Lexicon.read(cues, "kind", "direction", "reach", "unless"),
        RuleSet.of(Rules.read(marks, "kind", "direction", "reach", "unless").all()),
        Lexicon.read(labels),
        ends);
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
    Deque<Place> waiting = marks(text, words, first, next);
    int word = first;
    while (word < next) {
      while (!waiting.isEmpty() && waiting.peek().first() < word) {
        waiting.remove();
      }
      if (!waiting.isEmpty() && waiting.peek().first() == word) {
        Place mark = waiting.remove();
        places.add(mark);
        word = mark.next();
        continue;
      }
      int pastLabel = pastLabel(words, first, word);
      if (pastLabel > word) {
        word = pastLabel;
        continue;
      }
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
    places.addAll(waiting);
    return places;
  }

  /** The answers and signs of a sentence and of what stands right before and behind its words. */
  private Deque<Place> marks(String text, Words words, int first, int next) {
    Deque<Place> found = new ArrayDeque<>();
    int begin = first == 0 ? 0 : words.end(first - 1);
    int end = next == words.size() ? text.length() : words.begin(next);
    RuleSet.Found mark = first < next ? marks.leftmost(text, begin, end) : null;
    while (mark != null) {
      Cue cue = cuesOfMarks.get(mark.rule());
      if (!holdsAny(words, first, next, cue.unless())) {
        found.add(new Place(cue, words.at(mark.begin()), words.at(mark.end()), -1, true));
      }
      mark = marks.leftmost(text, mark.end(), end);
    }
    return found;
  }

  /** The word behind the rest of a label that stands here, "spondylosis without myelopathy", or this word. */
  private int pastLabel(Words words, int first, int word) {
    Lexicon.Match label = labels.findAt(words, word);
    for (int before = word - 1; label != null && before >= first && before >= word - LONGEST_SITE; before--) {
      if (endsOfDisorders.contains(words.form(before))) {
        return label.next();
      }
    }
    return word;
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
      if (cue.kind().equals(NEGATED) && isNewItem(text, words, place, later, end)) {
        end = beginOfItem(text, words, place, later);
        break;
      }
    }
    // An item of a list, "a bulge, no stenosis, and arthritis", speaks of itself only; so it does where each repeats "no".
    boolean item = place.first() - first >= OPENING && behindComma(text, words, place.first());
    boolean alone = cue.kind().equals(HISTORICAL)
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

  /**
   * Whether what stands behind a comma goes on about something that is not denied: "no asthma, history of gout" or "no
   * asthma, gout treated with diet". A list that "or" joins is denied to its end.
   */
  private static boolean isNewItem(String text, Words words, Place place, Place later, int end) {
    Direction direction = later.cue().direction();
    boolean past = HISTORICAL.equals(later.cue().kind()) && direction == Direction.AFTER;
    if (!past && direction != Direction.PREDICATE || holdsAny(words, place.next(), end, ALTERNATIVE)) {
      return false;
    }
    int begin = beginOfItem(text, words, place, later);
    return begin > place.next() && (!past || begin >= later.first());
  }

  /** The word behind the last comma before a place, or that behind the cue. */
  private static int beginOfItem(String text, Words words, Place place, Place later) {
    int word = later.first();
    while (word > place.next() && !behindComma(text, words, word)) {
      word--;
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
    if (RELATIVE.equals(place.cue().kind()) && stop.first() == place.next()) {
      // "His mother, who has gout," is of the mother, "per his mother, he has gout" is not.
      return stop.cue().phrase().equals("who") || !behindComma(text, words, stop.first());
    }
    if (stop.cue().upToComma()) {
      return !behindComma(text, words, stop.first());
    }
    // "No study shows a tear": the words between are the subject. A prior study that shows a tear, though, is its end.
    int free = place.cue().kind().equals(NEGATED) ? stop.cue().reach() : 0;
    return stop.cue().reach() < Integer.MAX_VALUE && stop.first() - place.next() <= free;
  }

  private static boolean behindComma(String text, Words words, int word) {
    for (int i = word == 0 ? 0 : words.end(word - 1); i < words.begin(word); i++) {
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
      Cue earlier = places.get(j).cue();
      boolean object = earlier.direction() == Direction.OBJECT;
      if (earlier.direction() == Direction.STOP && earlier.upToComma() && !behindComma(text, words, places.get(j).first())) {
        continue;
      }
      if (object || ends(earlier, place.cue())) {
        // "Treatment for gout was not documented" says nothing of the gout.
        begin = object ? place.first() : places.get(j).next();
        break;
      }
    }
    int word = place.first();
    while (word > begin && place.first() - word < place.cue().reach()
        && (place.mark() ? word == place.first() || !isApartOfAnswer(text, words, word)
            : !apart(text, words, word, place.cue().upToComma()))) {
      word--;
    }
    return word;
  }

  /** Whether any mark stands before this word that ends what an answer is about: "fever: no, gout: no". */
  private static boolean isApartOfAnswer(String text, Words words, int word) {
    return text.substring(words.end(word - 1), words.begin(word)).chars().anyMatch(c -> ".,;:?".indexOf(c) >= 0);
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
