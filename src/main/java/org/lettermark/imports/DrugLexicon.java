package org.lettermark.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lettermark.match.Table;

/**
 * A drug lexicon that grows: the rows of one that is there, and those that an import adds.
 *
 * <p>A row that is there already stays as it is. What an import calls by other words, with other salts or in
 * another order gets the name, id and class that the lexicon has for these ingredients.
 */
public final class DrugLexicon {

  private static final String[] COLUMNS = {"phrase", "genericName", "rxcui", "drugClass", "source"};
  private static final Pattern ONLY_WORDS = Pattern.compile("[\\p{L}\\p{N}]++(?:[ /'-]{1,3}[\\p{L}\\p{N}]++)*+");
  private static final int SHORTEST = 4;

  private final List<String[]> rows = new ArrayList<>();
  private final Set<String> phrases = new HashSet<>();
  private final Map<String, String[]> byIngredients = new HashMap<>();
  private final Set<String> suffixes = new HashSet<>();
  private final Set<String> stopped = new HashSet<>();
  private int added;

  private DrugLexicon() {}

  /**
   * Begins with the rows of a file.
   *
   * @param location the lexicon, a file or {@code classpath:} location
   * @param suffixesLocation words behind a name that are no ingredient: salts and release forms
   * @param stopLocation names that no import may add
   */
  public static DrugLexicon read(String location, String suffixesLocation, String stopLocation) throws IOException {
    DrugLexicon lexicon = new DrugLexicon();
    Table.read(suffixesLocation, "phrase").rows().forEach(row -> lexicon.suffixes.add(row.get("phrase")));
    Table.read(stopLocation, "phrase").rows().forEach(row -> lexicon.stopped.add(row.get("phrase")));
    for (Table.Row row : Table.read(location, COLUMNS).rows()) {
      String[] cells =
          Arrays.stream(COLUMNS).map(row::get).map(cell -> cell == null ? "-" : cell).toArray(String[]::new);
      lexicon.rows.add(cells);
      lexicon.phrases.add(cells[0].toLowerCase(Locale.ROOT));
      lexicon.byIngredients.putIfAbsent(key(List.of(cells[1].split("-"))), cells);
    }
    return lexicon;
  }

  /**
   * Adds a name, unless it is there, is stopped, or is nothing that a letter could be searched for.
   *
   * @param name as it is to be found; a capital means that only this very form is
   * @param ingredients without salts
   * @param ids RxNorm ids of the ingredients, or null
   */
  boolean add(String name, List<String> ingredients, List<String> ids, String drugClass, String source) {
    String phrase = name.strip().replaceAll("[\\s/-]++", " ");
    String small = phrase.toLowerCase(Locale.ROOT);
    boolean isName = phrase.length() >= SHORTEST && ONLY_WORDS.matcher(phrase).matches()
        && phrase.chars().anyMatch(Character::isLetter);
    if (!isName || ingredients.isEmpty() || stopped.contains(small) || !phrases.add(small)) {
      return false;
    }
    String[] known = byIngredients.get(key(ingredients));
    String[] row = known != null
        ? new String[] {phrase, known[1], known[2], known[3], source}
        : new String[] {phrase, String.join("-", ingredients), ids == null ? "-" : String.join("-", ids),
            drugClass == null ? "-" : drugClass, source};
    rows.add(row);
    byIngredients.putIfAbsent(key(ingredients), row);
    added++;
    return true;
  }

  private static String key(List<String> ingredients) {
    return String.join("-", ingredients.stream().sorted().toList());
  }

  /** The name without salts and release forms behind it. */
  String withoutSalts(String name) {
    String plain = name.toLowerCase(Locale.ROOT).strip();
    int blank = plain.lastIndexOf(' ');
    while (blank > 0 && suffixes.contains(plain.substring(blank + 1)) && !byIngredients.containsKey(plain)) {
      plain = plain.substring(0, blank);
      blank = plain.lastIndexOf(' ');
    }
    return plain;
  }

  /** How many rows were added. */
  public int added() {
    return added;
  }

  public int size() {
    return rows.size();
  }

  /** Writes the file, the rows in the order of their phrases. */
  public void write(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(draft)) {
      out.write("# Drug names: those that ship with Lettermark and those of an import (column source).\n");
      out.write("# The columns are those of the lexicon that ships.\n");
      out.write(String.join("\t", COLUMNS) + "\n");
      rows.sort((a, b) -> a[0].compareTo(b[0]));
      for (String[] row : rows) {
        out.write(String.join("\t", row) + "\n");
      }
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
