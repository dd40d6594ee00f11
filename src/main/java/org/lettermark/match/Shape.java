package org.lettermark.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What every match of an expression has in common, as far as the expression itself tells: the characters with which one
 * begins, where it may begin, and literals of which it holds at least one.
 *
 * <p>All of it is on the safe side: a match may always be looked for in more places than it is in. The analysis is that
 * of Russ Cox, "Regular Expression Matching with a Trigram Index" (2012), with literals of any length.
 *
 * @param first ASCII characters with which a match may begin; what is not ASCII may always begin one
 * @param mayBeEmpty whether a match may have no character
 * @param isPlace whether a match never has one: {@code \b}, {@code ^} and their like
 * @param atWordEdge whether every match begins at the edge of a word
 * @param atLineBegin whether every match begins where a line does
 * @param anchored whether the expression asks somewhere for the beginning of a line or of the text
 * @param exact every match there can be, in small letters, with {@link #EDGE} for the edge of a word; null where they
 *     are too many or not ASCII
 * @param required sets of literals; every match holds one of each set
 */
record Shape(
    BitSet first,
    boolean mayBeEmpty,
    boolean isPlace,
    boolean atWordEdge,
    boolean atLineBegin,
    boolean anchored,
    Set<String> exact,
    List<Set<String>> required) {

  static final int ASCII = 128;

  /** Stands in a literal where a word begins or ends. */
  static final char EDGE = '\u0001';

  /** Shorter literals stand in nearly every sentence. */
  private static final int SHORTEST = 2;

  private static final int MOST_EXACT = 32;
  private static final int MOST_ALTERNATIVES = 96;

  static final Shape NOTHING = place(false, false, false, Set.of(""));
  static final Shape WORD_EDGE = place(true, false, false, Set.of(String.valueOf(EDGE)));
  static final Shape LINE_BEGIN = place(false, true, true, Set.of(""));
  static final Shape TEXT_BEGIN = place(false, false, true, Set.of(""));

  private static Shape place(boolean atWordEdge, boolean atLineBegin, boolean anchored, Set<String> exact) {
    return new Shape(new BitSet(), true, true, atWordEdge, atLineBegin, anchored, exact, List.of());
  }

  /** One character of a set; {@code exact} may be null. */
  static Shape character(BitSet characters, Set<String> exact) {
    return new Shape(characters, false, false, false, false, false, exact, List.of());
  }

  /** Anything, or nothing: what cannot be told. */
  static Shape unknown() {
    BitSet all = new BitSet();
    all.set(0, ASCII);
    return new Shape(all, true, false, false, false, false, null, List.of());
  }

  /** One after the other. */
  static Shape sequence(List<Shape> parts) {
    BitSet first = new BitSet();
    boolean empty = true;
    boolean place = true;
    boolean wordEdge = false;
    boolean lineBegin = false;
    boolean anchored = false;
    List<Set<String>> required = new ArrayList<>();
    Set<String> run = Set.of("");
    boolean whole = true;
    for (Shape part : parts) {
      wordEdge |= place && part.atWordEdge;
      lineBegin |= place && part.atLineBegin;
      anchored |= part.anchored;
      if (empty) {
        first.or(part.first);
      }
      empty &= part.mayBeEmpty;
      place &= part.isPlace;
      required.addAll(part.required);
      Set<String> longer = part.exact == null ? null : product(run, part.exact);
      if (longer == null) {
        addUseful(run, required);
        whole = false;
        longer = part.exact == null ? Set.of("") : part.exact;
      }
      run = longer;
    }
    if (!whole) {
      addUseful(run, required);
    }
    return new Shape(first, empty, place, wordEdge, lineBegin, anchored, whole ? run : null, required);
  }

  private static Set<String> product(Set<String> heads, Set<String> tails) {
    if (heads.size() * tails.size() > MOST_EXACT) {
      return null;
    }
    Set<String> all = new LinkedHashSet<>();
    for (String head : heads) {
      for (String tail : tails) {
        all.add(head + tail);
      }
    }
    return all;
  }

  /** One or the other. */
  static Shape either(List<Shape> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    BitSet first = new BitSet();
    Set<String> exact = new LinkedHashSet<>();
    Set<String> literals = new LinkedHashSet<>();
    for (Shape part : parts) {
      first.or(part.first);
      Set<String> best = part.best();
      if (best == null) {
        literals = null;
      } else if (literals != null) {
        literals.addAll(best);
      }
      if (part.exact == null) {
        exact = null;
      } else if (exact != null) {
        exact.addAll(part.exact);
      }
    }
    exact = exact == null || exact.size() > MOST_EXACT ? null : exact;
    boolean told = literals != null && exact == null && literals.size() <= MOST_ALTERNATIVES;
    return new Shape(
        first,
        parts.stream().anyMatch(Shape::mayBeEmpty),
        parts.stream().allMatch(Shape::isPlace),
        parts.stream().allMatch(Shape::atWordEdge),
        parts.stream().allMatch(Shape::atLineBegin),
        parts.stream().anyMatch(Shape::anchored),
        exact,
        told ? List.of(literals) : List.of());
  }

  /** The set of literals that tells most, or null. */
  private Set<String> best() {
    List<Set<String>> all = new ArrayList<>(required);
    if (exact != null) {
      addUseful(exact, all);
    }
    Set<String> best = null;
    for (Set<String> one : all) {
      best = best == null || shortest(one) > shortest(best) ? one : best;
    }
    return best;
  }

  /** As often as an expression may ask for it. */
  static Shape repeated(Shape part, int least, int most) {
    if (least == 1 && most == 1) {
      return part;
    }
    if (least == 0) {
      Set<String> exact = null;
      if (most == 1 && part.exact != null) {
        exact = new LinkedHashSet<>(part.exact);
        exact.add("");
      }
      return new Shape(part.first, true, part.isPlace, false, false, part.anchored, exact, List.of());
    }
    Set<String> literals = part.best();
    return new Shape(
        part.first, part.mayBeEmpty, part.isPlace, part.atWordEdge, part.atLineBegin, part.anchored, null,
        literals == null ? List.of() : List.of(literals));
  }

  /** All sets of literals, those of a wholly known expression among them. */
  List<Set<String>> literals() {
    List<Set<String>> all = new ArrayList<>(required);
    if (exact != null) {
      addUseful(exact, all);
    }
    return all;
  }

  private static void addUseful(Set<String> literals, List<Set<String>> required) {
    if (shortest(literals) >= SHORTEST) {
      Set<String> marked = new LinkedHashSet<>();
      literals.forEach(literal -> marked.add(withEdges(literal)));
      required.add(marked);
    }
  }

  private static int shortest(Set<String> literals) {
    int shortest = Integer.MAX_VALUE;
    for (String literal : literals) {
      shortest = Math.min(shortest, (int) literal.chars().filter(c -> c != EDGE).count());
    }
    return shortest;
  }

  /** The literal with a mark wherever a word begins or ends in it, and none twice. */
  private static String withEdges(String literal) {
    StringBuilder marked = new StringBuilder();
    for (char c : literal.toCharArray()) {
      char before = marked.length() == 0 ? EDGE : marked.charAt(marked.length() - 1);
      if (c == EDGE && before == EDGE && marked.length() > 0) {
        continue;
      }
      if (c != EDGE && before != EDGE && isWord(c) != isWord(before)) {
        marked.append(EDGE);
      }
      marked.append(c);
    }
    return marked.toString();
  }

  static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}
