package org.lettermark.match;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.TreeMap;

/** Finds out in one pass which of many literals a stretch of text holds, case ignored. */
final class Literals {

  private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();
  private final boolean none;

  /** @param literals as {@link Shape} has them, each once; their numbers are their places */
  Literals(Collection<String> literals) {
    TreeMap<String, Integer> numbers = new TreeMap<>();
    literals.forEach(literal -> numbers.put(literal, numbers.size()));
    none = numbers.isEmpty();
    if (!none) {
      trie.build(numbers);
    }
  }

  /** The numbers of the literals that stand between two places. */
  BitSet in(String text, int begin, int end) {
    BitSet found = new BitSet();
    if (!none) {
      trie.parseText(marked(text, begin, end), (int from, int to, Integer literal) -> found.set(literal));
    }
    return found;
  }

  /** The stretch in small letters, with a mark at both ends and wherever a word begins or ends. */
  private static char[] marked(String text, int begin, int end) {
    char[] marked = new char[2 * (end - begin) + 2];
    int size = 0;
    marked[size++] = Shape.EDGE;
    boolean word = false;
    for (int i = begin; i < end; i++) {
      char c = small(text.charAt(i));
      if (word != Shape.isWord(c) && i > begin) {
        marked[size++] = Shape.EDGE;
      }
      word = Shape.isWord(c);
      marked[size++] = c;
    }
    marked[size++] = Shape.EDGE;
    return size == marked.length ? marked : Arrays.copyOf(marked, size);
  }

  /** As {@link java.util.regex.Pattern#UNICODE_CASE} folds it: the sign of Kelvin is a "k". */
  private static char small(char c) {
    if (c < Shape.ASCII) {
      return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
