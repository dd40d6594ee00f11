package org.lettermark.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@link Shape} of an expression from its text, in the syntax of {@link Pattern}. */
final class ShapeReader {

  private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(,)?(\\d*)}");

  /** Classes of so many characters are still written out one by one. */
  private static final int FEW = 4;

  private final String regex;
  private int at;

  private ShapeReader(String regex) {
    this.regex = regex;
  }

  /** The shape of an expression that {@link Pattern} accepts. */
  static Shape of(Pattern pattern) {
    String regex = pattern.pattern();
    if (regex.contains("\\Q") || (pattern.flags() & Pattern.COMMENTS) != 0) {
      return Shape.unknown();
    }
    return new ShapeReader(regex).alternatives();
  }

  private Shape alternatives() {
    List<Shape> alternatives = new ArrayList<>();
    alternatives.add(sequence());
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      alternatives.add(sequence());
    }
    return Shape.either(alternatives);
  }

  private Shape sequence() {
    List<Shape> parts = new ArrayList<>();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      parts.add(quantified(part()));
    }
    return Shape.sequence(parts);
  }

  private Shape quantified(Shape part) {
    if (at >= regex.length()) {
      return part;
    }
    int least;
    int most;
    Matcher count = COUNT.matcher(regex).region(at, regex.length());
    switch (regex.charAt(at)) {
      case '?' -> {
        least = 0;
        most = 1;
        at++;
      }
      case '*' -> {
        least = 0;
        most = Integer.MAX_VALUE;
        at++;
      }
      case '+' -> {
        least = 1;
        most = Integer.MAX_VALUE;
        at++;
      }
      default -> {
        if (!count.lookingAt()) {
          return part;
        }
        least = Integer.parseInt(count.group(1));
        most = count.group(2) == null ? least : count.group(3).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(count.group(3));
        at = count.end();
      }
    }
    if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
      at++;
    }
    return Shape.repeated(part, least, most);
  }

  private Shape part() {
    char c = regex.charAt(at);
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '^' -> {
        at++;
        yield Shape.LINE_BEGIN;
      }
      case '$' -> {
        at++;
        yield Shape.NOTHING;
      }
      default -> {
        at++;
        yield characters(c == '.' ? "." : Pattern.quote(String.valueOf(c)), c != '.' && c < Shape.ASCII);
      }
    };
  }

  private Shape group() {
    int open = at;
    at++;
    boolean seen = true;
    if (regex.startsWith("?", at)) {
      boolean name = regex.startsWith("?<", at) && !regex.startsWith("?<=", at) && !regex.startsWith("?<!", at);
      boolean around = !name && (regex.startsWith("?<", at) || regex.startsWith("?=", at) || regex.startsWith("?!", at));
      int end = at + 1;
      while (name ? regex.charAt(end) != '>' : "imsuxdU-".indexOf(regex.charAt(end)) >= 0) {
        end++;
      }
      if (!around && regex.charAt(end) == ')') {
        at = end + 1;
        return Shape.NOTHING;
      }
      at = around ? at + (regex.startsWith("?<", at) ? 3 : 2) : end + 1;
      seen = !around;
    }
    Shape inside = alternatives();
    if (at >= regex.length()) {
      throw new IllegalArgumentException("expected the bracket at " + open + " to be closed");
    }
    at++;
    return seen ? inside : inside.anchored() ? Shape.TEXT_BEGIN : Shape.NOTHING;
  }

  private Shape characterClass() {
    int begin = at;
    int open = 0;
    do {
      char c = regex.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        open++;
        // A bracket that closes as the first character is one of the class.
        if (regex.startsWith("^", at + 1)) {
          at++;
        }
        if (regex.startsWith("]", at + 1)) {
          at++;
        }
      } else if (c == ']') {
        open--;
      }
      at++;
    } while (open > 0);
    String source = regex.substring(begin, at);
    boolean plain = source.chars().noneMatch(c -> c >= Shape.ASCII || c == '\\' || c == '&')
        && source.charAt(1) != '^' && source.lastIndexOf('[') == 0;
    return characters(source, plain);
  }

  private Shape escape() {
    int begin = at;
    char c = regex.charAt(at + 1);
    at += 2;
    switch (c) {
      case 'b' -> {
        return Shape.WORD_EDGE;
      }
      case 'A', 'G' -> {
        return Shape.TEXT_BEGIN;
      }
      case 'B', 'z', 'Z' -> {
        return Shape.NOTHING;
      }
      case 'k' -> {
        at = regex.indexOf('>', at) + 1;
        return Shape.unknown();
      }
      case 'R', 'X', 'N' -> {
        return Shape.unknown();
      }
      case 'p', 'P' -> at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
      case 'u' -> at += 4;
      case 'x' -> at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 2;
      case 'c' -> at++;
      default -> {
        if (Character.isDigit(c)) {
          return Shape.unknown();
        }
      }
    }
    return characters(regex.substring(begin, at), !Character.isLetterOrDigit(c));
  }

  /**
   * One character.
   *
   * @param source an expression for it
   * @param onlyAscii whether nothing beyond ASCII matches it, cases of its letters aside
   */
  private static Shape characters(String source, boolean onlyAscii) {
    Pattern one = Pattern.compile(source, Pattern.CASE_INSENSITIVE);
    BitSet characters = new BitSet();
    Set<String> small = new LinkedHashSet<>();
    for (char c = 0; c < Shape.ASCII; c++) {
      if (one.matcher(String.valueOf(c)).matches()) {
        characters.set(c);
        small.add(String.valueOf(c).toLowerCase(Locale.ROOT));
      }
    }
    return Shape.character(characters, onlyAscii && small.size() <= FEW ? small : null);
  }
}
