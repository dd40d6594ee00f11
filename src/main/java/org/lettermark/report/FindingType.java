package org.lettermark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.lettermark.match.Table;

/**
 * How findings of a type look.
 *
 * @param name short name of the type
 * @param label what people call it
 * @param sign a second sign beside colour, before the words
 * @param light colour on a light page
 * @param dark colour on a dark page
 * @param line the line under the words, a CSS border style
 */
public record FindingType(String name, String label, String sign, String light, String dark, String line) {

  static final String FILE = "classpath:/org/lettermark/report/types.tsv";

  /** All types that are shown, in the order of the switches. */
  public static final List<FindingType> ALL = read();

  private static List<FindingType> read() {
    try {
      return Table.read(FILE, "type", "label", "sign", "light", "dark", "line").rows().stream()
          .map(row -> new FindingType(row.get("type"), row.get("label"), row.get("sign"), row.get("light"), row.get("dark"), row.get("line")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The type of this name, or null. */
  static FindingType of(String name) {
    return ALL.stream().filter(type -> type.name.equals(name)).findFirst().orElse(null);
  }

  /** The rules that give all types their colours and signs. */
  static String css() {
    StringBuilder css = new StringBuilder("/* Made from the table of types. */\n");
    for (FindingType type : ALL) {
      css.append(".").append(type.name).append(" { --type: ").append(type.light).append("; --line: ").append(type.line)
          .append("; --sign: \"").append(type.sign).append("\"; }\n");
    }
    css.append("@media screen and (prefers-color-scheme: dark) {\n");
    ALL.forEach(type -> css.append("  .").append(type.name).append(" { --type: ").append(type.dark).append("; }\n"));
    return css.append("}\n").toString();
  }
}
