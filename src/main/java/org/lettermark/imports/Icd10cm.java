package org.lettermark.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lettermark.match.LexiconException;
import org.lettermark.match.Table;

/**
 * The official list of ICD-10-CM codes, as the file {@code icd10cm_order_YYYY.txt} has it, and what it
 * says about a lexicon of ours.
 */
public final class Icd10cm {

  private static final int CODE = 6;
  private static final int CODE_END = 13;
  private static final int FLAG = 14;
  private static final int LONG_LABEL = 77;

  /** Chapters of diseases and injuries; complaints (R), external causes and other reasons for a visit are left out. */
  private static final Pattern DISEASE = Pattern.compile("[A-QST].*");

  /** What a label says of the visit, not of the disorder. */
  private static final Pattern ENCOUNTER = Pattern.compile("(?i), (?:initial|subsequent) encounter.*+|, sequela$");

  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9'/ -]{4,80}");
  private static final int LONGEST = 8;

  /** What came out of an import: codes that the official file does not have, by file of the lexicon, and new rows. */
  public record Summary(int checked, Map<String, Set<String>> unknown, int added) {}

  private final Map<String, String> labels = new LinkedHashMap<>();

  private Icd10cm() {}

  /**
   * Reads the file with its fixed columns: 7-13 the code without dot, 15 whether it may be used, 78 on the label.
   *
   * @throws LexiconException where a line is not of this form
   */
  public static Icd10cm read(Path file) throws IOException {
    Icd10cm list = new Icd10cm();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (line.length() <= LONG_LABEL || !line.substring(CODE, CODE_END).matches("[A-Z]\\d[0-9A-Z]{1,5} *")
          || line.charAt(FLAG) != '0' && line.charAt(FLAG) != '1') {
        throw new LexiconException(
            file + ":" + number
                + ": expected the columns of icd10cm_order_YYYY.txt: code in 7-13, 0 or 1 in 15, label from 78");
      }
      list.labels.put(dotted(line.substring(CODE, CODE_END).strip()), line.substring(LONG_LABEL).strip());
    }
    if (list.labels.isEmpty()) {
      throw new LexiconException(file + ": expected at least one code");
    }
    return list;
  }

  private static String dotted(String code) {
    return code.length() > 3 ? code.substring(0, 3) + "." + code.substring(3) : code;
  }

  /** The label of a code, or null where the file does not have it. */
  public String label(String code) {
    return labels.get(code);
  }

  /**
   * Checks the codes of these files of a lexicon and writes the files into a folder: codes that the
   * official file does not have are taken out, and the first file is widened by the official labels
   * that none of them knows yet.
   */
  public Summary rewrite(List<String> locations, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Set<String>> unknown = new TreeMap<>();
    Set<String> phrases = new HashSet<>();
    for (String location : locations) {
      Table.read(location, "icd10cm").rows().forEach(row -> phrases.add(row.get("phrase")));
    }
    int checked = 0;
    int added = 0;
    for (String location : locations) {
      String[] lines = new String(Table.bytes(location), StandardCharsets.UTF_8).split("\\R");
      StringBuilder text = new StringBuilder();
      List<String> header = null;
      String name = location.substring(location.lastIndexOf('/') + 1);
      for (String line : lines) {
        if (line.isBlank() || line.startsWith("#")) {
          text.append(line).append('\n');
          continue;
        }
        String[] cells = line.split("\t", -1);
        if (header == null) {
          header = List.of(cells);
          text.append(line).append('\n');
          continue;
        }
        int column = header.indexOf("icd10cm");
        if (!cells[column].equals("-")) {
          checked++;
          if (label(cells[column]) == null) {
            unknown.computeIfAbsent(name, k -> new TreeSet<>()).add(cells[column]);
            if (!header.get(0).equals("phrase")) {
              continue;
            }
            cells[column] = "-";
          }
        }
        text.append(String.join("\t", cells)).append('\n');
      }
      if (location.equals(locations.get(0))) {
        added = widen(phrases, header, text);
      }
      Files.writeString(folder.resolve(name), text);
    }
    return new Summary(checked, unknown, added);
  }

  private int widen(Set<String> phrases, List<String> header, StringBuilder text) {
    int added = 0;
    for (Map.Entry<String, String> entry : labels.entrySet()) {
      String label = ENCOUNTER.matcher(entry.getValue()).replaceFirst("");
      String phrase = label.toLowerCase(Locale.ROOT).replaceAll("[-/ ]+", " ").strip();
      boolean fits = DISEASE.matcher(entry.getKey()).matches() && WORDS.matcher(label).matches()
          && phrase.split(" ").length <= LONGEST && phrase.indexOf(' ') > 0;
      if (fits && phrases.add(phrase)) {
        added++;
        for (String column : header) {
          text.append(switch (column) {
            case "phrase", "preferredName" -> phrase;
            case "icd10cm" -> entry.getKey();
            case "source" -> "ICD-10-CM";
            default -> "-";
          });
          text.append(column.equals(header.get(header.size() - 1)) ? '\n' : '\t');
        }
      }
    }
    return added;
  }
}
