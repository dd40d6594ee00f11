package org.lettermark.match;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that stand anywhere in a lexicon or rule file, its examples included: words that letters have. */
public final class KnownWords {

  private static final int SHORTEST = 3;

  private KnownWords() {}

  /**
   * The words, in small letters.
   *
   * @param location a file or {@code classpath:} location
   * @throws IOException where it cannot be read
   */
  @SuppressWarnings("unchecked")
  public static Set<String> read(String location) throws IOException {
    return Shared.get(Set.class, location, List.of(), () -> {
      Set<String> words = new HashSet<>();
      for (String line : new String(Table.bytes(location), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          addAll(line.toLowerCase(Locale.ROOT), words);
        }
      }
      return Set.copyOf(words);
    });
  }

  private static void addAll(String line, Set<String> words) {
    int begin = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || !Character.isLetter(line.charAt(i))) {
        boolean expression = i < line.length() && "[]|()?\\+*".indexOf(line.charAt(i)) >= 0
            || begin > 0 && "[]|()?\\+*".indexOf(line.charAt(begin - 1)) >= 0;
        if (i - begin >= SHORTEST && !expression) {
          words.add(line.substring(begin, i));
        }
        begin = i + 1;
      }
    }
  }
}
