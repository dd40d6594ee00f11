package org.lettermark.corpus;

import java.util.List;
import java.util.Map;

/**
 * One annotation of a letter as plain values.
 *
 * @param type short name of its type, such as {@code Medication} or {@code Segment}
 * @param begin first character, in UTF-16 units
 * @param end behind the last character
 * @param features what is given: a String, or a list of Strings for what has several values; numbers and truth values are
 *     Strings, as XMI has them
 */
public record Finding(String type, int begin, int end, Map<String, Object> features) {

  /** A value, or null where it is not given. */
  public String get(String feature) {
    return features.get(feature) instanceof String value ? value : null;
  }

  /** All values, none where none is given. */
  @SuppressWarnings("unchecked")
  public List<String> all(String feature) {
    Object value = features.get(feature);
    return value == null ? List.of() : value instanceof List<?> ? (List<String>) value : List.of((String) value);
  }

  /** A whole number, 0 where it is not given. */
  public int number(String feature) {
    String value = get(feature);
    return value == null ? 0 : Integer.parseInt(value);
  }

  /** Whether this lies within another. */
  public boolean isWithin(Finding other) {
    return other.begin <= begin && end <= other.end;
  }
}
