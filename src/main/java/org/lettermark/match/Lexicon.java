package org.lettermark.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Phrases, found in a text at their longest and from left to right.
 *
 * <p>The words of a phrase stand in the text with blanks, a line break, a hyphen or a slash between
 * them. Case does not matter, unless the phrase holds a capital: then it must stand exactly so
 * ("APAP").
 */
public final class Lexicon {

  /**
   * A phrase found: its row of the file and its place in the text.
   *
   * @param first its first word
   * @param next the word behind its last
   */
  public record Match(int first, int next, int begin, int end, String ruleId, Table.Row row) {
    /** The cell of this column, or null where it is empty. */
    public String get(String column) {
      return row.get(column);
    }
  }

  private record Entry(String phrase, String ruleId, Table.Row row) {}

  /** Where the words of phrases lead to: by this word from the node before. */
  private static final class Node {
    final Node before;
    final int word;
    final int hash;
    boolean inner;

    /** The phrase that ends here, or null. */
    Entry entry;

    /** The phrases that end here and must stand exactly so: they are tried first. */
    List<Entry> exact = List.of();

    Node(Node before, int word) {
      this.before = before;
      this.word = word;
      hash = before == null ? 0 : hash(before, word);
    }

    /** A number that tells the node to which this word leads from others. */
    static int hash(Node before, int word) {
      int mixed = (31 * before.hash + word + 1) * 0x9E3779B9;
      return mixed ^ mixed >>> 15;
    }
  }

  private final Node root = new Node(null, Vocabulary.UNKNOWN);

  /** A hash table of all nodes but the root, at most half full. */
  private Node[] nodes = new Node[64];
  private int size;

  /** The words with which phrases begin: most words of a text are none of them. */
  private final BitSet firstWords = new BitSet();

  private int vocabularySize;
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
    List<List<String>> phrases = new ArrayList<>();
    for (Table.Row row : table.rows()) {
      String phrase = row.get("phrase");
      if (phrase == null || !seen.add(phrase)) {
        throw table.error(row.line(), "expected each phrase once, but found \"" + phrase + "\" again");
      }
      phrases.add(forms(phrase));
      if (phrases.get(phrases.size() - 1).isEmpty()) {
        throw table.error(row.line(), "expected a phrase of letters or digits");
      }
    }
    Vocabulary vocabulary = Vocabulary.add(phrases.stream().flatMap(List::stream));
    lexicon.vocabularySize = vocabulary.size();
    for (int i = 0; i < phrases.size(); i++) {
      lexicon.add(table.rows().get(i), phrases.get(i), vocabulary);
    }
    return lexicon;
  }

  /** The words of a phrase; those that are glued are one. */
  private static List<String> forms(String phrase) {
    List<String> forms = new ArrayList<>();
    Words words = Words.of(phrase);
    for (int word = 0; word < words.size(); word++) {
      StringBuilder form = new StringBuilder(words.form(word));
      while (words.glued(word)) {
        form.append(words.form(++word));
      }
      forms.add(form.toString());
    }
    return forms;
  }

  private void add(Table.Row row, List<String> forms, Vocabulary vocabulary) {
    Node node = root;
    for (String form : forms) {
      node = addNode(node, vocabulary.find(form));
    }
    firstWords.set(vocabulary.find(forms.get(0)));
    String phrase = row.get("phrase");
    Entry entry = new Entry(phrase, name + ":" + phrase, row);
    if (phrase.chars().anyMatch(Character::isUpperCase)) {
      node.exact = new ArrayList<>(node.exact);
      node.exact.add(0, entry);
    } else if (node.entry == null) {
      node.entry = entry;
    }
  }

  private Node addNode(Node before, int word) {
    if (2 * size >= nodes.length) {
      Node[] all = nodes;
      nodes = new Node[2 * all.length];
      for (Node node : all) {
        if (node != null) {
          nodes[place(node.before, node.word)] = node;
        }
      }
    }
    int place = place(before, word);
    if (nodes[place] == null) {
      nodes[place] = new Node(before, word);
      before.inner = true;
      size++;
    }
    return nodes[place];
  }

  /** Where the node stands in the table to which this word leads, or the free place where it would stand. */
  private int place(Node before, int word) {
    int place = Node.hash(before, word) & nodes.length - 1;
    while (nodes[place] != null && (nodes[place].word != word || nodes[place].before != before)) {
      place = place + 1 & nodes.length - 1;
    }
    return place;
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
      word = match.next();
    }
    return found;
  }

  /** The longest phrase that begins with this word, or null. */
  public Match findAt(Words words, int word) {
    words.numberBy(vocabularySize);
    int behind = words.firstUnit(word + 1);
    for (int unit = words.firstUnit(word); unit < behind; unit++) {
      if (firstWords.get(words.number(unit))) {
        return longest(words, word, word, root);
      }
    }
    return null;
  }

  /** The longest phrase that goes on with this word from this node. */
  private Match longest(Words words, int first, int word, Node node) {
    Match best = null;
    for (int unit = words.firstUnit(word); unit < words.firstUnit(word + 1); unit++) {
      Node reached = nodes[place(node, words.number(unit))];
      if (reached == null) {
        continue;
      }
      int last = words.last(unit);
      int end = words.unitEnd(unit);
      Entry entry = entry(reached, words.text(), words.begin(first), end);
      if (entry != null) {
        best = longer(best, new Match(first, last + 1, words.begin(first), end, entry.ruleId(), entry.row()));
      }
      if (reached.inner && end == words.end(last) && words.joined(last)) {
        best = longer(best, longest(words, first, last + 1, reached));
      }
    }
    return best;
  }

  private static Entry entry(Node node, String text, int begin, int end) {
    for (Entry exact : node.exact) {
      if (isExactly(text, begin, end, exact.phrase())) {
        return exact;
      }
    }
    return node.entry;
  }

  private static Match longer(Match a, Match b) {
    if (a == null) {
      return b;
    }
    return b == null || b.end() <= a.end() ? a : b;
  }

  /** Whether the letters and digits of the stretch are those of the phrase, case and all. */
  private static boolean isExactly(String text, int begin, int end, String phrase) {
    int i = nextLetter(text, begin, end);
    int j = nextLetter(phrase, 0, phrase.length());
    while (i < end && j < phrase.length() && text.charAt(i) == phrase.charAt(j)) {
      i = nextLetter(text, i + 1, end);
      j = nextLetter(phrase, j + 1, phrase.length());
    }
    return i == end && j == phrase.length();
  }

  /** The first place from {@code begin} on where a letter or a digit stands, or the end. */
  private static int nextLetter(String text, int begin, int end) {
    int place = begin;
    while (place < end && !Character.isLetterOrDigit(text.charAt(place))) {
      place++;
    }
    return place;
  }
}
