package org.lettermark.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.LetterSet;

/**
 * Compares annotated letters with gold annotations: precision, recall and F1 of each type, by exact and by overlapping spans, and
 * how often each feature is right where the spans overlap.
 */
public final class Evaluation {

  /** Gets every letter that is compared. */
  public interface Listener {
    void accept(LetterPair letter) throws IOException;
  }

  private final List<Map<String, Tally>> letters = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private Evaluation() {}

  /**
   * Compares every letter of the gold with that of the same name of the system; both may be of any format. A letter that is
   * missing, cannot be read or has another text counts as all missed; one whose gold cannot be read does not count.
   *
   * @param listener is told of each letter, in the order of their names
   * @throws IOException where there is nothing to compare with; the message begins with the path
   */
  public static Evaluation compare(Path gold, Path system, Grouping grouping, Listener listener) throws IOException {
    try (LetterSet wanted = LetterSet.open(gold); LetterSet found = LetterSet.open(system)) {
      Evaluation evaluation = new Evaluation();
      wanted.unreadable().forEach((file, reason) -> evaluation.problems.add(place(gold, file) + ": " + reason + "; not counted"));
      found.unreadable().forEach((file, reason) -> evaluation.problems.add(place(system, file) + ": " + reason));
      for (String name : wanted.names()) {
        LetterPair letter;
        try {
          letter = LetterPair.missing(name, wanted.flat(name));
        } catch (IOException e) {
          evaluation.problems.add(place(gold, e.getMessage()) + "; not counted");
          continue;
        }
        letter = evaluation.find(letter, found, system);
        evaluation.letters.add(new Scorer(letter).tallies(grouping.of(letter)));
        listener.accept(letter);
      }
      return evaluation;
    }
  }

  private LetterPair find(LetterPair letter, LetterSet found, Path system) {
    FlatLetter have;
    try {
      have = found.flat(letter.name());
    } catch (IOException e) {
      problems.add(place(system, e.getMessage()) + "; counted as all missed");
      return letter;
    }
    try {
      return new LetterPair(letter.name(), letter.gold(), have).checked();
    } catch (IOException e) {
      problems.add(place(system, letter.name()) + ": " + e.getMessage() + "; counted as all missed");
      return letter;
    }
  }

  /** Where a file of a folder lies, or a line of a file. */
  private static String place(Path path, String within) {
    return (Files.isDirectory(path) ? path.resolve(within) : path.resolveSibling(within)).toString();
  }

  /** How many letters are counted. */
  public int letters() {
    return letters.size();
  }

  /** Letters that could not be compared, each with the reason. */
  public List<String> problems() {
    return problems;
  }

  /** All counts. */
  public Tally tally() {
    return Tally.sum(byLetter());
  }

  /** The counts of each letter, in the order of their names. */
  public List<Tally> byLetter() {
    return letters.stream().map(groups -> Tally.plainSum(groups.values())).toList();
  }

  /** The counts of each group, letter by letter; a letter that has nothing of a group is left out of it. */
  public SortedMap<String, List<Tally>> groups() {
    SortedMap<String, List<Tally>> groups = new TreeMap<>();
    letters.forEach(letter -> letter.forEach((group, tally) -> groups.computeIfAbsent(group, any -> new ArrayList<>()).add(tally)));
    return groups;
  }
}
