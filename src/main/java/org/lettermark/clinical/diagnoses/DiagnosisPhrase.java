package org.lettermark.clinical.diagnoses;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lettermark.clinical.diagnoses.DiagnosisParts.Gap;
import org.lettermark.clinical.diagnoses.DiagnosisParts.Kind;
import org.lettermark.clinical.diagnoses.DiagnosisParts.Part;

/**
 * The whole noun phrase around a head: its modifiers, sites, sides and levels on both sides.
 *
 * <p>A site that is followed by another head belongs to that one, so that lists come apart:
 * "sprain of the neck and lumbar strain".
 */
final class DiagnosisPhrase {

  /** More words than this in a bracket are no part of a name. */
  private static final int LONGEST_BRACKET = 4;

  private final DiagnosisParts parts;
  private final DiagnosisHead head;
  private final boolean stated;
  private final Set<String> sites = new LinkedHashSet<>();
  private final Set<String> sides = new LinkedHashSet<>();
  private int first;
  private int next;
  private int end = -1;
  private boolean placed;

  /**
   * Reads the phrase.
   *
   * @param floor the first word that it may take in
   * @param stated whether the letter states a diagnosis here, so that words of a classification belong to it
   */
  DiagnosisPhrase(DiagnosisParts parts, DiagnosisHead head, int floor, boolean stated) {
    this.parts = parts;
    this.head = head;
    this.stated = stated;
    first = head.first();
    next = head.next();
    takeSitesOfHead(floor);
    placed = !sites.isEmpty();
    extendLeft(floor);
    extendRight();
  }

  DiagnosisHead head() {
    return head;
  }

  int first() {
    return first;
  }

  int next() {
    return next;
  }

  int begin() {
    return parts.words.begin(first);
  }

  int end() {
    return end >= 0 ? end : parts.words.end(next - 1) + (parts.isPlural(next - 1) ? 1 : 0);
  }

  /** The sites named in the phrase, in the order in which they were taken in. */
  Set<String> sites() {
    return sites;
  }

  /** left, right, bilateral or null. */
  String side() {
    if (sides.isEmpty()) {
      return null;
    }
    return sides.size() > 1 ? "bilateral" : sides.iterator().next();
  }

  /** A site may reach beyond the head: "sprain of ligaments" + "ligaments of the neck". */
  private void takeSitesOfHead(int floor) {
    for (int word = head.first(); word < head.next(); word++) {
      Part begun = parts.placeAt(word);
      Part ended = parts.placeTo(word);
      if (begun != null) {
        note(begun);
        next = Math.max(next, begun.next());
      }
      if (ended != null && ended.first() < first && ended.first() >= floor) {
        note(ended);
        first = ended.first();
      }
    }
  }

  private void note(Part place) {
    if (place.kind() == Kind.SIDE) {
      sides.add(place.value());
    } else {
      sites.add(place.value());
    }
  }

  private void extendLeft(int floor) {
    boolean siteFirst = placed;
    while (first > floor) {
      Gap gap = parts.gap(first - 1);
      Part part = gap == Gap.JOINED ? before(first - 1) : null;
      if (part != null && part.first() >= floor) {
        first = part.first();
        if (part.kind() == Kind.SITE || part.kind() == Kind.LEVEL) {
          siteFirst = true;
        } else if (part.kind() != Kind.SIDE) {
          siteFirst = false;
        }
        continue;
      }
      Part reaching = gap == Gap.JOINED ? parts.modifierAt(first - 1) : null;
      if (reaching != null && standsBefore(reaching) && reaching.next() > first && reaching.next() <= head.next()) {
        first--;
        continue;
      }
      int coordinated = siteFirst ? coordinatedLeft(floor) : coordinatedModifier(floor);
      if (coordinated < 0) {
        return;
      }
      first = coordinated;
    }
  }

  /** The part that ends with this word and may stand before a head; its place is noted. */
  private Part before(int word) {
    Part place = parts.placeTo(word);
    Part modifier = parts.modifierTo(word);
    if (modifier != null && !standsBefore(modifier)) {
      modifier = null;
    }
    Part part = DiagnosisParts.longest(place, modifier);
    if (part != null && part == place) {
      note(place);
      placed |= place.kind() != Kind.SIDE;
    }
    return part;
  }

