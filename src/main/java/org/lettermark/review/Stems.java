package org.lettermark.review;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;

/**
 * Finds out in one pass which of many parts of words a stretch holds, case ignored.
 *
 * <p>The automaton of Aho and Corasick: a state stands for what has just been read, as far as a stem begins so.
 */
final class Stems {

  /** Stems hold characters below this only. */
  static final int ASCII = 128;

  /** Columns of the table by character: capitals have those of small letters, what stands in no stem has column 0. */
  private final byte[] columns = new byte[ASCII];

  private int width = 1;

  /** The state that follows, by state and column; 0 is that of the beginning. */
  private char[] next;

  /** The stems that end in a state, or null. */
  private BitSet[] ending;

  /** @param stems parts of words, in small letters and ASCII, each once; their numbers are their places */
  Stems(Collection<String> stems) {
    int letters = 0;
    for (String stem : stems) {
      letters += stem.length();
      for (char c : stem.toCharArray()) {
        if (columns[c] == 0) {
          columns[c] = (byte) width++;
          columns[Character.toUpperCase(c)] = columns[c];
        }
      }
    }
    next = new char[(letters + 1) * width];
    ending = new BitSet[letters + 1];
    int states = 1;
    int number = 0;
    for (String stem : stems) {
      int state = 0;
      for (char c : stem.toCharArray()) {
        int place = state * width + columns[c];
        if (next[place] == 0) {
          next[place] = (char) states++;
        }
        state = next[place];
      }
      ending[state] = ending[state] == null ? new BitSet() : ending[state];
      ending[state].set(number++);
    }
    next = Arrays.copyOf(next, states * width);
    goOnWithShorterEnds(states);
  }

  /** Where no stem goes on, the longest end of what was read goes on with which another stem begins. */
  private void goOnWithShorterEnds(int states) {
    int[] shorter = new int[states];
    Deque<Integer> open = new ArrayDeque<>();
    open.add(0);
    while (!open.isEmpty()) {
      int state = open.remove();
      for (int column = 1; column < width; column++) {
        int place = state * width + column;
        char otherwise = state == 0 ? 0 : next[shorter[state] * width + column];
        int reached = next[place];
        if (reached == 0) {
          next[place] = otherwise;
          continue;
        }
        shorter[reached] = otherwise;
        if (ending[otherwise] != null) {
          ending[reached] = ending[reached] == null ? new BitSet() : ending[reached];
          ending[reached].or(ending[otherwise]);
        }
        open.add(reached);
      }
    }
  }

  /** The numbers of the stems that stand between two places. */
  BitSet in(String text, int begin, int end) {
    BitSet found = new BitSet();
    int state = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      state = c < ASCII ? next[state * width + columns[c]] : 0;
      if (ending[state] != null) {
        found.or(ending[state]);
      }
    }
    return found;
  }
}
