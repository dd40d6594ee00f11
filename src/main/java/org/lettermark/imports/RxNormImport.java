package org.lettermark.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.lettermark.match.LexiconException;

/**
 * Reads the names of RxNorm's {@code RXNCONSO.RRF}, line by line: ingredients, combinations and brands.
 *
 * <p>What a brand holds is read from its drug components ("acetaminophen 325 MG / hydrocodone bitartrate
 * 10 MG [Norco]"), so that no other file of the release is needed.
 */
public final class RxNormImport {

  private static final int COLUMNS = 18;
  private static final int RXCUI = 0;
  private static final int SAB = 11;
  private static final int TTY = 12;
  private static final int STR = 14;
  private static final int SUPPRESS = 16;
  private static final String SOURCE = "RxNorm import";

  private static final Pattern DOSE = Pattern.compile("\\s\\d[\\d.,]*+(?:\\s.*+)?$");
  private static final Pattern NO_DRUG =
      Pattern.compile("(?i)\\b(?:allergenic|extract|pollen|vaccine|virus|antigen|strain|serotype)\\b");

  private final Map<String, String> ingredients = new HashMap<>();
  private final Map<String, String> precise = new HashMap<>();
  private final List<String> combinations = new ArrayList<>();
  private final List<String> brands = new ArrayList<>();
  private final Map<String, String> components = new LinkedHashMap<>();

  private RxNormImport() {}

  /**
   * Adds the names of this file to a lexicon.
   *
   * @throws LexiconException where a line is not of the format
   */
  public static void read(Path file, DrugLexicon lexicon) throws IOException {
    RxNormImport names = new RxNormImport();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String[] cells = line.split("\\|", -1);
        if (cells.length != COLUMNS + 1 || !cells[COLUMNS].isEmpty()) {
          throw new LexiconException(
              file + ":" + number + ": expected 18 columns, each with a \"|\" behind it, as in RXNCONSO.RRF");
        }
        if (cells[SAB].equals("RXNORM") && cells[SUPPRESS].equals("N")) {
          names.add(cells[TTY], cells[RXCUI], cells[STR]);
        }
      }
    } catch (MalformedInputException e) {
      throw new LexiconException(file + ": expected UTF-8");
    }
    names.addTo(lexicon);
  }

  private void add(String type, String id, String name) {
    switch (type) {
      case "IN" -> ingredients.put(name.toLowerCase(Locale.ROOT), id);
      case "PIN" -> precise.put(name.toLowerCase(Locale.ROOT), id);
      case "MIN" -> combinations.add(name);
      case "BN" -> brands.add(name);
      case "SBDC" -> {
        int bracket = name.lastIndexOf('[');
        if (bracket > 0 && name.endsWith("]")) {
          components.putIfAbsent(name.substring(bracket + 1, name.length() - 1), name.substring(0, bracket).strip());
        }
      }
      default -> { }
    }
  }

  private void addTo(DrugLexicon lexicon) {
    for (String name : ingredients.keySet().stream().sorted().toList()) {
      if (!NO_DRUG.matcher(name).find()) {
        addWith(lexicon, name, List.of(name));
      }
    }
    for (String name : combinations) {
      List<String> parts = parts(name);
      addWith(lexicon, String.join(" ", parts), parts);
    }
    for (String brand : brands) {
      String holds = components.get(brand);
      if (holds != null) {
        addWith(lexicon, brand, parts(holds));
      }
    }
  }

  /** A brand keeps its capital: many are words of English as well. */
  private void addWith(DrugLexicon lexicon, String name, List<String> parts) {
    List<String> ids = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (String part : parts) {
      String ingredient = ingredient(part);
      String id = ingredients.getOrDefault(ingredient, precise.get(ingredient));
      if (id == null) {
        ids = null;
      }
      if (ids != null) {
        ids.add(id);
      }
      plain.add(ingredient.replace('-', ' '));
    }
    lexicon.add(name, plain, ids, null, SOURCE);
  }

  private static List<String> parts(String name) {
    return Arrays.stream(name.split(" / "))
        .map(part -> DOSE.matcher(part).replaceFirst("").toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The ingredient of which this is a salt, or the name itself. */
  private String ingredient(String part) {
    for (int end = part.length(); end > 0; end = part.lastIndexOf(' ', end - 1)) {
      if (ingredients.containsKey(part.substring(0, end))) {
        return part.substring(0, end);
      }
    }
    return part;
  }
}
