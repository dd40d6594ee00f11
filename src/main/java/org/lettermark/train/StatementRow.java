package org.lettermark.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lettermark.match.LexiconException;
import org.lettermark.match.Table;
import org.lettermark.read.WrongInputException;

/**
 * A sentence with what it says of function, a row of a training file.
 *
 * @param writer name of the file without its ending: who wrote the sentence
 * @param sentence the sentence; line ends as they stand in letters
 * @param polarity one of {@code FunctionalImprovement.polarity}, or {@code none}
 * @param style {@code summary}, {@code review}, {@code glued} or {@code guideline}
 * @param kind domain of a statement; of another sentence, what it is
 */
record StatementRow(String writer, String sentence, String polarity, String style, String kind) {

  static final String NONE = "none";

  private static final Set<String> POLARITIES = Set.of("improved", "notImproved", "notDocumented", "criterion", NONE);
  private static final Set<String> STYLES = Set.of("summary", "review", "glued", "guideline");
  private static final String ENDING = ".tsv";

  boolean isStatement() {
    return !polarity.equals(NONE);
  }

  /** The section in which a sentence of this style stands. */
  String section() {
    return style.equals("summary") || style.equals("glued") ? "summary" : "rationale";
  }

  /** Whether it is marked as the text of a guideline: in letters about half of such text is known for what it is. */
  boolean quoted() {
    return style.equals("guideline") && sentence.length() % 2 == 0;
  }

  /**
   * Reads every {@code .tsv} of a folder, in the order of their names.
   *
   * @throws WrongInputException where there is no such folder, or no such file in it
   * @throws LexiconException where a row is not as it should be; the message names file and line
   */
  static List<StatementRow> readAll(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new WrongInputException(folder + ": no such folder");
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    if (files.size() < 2) {
      throw new WrongInputException(folder + ": expected the .tsv files of two writers or more, but found " + files.size());
    }
    List<StatementRow> rows = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      Table table = Table.read(file.toString(), "sentence", "polarity", "style", "kind");
      for (Table.Row row : table.rows()) {
        rows.add(of(name.substring(0, name.length() - ENDING.length()), table, row));
      }
    }
    return rows;
  }

  private static StatementRow of(String writer, Table table, Table.Row row) throws LexiconException {
    if (!POLARITIES.contains(String.valueOf(row.get("polarity")))) {
      throw table.error(row.line(), "expected a polarity: one of " + String.join(", ", POLARITIES.stream().sorted().toList()));
    }
    if (!STYLES.contains(String.valueOf(row.get("style")))) {
      throw table.error(row.line(), "expected a style: one of " + String.join(", ", STYLES.stream().sorted().toList()));
    }
    if (row.get("sentence") == null || row.get("kind") == null) {
      throw table.error(row.line(), "expected a sentence and its kind");
    }
    return new StatementRow(
        writer, row.get("sentence").replace("\\n", "\n"), row.get("polarity"), row.get("style"), row.get("kind"));
  }
}
