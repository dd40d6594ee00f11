package org.lettermark.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.match.Rules;

/**
 * Reads the table of case fields, whatever the order in which its columns came out of the PDF.
 *
 * <p>A value directly behind a label belongs to it. Every other value belongs to the first label above it that
 * still waits for one of its kind, so that a column of labels may stand before the column of its values.
 */
final class HeaderFields {

  /** A label, with its field, or a value, with none. */
  private record Piece(int begin, int end, String field, String kind) {}

  private static final Pattern MARKS = Pattern.compile("(?:[|*:\\s\\p{Z}&&[^\n]]|</?\\w{1,6}>)*+");

  private final List<Rules.Rule> labels;
  private final List<Rules.Rule> values;
  private final List<Rules.Rule> prose;

  private HeaderFields(Rules rules) {
    labels = rules.all().stream().filter(rule -> rule.get("kind") != null).toList();
    values = rules.all().stream().filter(rule -> rule.name().startsWith("value:")).toList();
    prose = rules.all().stream().filter(rule -> rule.name().startsWith("prose:")).toList();
  }

  static HeaderFields read(String location) throws IOException {
    return new HeaderFields(Rules.read(location, "kind"));
  }

  /** Field and value as printed, for every label of this header that has a value. */
  Map<String, String> of(String header) {
    Map<String, String> found = new HashMap<>();
    List<Piece> waiting = new ArrayList<>();
    List<Piece> left = new ArrayList<>();
    List<Piece> pieces = pieces(header);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.field() != null) {
        waiting.add(piece);
        continue;
      }
      Piece above = i == 0 ? null : pieces.get(i - 1);
      boolean behind = above != null && above.field() != null && above.kind().equals(piece.kind())
          && onlyMarks(header, above.end(), piece.begin())
          && !columnOfLabels(pieces, i);
      Piece label = behind ? above : first(waiting, piece.kind());
      if (label == null) {
        left.add(piece);
      } else {
        waiting.remove(label);
        found.putIfAbsent(label.field(), header.substring(piece.begin(), piece.end()));
      }
    }
    for (Piece label : waiting) {
      Piece value = first(left, label.kind());
      if (value != null && !found.containsKey(label.field())) {
        left.remove(value);
        found.put(label.field(), header.substring(value.begin(), value.end()));
      }
    }
    return found;
  }

  /** Adds the fields that no label gives but a sentence does. */
  void addFromProse(String text, Map<String, String> found) {
    for (Rules.Rule rule : prose) {
      String field = rule.name().substring("prose:".length());
      if (!found.containsKey(field)) {
        Matcher matcher = rule.find(text);
        if (matcher != null) {
          found.put(field, Rules.value(matcher));
        }
      }
    }
  }

  private List<Piece> pieces(String header) {
    List<Piece> all = new ArrayList<>();
    for (Rules.Rule label : labels) {
      String kind = label.get("kind");
      for (MatchResult match : label.findAll(header, 0, header.length())) {
        all.add(new Piece(match.start(), match.end(), label.name(), kind));
      }
    }
    for (Rules.Rule value : values) {
      String kind = value.name().substring("value:".length());
      for (MatchResult match : value.findAll(header, 0, header.length())) {
        all.add(new Piece(match.start(), match.end(), null, kind));
      }
    }
    all.sort(Comparator.comparingInt(Piece::begin).thenComparing(Piece::end, Comparator.reverseOrder()));
    int end = 0;
    for (Iterator<Piece> each = all.iterator(); each.hasNext(); ) {
      Piece piece = each.next();
      if (piece.begin() < end) {
        each.remove();
      } else {
        end = piece.end();
      }
    }
    return all;
  }

  private static Piece first(List<Piece> pieces, String kind) {
    for (Piece piece : pieces) {
      if (piece.kind().equals(kind)) {
        return piece;
      }
    }
    return null;
  }

  /** Whether several labels stand directly above this value and a value for each of them follows. */
  private static boolean columnOfLabels(List<Piece> pieces, int value) {
    int labels = 0;
    while (labels < value && pieces.get(value - 1 - labels).field() != null) {
      labels++;
    }
    int values = 0;
    while (value + values < pieces.size() && pieces.get(value + values).field() == null) {
      values++;
    }
    return labels > 1 && values >= labels;
  }

  private static boolean onlyMarks(String header, int begin, int end) {
    return MARKS.matcher(header).region(begin, end).matches();
  }
}
