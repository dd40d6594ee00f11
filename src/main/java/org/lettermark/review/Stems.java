package org.lettermark.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Finds out in one pass which of many parts of words a stretch holds, case ignored. */
final class Stems {

  private static final int LETTERS = 128;

  private final List<String> stems = new ArrayList<>();

  /** Numbers of the stems by their first two characters. */
  private final int[][] byStart = new int[LETTERS * LETTERS][];

  /** The number of a stem, which is added where it is new. */
  int number(String stem) {
    String small = stem.toLowerCase(Locale.ROOT);
    int known = stems.indexOf(small);
    if (known >= 0) {
      return known;
    }
    int start = small.charAt(0) * LETTERS + small.charAt(1);
    int[] old = byStart[start] == null ? new int[0] : byStart[start];
    int[] longer = Arrays.copyOf(old, old.length + 1);
    longer[old.length] = stems.size();
    byStart[start] = longer;
    stems.add(small);
    return stems.size() - 1;
  }

  /** The numbers of the stems that stand between two places. */
  BitSet in(String text, int begin, int end) {
    BitSet found = new BitSet(stems.size());
    for (int i = begin; i + 1 < end; i++) {
      char first = small(text.charAt(i));
      char second = small(text.charAt(i + 1));
      if (first >= LETTERS || second >= LETTERS) {
        continue;
      }
      int[] candidates = byStart[first * LETTERS + second];
      if (candidates == null) {
        continue;
      }
      for (int candidate : candidates) {
        String stem = stems.get(candidate);
        if (i + stem.length() <= end && text.regionMatches(true, i, stem, 0, stem.length())) {
          found.set(candidate);
        }
      }
    }
    return found;
  }

  private static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }
}
