package org.lettermark.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lettermark.match.LexiconException;

/**
 * Reads the names of the FDA's National Drug Code Directory ({@code product.txt}), line by line.
 *
 * <p>Only prescription drugs unless the others are asked for as well: many names of those are plain words.
 */
public final class NdcImport {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String SOURCE = "NDC import";
  private static final List<String> NEEDED =
      List.of("PRODUCTTYPENAME", "PROPRIETARYNAME", "NONPROPRIETARYNAME", "SUBSTANCENAME");

  private NdcImport() {}

  /**
   * Adds the names of this file to a lexicon.
   *
   * @param overTheCounter whether drugs sold without prescription are added too
   * @throws LexiconException where the first line does not name the columns or a line has not as many cells
   */
  public static void read(Path file, DrugLexicon lexicon, boolean overTheCounter) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, WINDOWS)) {
      String first = in.readLine();
      Map<String, Integer> columns = columns(file, first == null ? "" : first);
      int number = 1;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String[] cells = line.split("\t", -1);
        if (cells.length != columns.size()) {
          throw new LexiconException(
              file + ":" + number + ": expected " + columns.size() + " cells but found " + cells.length);
        }
        add(lexicon, columns, cells, overTheCounter);
      }
    }
  }

  private static Map<String, Integer> columns(Path file, String header) throws LexiconException {
    Map<String, Integer> columns = new HashMap<>();
    for (String name : header.split("\t", -1)) {
      columns.put(name.strip(), columns.size());
    }
    for (String name : NEEDED) {
      if (!columns.containsKey(name)) {
        throw new LexiconException(file + ":1: expected a column \"" + name + "\", as in the FDA's product.txt");
      }
    }
    return columns;
  }

  private static void add(DrugLexicon lexicon, Map<String, Integer> columns, String[] cells, boolean overTheCounter) {
    String type = cells[columns.get("PRODUCTTYPENAME")];
    boolean wanted = type.equals("HUMAN PRESCRIPTION DRUG") || overTheCounter && type.equals("HUMAN OTC DRUG");
    Integer flag = columns.get("NDC_EXCLUDE_FLAG");
    if (!wanted || flag != null && !cells[flag].strip().equals("N")) {
      return;
    }
    List<String> ingredients =
        Arrays.stream(cells[columns.get("SUBSTANCENAME")].split(";"))
            .map(lexicon::withoutSalts)
            .map(name -> name.replace('-', ' '))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    String generic = cells[columns.get("NONPROPRIETARYNAME")].strip().toLowerCase(Locale.ROOT);
    String brand = cells[columns.get("PROPRIETARYNAME")].strip();
    lexicon.add(generic.replaceAll(",\\s*|\\s+and\\s+", " "), ingredients, null, null, SOURCE);
    if (!brand.equalsIgnoreCase(generic)) {
      lexicon.add(capitalised(brand), ingredients, null, null, SOURCE);
    }
  }

  /** A name in capitals or small letters as a letter would write it: many brands are words of English as well. */
  private static String capitalised(String brand) {
    if (!brand.equals(brand.toUpperCase(Locale.ROOT)) && !brand.equals(brand.toLowerCase(Locale.ROOT))) {
      return brand;
    }
    return Arrays.stream(brand.toLowerCase(Locale.ROOT).split(" "))
        .map(word -> word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