  private boolean standsBefore(Part modifier) {
    return switch (modifier.kind()) {
      case BEFORE, BOTH, LABEL -> true;
      case STATED -> stated;
      default -> false;
    };
  }

  /** "cervical, thoracic and" before "lumbar strain": the first word of such sites, or -1. */
  private int coordinatedLeft(int floor) {
    int word = first - 1;
    int count = 0;
    boolean listed = false;
    if (parts.gap(word) == Gap.JOINED && parts.isConjunction(word)) {
      while (word > floor && parts.isConjunction(word - 1) && parts.gap(word - 1) == Gap.JOINED) {
        word--;
      }
      word--;
      listed = parts.gap(word) == Gap.COMMA;
    } else if (parts.gap(word) != Gap.AMPERSAND) {
      return -1;
    }
    int begin = -1;
    while (word >= floor) {
      Gap gap = parts.gap(word);
      Part place = gap == Gap.JOINED || gap == Gap.COMMA || gap == Gap.AMPERSAND ? parts.placeTo(word) : null;
      if (place == null || place.first() < floor || place.kind() == Kind.SIDE && begin < 0 && !sideAlone(place)) {
        break;
      }
      int start = place.first();
      Set<Part> taken = new LinkedHashSet<>(Set.of(place));
      Part further = parts.gap(start - 1) == Gap.JOINED ? parts.placeTo(start - 1) : null;
      while (further != null && further.first() >= floor) {
        taken.add(further);
        start = further.first();
        further = parts.gap(start - 1) == Gap.JOINED ? parts.placeTo(start - 1) : null;
      }
      if (belongsToOther(start)) {
        break;
      }
      taken.forEach(this::note);
      begin = start;
      count++;
      word = start - 1;
      if (word < floor || parts.gap(word) != Gap.COMMA) {
        break;
      }
    }
    // ", and" before a single site parts two items of a list, not two sites.
    return listed && count < 2 ? -1 : begin;
  }

  /** "Type II or" before "type III fracture", "comminuted and" before "displaced fracture": the first such word, or -1. */
  private int coordinatedModifier(int floor) {
    int word = first - 2;
    if (word < floor || !parts.isConjunction(first - 1) || parts.gap(first - 1) != Gap.JOINED
        || parts.gap(word) != Gap.JOINED || !isNameModifier(parts.modifierAt(first))) {
      return -1;
    }
    Part other = parts.modifierTo(word);
    return other != null && other.first() >= floor && isNameModifier(other) ? other.first() : -1;
  }

  private boolean isNameModifier(Part modifier) {
    return modifier != null && modifier.next() <= head.first() + 1
        && (modifier.kind() == Kind.BEFORE || modifier.kind() == Kind.BOTH);
  }

  /** "left and" before "right knee pain". */
  private boolean sideAlone(Part side) {
    Part first = parts.placeAt(this.first);
    return first != null && first.kind() == Kind.SIDE && side.kind() == Kind.SIDE;
  }

  /** "MRI of the" before "neck and lumbar strain". */
  private boolean belongsToOther(int start) {
    if (parts.gap(start - 1) != Gap.JOINED) {
      return false;
    }
    Part modifier = parts.modifierTo(start - 1);
    return modifier != null && modifier.kind() == Kind.CONNECTOR && parts.words.form(start - 1).equals("the");
  }

  private void extendRight() {
    boolean siteLast = parts.placeTo(next - 1) != null;
    while (next < parts.words.size()) {
      Gap gap = parts.gap(next - 1);
      int further = switch (gap) {
        case JOINED -> joined(siteLast);
        case COMMA -> behindComma(siteLast);
        case AMPERSAND -> siteLast ? place(next, true) : -1;
        case PARENTHESIS -> siteLast ? inParentheses() : -1;
        default -> -1;
      };
      if (further < 0) {
        return;
      }
      siteLast = lastIsPlace(further);
      next = further;
      if (end >= 0) {
        return;
      }
    }
  }

  private boolean lastIsPlace(int further) {
    Part place = parts.placeTo(further - 1);
    Part modifier = parts.modifierTo(further - 1);
    return place != null || modifier != null && modifier.kind() == Kind.REGION;
  }

