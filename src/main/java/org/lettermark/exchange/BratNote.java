package org.lettermark.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values in the note of an annotation: {@code strength=10 mg; quantity=60}. A semicolon within a value is {@code \;}. */
final class BratNote {

  private BratNote() {}

  static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (char each : value.toCharArray()) {
      if (each == '\\' || each == ';') {
        escaped.append('\\').append(each);
      } else if (each == '\t' || BratWriter.LINE_END.matcher(String.valueOf(each)).matches()) {
        escaped.append(String.format("\\u%04x", (int) each));
      } else {
        escaped.append(each);
      }
    }
    return escaped.toString();
  }

  /** The values by feature; null where a part is no {@code feature=value}. */
  static Map<String, List<String>> read(String note) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i <= note.length(); i++) {
      char each = i == note.length() ? ';' : note.charAt(i);
      if (each == ';') {
        if (!part.toString().isBlank() && !add(part.toString(), values)) {
          return null;
        }
        part.setLength(0);
      } else if (each == '\\' && i + 1 < note.length()) {
        i++;
        if (note.charAt(i) == 'u' && note.substring(i + 1, Math.min(note.length(), i + 5)).matches("[0-9a-f]{4}")) {
          part.append((char) Integer.parseInt(note.substring(i + 1, i + 5), 16));
          i += 4;
        } else {
          part.append(note.charAt(i));
        }
      } else if (!(part.isEmpty() && each == ' ')) {
        part.append(each);
      }
    }
    return values;
  }

  private static boolean add(String part, Map<String, List<String>> values) {
    int equals = part.indexOf('=');
    if (equals < 1) {
      return false;
    }
    values.computeIfAbsent(part.substring(0, equals), any -> new ArrayList<>()).add(part.substring(equals + 1));
    return true;
  }
}
