package org.lettermark.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
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

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;

  /** One row of the file. */
  public static final class Rule {

    private final Pattern pattern;
    private final String ruleId;
    private final Table.Row row;
    private final Shape shape;

    private Rule(Pattern pattern, String ruleId, Table.Row row) {
      this.pattern = pattern;
      this.ruleId = ruleId;
      this.row = row;
      shape = ShapeReader.of(pattern);
    }

    public String name() {
      return row.get("name");
    }

    public String ruleId() {
      return ruleId;
    }

    /** The cell of this column, or null where it is empty. */
    public String get(String column) {
      return row.get(column);
    }

    public Table.Row row() {
      return row;
    }

    public Pattern pattern() {
      return pattern;
    }

    public Matcher matcher(CharSequence text) {
      return pattern.matcher(text);
    }

    /** What its expression says of every match. */
    Shape shape() {
      return shape;
    }

    /** Whether some match begins with this ASCII character, as far as that can be told. */
    boolean mayBeginWith(char c) {
      return shape.mayBeEmpty() || shape.first().get(c);
    }

    private boolean mayBegin(String text, int place) {
      if (shape.mayBeEmpty() || place >= text.length()) {
        return true;
      }
      char c = text.charAt(place);
      if (c >= Shape.ASCII) {
        return true;
      }
      return shape.first().get(c) && !(shape.atWordEdge() && place > 0 && Shape.isWord(c) && Shape.isWord(text.charAt(place - 1)));
    }

    /** The match that begins at this place and ends within the stretch, or null; it sees what stands around. */
    public Matcher at(String text, int place, int end) {
      if (!mayBegin(text, place)) {
        return null;
      }
      Matcher matcher = within(text, place, end);
      return matcher.lookingAt() ? matcher : null;
    }

    /** The first match in a text, or null. */
    public Matcher find(String text) {
      return find(text, 0, text.length());
    }

    /** The first match within this stretch, or null; it sees what stands on both sides of the stretch. */
    public Matcher find(String text, int begin, int end) {
      Matcher matcher = within(text, begin, end);
      if (shape.mayBeEmpty() || shape.anchored() && !shape.atLineBegin()) {
        return matcher.find() ? matcher : null;
      }
      for (int place = begin; place < end; place = next(text, place, end)) {
        if (mayBegin(text, place) && matcher.region(place, end).lookingAt()) {
          return matcher;
        }
      }
      return null;
    }

    /** The next place where a match may begin, as far as lines tell; that of the stretch counts as the begin of one. */
    private int next(String text, int place, int end) {
      int next = place + 1;
      while (shape.atLineBegin() && next < end && !isLineEnd(text.charAt(next - 1), text.charAt(next))) {
        next++;
      }
      return next < end && Character.isLowSurrogate(text.charAt(next)) ? next + 1 : next;
    }

    /** As {@link Pattern#MULTILINE} has it. */
    private static boolean isLineEnd(char c, char behind) {
      return c == '\n' || c == '\r' && behind != '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Every match within this stretch, from left to right. */
    public List<MatchResult> findAll(String text, int begin, int end) {
      List<MatchResult> found = new ArrayList<>();
      if (shape.anchored()) {
        Matcher matcher = within(text, begin, end);
        while (matcher.find()) {
          found.add(matcher.toMatchResult());
        }
        return found;
      }
      Matcher match = find(text, begin, end);
      while (match != null) {
        found.add(match);
        match = find(text, Math.max(match.end(), match.start() + 1), end);
      }
      return found;
    }

    private Matcher within(String text, int begin, int end) {
      return pattern.matcher(text).useTransparentBounds(true).region(begin, end);
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
        pattern = compile(regex);
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
      rules.rules.add(new Rule(pattern, table.name() + ":" + row.get("name"), row));
    }
    return rules;
  }

  private static Pattern compile(String regex) {
    // Folding the case of all of Unicode is slow, and changes nothing where an expression has only ASCII letters.
    boolean ascii = regex.chars().noneMatch(c -> c >= 128 && Character.isLetter(c));
    return Pattern.compile(regex, ascii ? FLAGS : FLAGS | Pattern.UNICODE_CASE);
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