  private int joined(boolean siteLast) {
    Part modifier = parts.modifierAt(next);
    if (modifier != null) {
      int behind = modifier.next();
      switch (modifier.kind()) {
        case BEHIND, BOTH -> {
          if (!headFollows(behind)) {
            return behind;
          }
        }
        case LABEL, TAIL -> {
          if (stated && !headFollows(behind)) {
            return behind;
          }
        }
        case REGION -> {
          if (siteLast) {
            return behind;
          }
        }
        case CONNECTOR -> {
          // "of ligaments of" or only "of" before "ligaments of the knee", which is a site itself
          for (int from = behind; from > next; from--) {
            int end = parts.gap(from - 1) == Gap.JOINED ? place(from, false) : -1;
            if (end >= 0) {
              return isOtherWithSite(end) ? -1 : headBehind(end);
            }
          }
        }
        default -> { }
      }
    }
    DiagnosisHead other = parts.headAt(next);
    if (other != null) {
      boolean injury = other.kind() == DiagnosisHead.Kind.INJURY && head.kind() == DiagnosisHead.Kind.DISORDER;
      return injury ? other.next() : -1;
    }
    if (siteLast && parts.isConjunction(next)) {
      int behind = next + 1;
      if (parts.gap(next) == Gap.JOINED && behind < parts.words.size() && parts.isConjunction(behind)) {
        behind++;
      }
      return parts.gap(behind - 1) == Gap.JOINED ? place(behind, true) : -1;
    }
    return place(next, true);
  }

  /** "nonunion of the scaphoid" + "fracture": a single word that the site leads to belongs to the phrase. */
  private int headBehind(int word) {
    DiagnosisHead other = parts.gap(word - 1) == Gap.JOINED ? parts.headAt(word) : null;
    return other != null && other.kind() == DiagnosisHead.Kind.DISORDER && other.next() == word + 1 ? word + 1 : word;
  }

  /** "pain from" + "knee arthritis": the site belongs to the disorder that it leads to. */
  private boolean isOtherWithSite(int word) {
    DiagnosisHead other = parts.gap(word - 1) == Gap.JOINED ? parts.headAt(word) : null;
    return head.kind() == DiagnosisHead.Kind.SYMPTOM && other != null && other.kind() == DiagnosisHead.Kind.DISORDER;
  }

  private int behindComma(boolean siteLast) {
    Part modifier = parts.modifierAt(next);
    if (modifier != null) {
      boolean behind = modifier.kind() == Kind.BEHIND || modifier.kind() == Kind.BOTH
          || (modifier.kind() == Kind.LABEL || modifier.kind() == Kind.TAIL) && stated;
      if (behind && !headFollows(modifier.next()) && closed(modifier.next())) {
        return modifier.next();
      }
      if (stated && modifier.kind() == Kind.CONNECTOR && parts.gap(modifier.next() - 1) == Gap.JOINED) {
        return place(modifier.next(), false);
      }
    }
    if (head.kind() == DiagnosisHead.Kind.SYMPTOM && !siteLast && !stated) {
      return -1;
    }
    int from = siteLast && parts.isConjunction(next) && parts.gap(next) == Gap.JOINED ? next + 1 : next;
    int end = group(from, false);
    if (end < 0 || !closed(end) || listedHeadFollows(end) || !siteLast && !standsAlone(from, end)) {
      return -1;
    }
    return place(from, true);
  }

  /** ", right shoulder", ", lumbar region", or any site with which the statement ends. */
  private boolean standsAlone(int word, int behind) {
    Part first = parts.placeAt(word);
    Part region = parts.modifierTo(behind - 1);
    Gap gap = parts.gap(behind - 1);
    return first != null && first.kind() != Kind.SITE || region != null && region.kind() == Kind.REGION
        || gap == Gap.APART || gap == Gap.PARENTHESIS;
  }

  /** Whether the words up to here stand for themselves: a mark or a conjunction follows. */
  private boolean closed(int word) {
    Part modifier = parts.modifierAt(word);
    return parts.gap(word - 1) != Gap.JOINED || parts.isConjunction(word)
        || modifier != null && modifier.kind() == Kind.CONNECTOR && group(modifier.next(), true) >= 0;
  }

  /** Whether further places and then a head follow in the same list. */
  private boolean listedHeadFollows(int word) {
    int at = word;
    for (int i = 0; i < 6; i++) {
      Gap gap = parts.gap(at - 1);
      if (gap != Gap.JOINED && gap != Gap.COMMA) {
        return false;
      }
      int from = at < parts.words.size() && parts.isConjunction(at) ? at + 1 : at;
      if (from == at && gap == Gap.JOINED) {
        return false;
      }
      int end = group(from, false);
      if (end < 0 || parts.headAt(from) != null) {
        return false;
      }
      if (headFollows(from)) {
        return from > at;
      }
      at = end;
    }
    return false;
  }

