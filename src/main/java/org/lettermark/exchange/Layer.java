package org.lettermark.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.match.Table;

/**
 * A type that annotators mark, as {@code layers.tsv} lists them.
 *
 * @param type short name of the type
 * @param fields its features
 */
public record Layer(String type, List<Field> fields) {

  /** What a feature takes. */
  public enum Form {
    ONE, TEXT, LIST, FLAG
  }

  /**
   * A feature.
   *
   * @param name its name
   * @param form what it takes
   * @param values what it may be, where it is one of several
   */
  public record Field(String name, Form form, List<String> values) {}

  /** All layers. */
  public static final List<Layer> ALL = read();

  private static List<Layer> read() {
    Map<String, List<Field>> layers = new LinkedHashMap<>();
    try {
      for (Table.Row row : Table.read("classpath:/org/lettermark/exchange/layers.tsv", "type", "feature", "form", "values").rows()) {
        List<Field> fields = layers.computeIfAbsent(row.get("type"), any -> new ArrayList<>());
        if (!row.get("form").equals("none")) {
          fields.add(new Field(row.get("feature"), Form.valueOf(row.get("form").toUpperCase(Locale.ROOT)),
              row.get("values") == null ? List.of() : List.of(row.get("values").split("\\|"))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return layers.entrySet().stream().map(layer -> new Layer(layer.getKey(), List.copyOf(layer.getValue()))).toList();
  }

  /** The layer of a type, null where annotators do not mark it. */
  public static Layer of(String type) {
    return ALL.stream().filter(layer -> layer.type().equals(type)).findFirst().orElse(null);
  }

  /** A letter with nothing but what annotators mark: without our ids, rules, names of dictionaries, sections. */
  public static FlatLetter reduce(FlatLetter letter) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : letter.findings()) {
      Layer layer = of(finding.type());
      if (layer != null) {
        Map<String, Object> features = new HashMap<>();
        for (Field field : layer.fields()) {
          List<String> values = finding.all(field.name());
          if (field.form() == Form.FLAG) {
            features.put(field.name(), String.valueOf(values.contains("true")));
          } else if (!values.isEmpty()) {
            features.put(field.name(), field.form() == Form.LIST ? List.copyOf(values) : values.get(0));
          }
        }
        findings.add(new Finding(finding.type(), finding.begin(), finding.end(), features));
      }
    }
    return FlatLetter.of(letter.text(), findings);
  }

  /**
   * What of the guidelines annotations break, each with its place; nothing of the letter is quoted.
   *
   * @return one line for each fault, such as {@code line 12: Medication: status is none of ...}
   */
  public static List<String> faults(FlatLetter letter) {
    List<String> faults = new ArrayList<>();
    for (Finding finding : letter.findings()) {
      Layer layer = of(finding.type());
      String place = place(letter.text(), finding.begin()) + ": " + finding.type() + ": ";
      String covered = letter.covered(finding);
      if (layer == null) {
        faults.add(place + "is no type that annotators mark");
        continue;
      }
      if (covered.isEmpty()) {
        faults.add(place + "covers nothing");
      } else if (!covered.strip().equals(covered)) {
        faults.add(place + "begins or ends with a blank");
      }
      for (Field field : layer.fields()) {
        List<String> values = finding.all(field.name());
        List<String> allowed = field.form() == Form.FLAG ? List.of("true", "false") : field.values();
        if (values.size() > 1 && field.form() != Form.LIST) {
          faults.add(place + field.name() + " has several values");
        } else if (!allowed.isEmpty() && !allowed.containsAll(values)) {
          faults.add(place + field.name() + " is none of " + String.join(", ", allowed));
        }
      }
    }
    return faults;
  }

  /** A place for people. */
  static String place(String text, int offset) {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        begin = i + 1;
      }
    }
    return "line " + line + ", character " + (offset - begin + 1);
  }
}
