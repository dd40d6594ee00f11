package org.lettermark.lexicon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Named regular expressions, each with an example in which it must find something.
 *
 * <p>Rules of one name are tried in the order of the file. Group 1, where there is one, is the value. A row
 * whose name starts with {@code $} is no rule but a piece of one: {@code {$number}} in a later row stands for
 * the expression of the row {@code $number}.
 */
public final class Rules {

  /** One row of the file. */
  public record Rule(String name, Pattern pattern, String ruleId, Table.Row row) {
    public Matcher matcher(CharSequence text) {
      return pattern.matcher(text);
    }

    /** The cell of this column, or null where it is empty. */
    public String get(String column) {
      return row.get(column);
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  private Rules() {}

  /**
   * Reads a file with the columns {@code name regex example finds} and the further columns named.
   *
   * <p>Expressions ignore case unless they start with {@code (?-i)}; {@code ^} and {@code $} are
   * those of a line.
   *
   * @throws LexiconException where an expression is broken or does not find its own example
   */
  public static Rules read(String location, String... columns) throws IOException {
    return Shared.get(Rules.class, location, List.of(columns), () -> load(location, columns));
  }

  private static Rules load(String location, String... columns) throws IOException {
    String[] all = new String[columns.length + 4];
    List.of("name", "regex", "example", "finds").toArray(all);
    System.arraycopy(columns, 0, all, 4, columns.length);
    Table table = Table.read(location, all);
    Rules rules = new Rules();
    Map<String, String> pieces = new HashMap<>();
    for (Table.Row row : table.rows()) {
      for (String column : List.of("name", "regex", "example", "finds")) {
        if (row.get(column) == null) {
          throw table.error(row.line(), "expected something in the column \"" + column + "\"");
        }
      }
      String regex = row.get("regex");
      for (Map.Entry<String, String> piece : pieces.entrySet()) {
        regex = regex.replace("{" + piece.getKey() + "}", piece.getValue());
      }
      Pattern pattern;
      try {
        pattern = QuickPattern.compile(regex);
      } catch (PatternSyntaxException e) {
        throw table.error(row.line(), "expected a regular expression, but " + e.getDescription());
      }
      String example = row.get("example").replace("\\n", "\n");
      Matcher matcher = pattern.matcher(example);
      String found = matcher.find() ? value(matcher) : null;
      if (!row.get("finds").replace("\\n", "\n").equals(found)) {
        throw table.error(
            row.line(), "expected the rule to find \"" + row.get("finds") + "\" in its example, but it found "
                + (found == null ? "nothing" : "\"" + found + "\""));
      }
      if (row.get("name").startsWith("$")) {
        pieces.put(row.get("name"), "(?:" + regex + ")");
        continue;
      }
      rules.rules.add(new Rule(row.get("name"), pattern, table.name() + ":" + row.get("name"), row));
    }
    return rules;
  }

  /** All rules in the order of the file. */
  public List<Rule> all() {
    return Collections.unmodifiableList(rules);
  }

  /** The rules of this name in the order of the file. */
  public List<Rule> named(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).toList();
  }

  /** Group 1 of a match, or the whole match where the rule has no group. */
  public static String value(Matcher matcher) {
    return matcher.groupCount() > 0 && matcher.group(1) != null ? matcher.group(1) : matcher.group();
  }
}