  private int inParentheses() {
    int behind = group(next, false);
    if (behind >= 0 && parts.words.end(behind - 1) < parts.text.length()
        && parts.text.charAt(parts.words.end(behind - 1)) == ')') {
      end = parts.words.end(behind - 1) + 1;
      return behind;
    }
    return overParentheses();
  }

  /** "sprain of the right (dominant) wrist": the site behind the bracket, or -1. */
  private int overParentheses() {
    int inside = next;
    while (inside < Math.min(parts.words.size() - 1, next + LONGEST_BRACKET)
        && parts.headAt(inside) == null && parts.gap(inside) == Gap.JOINED) {
      inside++;
    }
    if (inside + 1 >= parts.words.size() || parts.headAt(inside) != null
        || !parts.text.substring(parts.words.end(inside), parts.words.begin(inside + 1)).strip().equals(")")) {
      return -1;
    }
    Part before = parts.placeTo(next - 1);
    Part connector = parts.modifierAt(inside + 1);
    if (before != null && before.kind() == Kind.SIDE) {
      return place(inside + 1, true);
    }
    return connector != null && connector.kind() == Kind.CONNECTOR && parts.gap(connector.next() - 1) == Gap.JOINED
        ? place(connector.next(), false) : -1;
  }

  /** The word behind a site, side or level with its modifiers that begins here, or -1. */
  private int place(int word, boolean notBeforeHead) {
    int behind = group(word, !notBeforeHead);
    if (behind < 0 || notBeforeHead && (headFollows(behind) || holdsHead(word, behind))) {
      return -1;
    }
    for (int i = word; i < behind; ) {
      Part place = parts.placeAt(i);
      if (place == null) {
        i++;
        continue;
      }
      note(place);
      placed |= place.kind() != Kind.SIDE;
      i = place.next();
    }
    return behind;
  }

  private int group(int word, boolean determined) {
    int behind = -1;
    int at = word;
    while (at < parts.words.size() && (at == word || parts.gap(at - 1) == Gap.JOINED && parts.headAt(at) == null)) {
      Part place = parts.placeAt(at);
      Part modifier = parts.modifierAt(at);
      if (place != null && (modifier == null || modifier.next() <= place.next() || modifier.kind() == Kind.REGION)) {
        at = place.next();
        behind = at;
      } else if (modifier != null && modifier.kind() == Kind.REGION && behind >= 0) {
        at = modifier.next();
        behind = at;
      } else if (modifier != null && behind < 0 && (determined && modifier.kind() == Kind.DETERMINER
          || isAdjective(modifier))) {
        at = modifier.next();
        Part further = parts.modifierAt(at + 1);
        boolean coordinated =
            parts.gap(at - 1) == Gap.JOINED && parts.isConjunction(at) && parts.gap(at) == Gap.JOINED;
        if (coordinated && isAdjective(modifier) && further != null && isAdjective(further)) {
          at++;
        }
      } else {
        break;
      }
    }
    return behind;
  }

  /** "mid and upper" before "back", "third" before "metacarpal". */
  private static boolean isAdjective(Part modifier) {
    return switch (modifier.kind()) {
      case BEFORE, BOTH, LABEL, STATED, ORDINAL -> true;
      default -> false;
    };
  }

  /** Whether modifiers and places from this word on lead to another head. */
  private boolean headFollows(int word) {
    int at = word;
    while (at < parts.words.size() && parts.gap(at - 1) == Gap.JOINED) {
      if (parts.headAt(at) != null) {
        return true;
      }
      Part place = parts.placeAt(at);
      Part modifier = parts.modifierAt(at);
      if (modifier != null && !standsBefore(modifier)) {
        modifier = null;
      }
      Part part = DiagnosisParts.longest(place, modifier);
      if (part == null) {
        return false;
      }
      at = part.next();
    }
    return false;
  }

  private boolean holdsHead(int word, int behind) {
    for (int i = word; i < behind; i++) {
      if (parts.headAt(i) != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether the phrase names a body site. */
  boolean isPlaced() {
    return placed;
  }
}
