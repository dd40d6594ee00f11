package org.lettermark.lexicon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases, found in a text at their longest and from left to right.
 *
 * <p>The words of a phrase stand in the text with blanks, a line break, a hyphen or a slash between
 * them. Case does not matter, unless the phrase holds a capital: then it must stand exactly so
 * ("APAP").
 */
public final class Lexicon {

  /** More pieces than this are never one word. */
  private static final int LONGEST_RUN = 6;

  private static final String GENITIVE = "'s";

  /** So many bits tell of most words that no phrase begins with them, and fit into the fastest memory. */
  private static final int FILTER_BITS = 1 << 16;

  /** A phrase found: its row of the file and its place in the text. */
  public record Match(int begin, int end, String ruleId, Table.Row row) {
    /** The cell of this column, or null where it is empty. */
    public String get(String column) {
      return row.get(column);
    }
  }

  private record Entry(String phrase, boolean exact, String ruleId, Table.Row row) {}

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    final List<Entry> entries = new ArrayList<>(1);
  }

  private final Node root = new Node();
  private final BitSet firstWords = new BitSet(FILTER_BITS);
  private final String name;
  private final List<Table.Row> rows;

  private Lexicon(Table table) {
    name = table.name();
    rows = table.rows();
  }

  /** Reads a file with a column {@code phrase} and the columns named. */
  public static Lexicon read(String location, String... columns) throws IOException {
    return Shared.get(Lexicon.class, location, List.of(columns), () -> load(location, columns));
  }

  private static Lexicon load(String location, String... columns) throws IOException {
    String[] all = new String[columns.length + 1];
    all[0] = "phrase";
    System.arraycopy(columns, 0, all, 1, columns.length);
    Table table = Table.read(location, all);
    Lexicon lexicon = new Lexicon(table);
    Set<String> seen = new HashSet<>();
    for (Table.Row row : table.rows()) {
      String phrase = row.get("phrase");
      if (phrase == null || !seen.add(phrase)) {
        throw table.error(row.line(), "expected each phrase once, but found \"" + phrase + "\" again");
      }
      if (!lexicon.add(phrase, row)) {
        throw table.error(row.line(), "expected a phrase of letters or digits");
      }
    }
    return lexicon;
  }

  private boolean add(String phrase, Table.Row row) {
    Node node = root;
    Words words = Words.of(phrase);
    int word = 0;
    while (word < words.size()) {
      StringBuilder form = new StringBuilder(words.form(word));
      while (words.glued(word)) {
        form.append(words.form(++word));
      }
      if (node == root) {
        firstWords.set(bit(form.toString()));
      }
      node = node.next.computeIfAbsent(form.toString(), k -> new Node());
      word++;
    }
    boolean exact = phrase.chars().anyMatch(Character::isUpperCase);
    node.entries.add(exact ? 0 : node.entries.size(), new Entry(phrase, exact, name + ":" + phrase, row));
    return node != root;
  }

  /** The rows, in the order of the file. */
  public List<Table.Row> rows() {
    return rows;
  }

  /** All matches, which do not overlap, in the order of the text. */
  public List<Match> findAll(Words words) {
    List<Match> found = new ArrayList<>();
    int word = 0;
    while (word < words.size()) {
      Match match = findAt(words, word);
      if (match == null) {
        word++;
        continue;
      }
      found.add(match);
      while (word < words.size() && words.begin(word) < match.end()) {
        word++;
      }
    }
    return found;
  }

  /** The longest phrase that begins with this word, or null. */
  public Match findAt(Words words, int word) {
    String form = words.form(word);
    boolean maybe = firstWords.get(bit(form)) || words.glued(word) || form.endsWith(GENITIVE);
    return maybe ? longest(words, word, word, root) : null;
  }

  private static int bit(String form) {
    int hash = form.hashCode();
    return (hash ^ hash >>> 16) & FILTER_BITS - 1;
  }

  private Match longest(Words words, int first, int word, Node node) {
    Match best = null;
    String form = null;
    for (int last = word; last < Math.min(words.size(), word + LONGEST_RUN); last++) {
      form = form == null ? words.form(last) : form + words.form(last);
      best = longer(best, step(words, first, last, node, form, words.end(last)));
      if (form.endsWith(GENITIVE)) {
        best = longer(best, step(words, first, last, node, form.substring(0, form.length() - 2), words.end(last) - 2));
      }
      if (!words.glued(last)) {
        break;
      }
    }
    return best;
  }

  private Match step(Words words, int first, int last, Node node, String form, int end) {
    Node next = node.next.get(form);
    if (next == null) {
      return null;
    }
    Match best = null;
    for (Entry entry : next.entries) {
      if (!entry.exact() || sameCase(words.text(), words.begin(first), end, entry.phrase())) {
        best = new Match(words.begin(first), end, entry.ruleId(), entry.row());
        break;
      }
    }
    boolean whole = end == words.end(last);
    if (whole && !next.next.isEmpty() && words.joined(last)) {
      best = longer(best, longest(words, first, last + 1, next));
    }
    return best;
  }

  private static Match longer(Match a, Match b) {
    if (a == null) {
      return b;
    }
    return b == null || b.end() <= a.end() ? a : b;
  }

  private static boolean sameCase(String text, int begin, int end, String phrase) {
    StringBuilder letters = new StringBuilder();
    text.substring(begin, end).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
    StringBuilder wanted = new StringBuilder();
    phrase.chars().filter(Character::isLetterOrDigit).forEach(c -> wanted.append((char) c));
    return letters.compareTo(wanted) == 0;
  }
}
