package org.lettermark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;

/**
 * A piece of a letter on its page: words, or a finding with the pieces in it. Findings that cross are cut, so that pieces nest.
 *
 * @param text the words, null for a finding
 * @param finding null for words
 * @param number of the finding in the letter
 * @param begins whether the finding begins here, and not in a piece before
 * @param again whether it stands directly in one of the same type over the same words, so that it needs no sign of its own
 * @param parts what a finding holds
 */
public record Mark(String text, Finding finding, int number, boolean begins, boolean again, List<Mark> parts) {

  private record Piece(Finding finding, int number, int begin, int end) {}

  /** The whole letter; its parts are those of the text. */
  static Mark of(FlatLetter letter, List<Finding> shown) {
    PriorityQueue<Piece> waiting = new PriorityQueue<>(
        Comparator.comparingInt(Piece::begin).thenComparing(Piece::end, Comparator.reverseOrder())
            .thenComparing(piece -> !isSection(piece.finding)).thenComparingInt(Piece::number));
    for (int i = 0; i < shown.size(); i++) {
      Finding finding = shown.get(i);
      if (finding.end() > finding.begin()) {
        waiting.add(new Piece(finding, i, finding.begin(), finding.end()));
      }
    }
    Mark root = new Mark(null, null, -1, true, false, new ArrayList<>());
    fill(root, letter.text(), 0, letter.text().length(), waiting);
    return root;
  }

  private static boolean isSection(Finding finding) {
    return finding.type().equals("Segment");
  }

  private static boolean isAgain(Finding outer, Finding inner) {
    return outer != null && outer.type().equals(inner.type()) && outer.begin() == inner.begin() && outer.end() == inner.end();
  }

  private static void fill(Mark parent, String text, int begin, int end, PriorityQueue<Piece> waiting) {
    int at = begin;
    while (!waiting.isEmpty() && waiting.peek().begin < end) {
      Piece piece = waiting.remove();
      if (piece.end > end) {
        waiting.add(new Piece(piece.finding, piece.number, end, piece.end));
        piece = new Piece(piece.finding, piece.number, piece.begin, end);
        if (!waiting.isEmpty() && waiting.peek().begin == piece.begin && waiting.peek().end >= piece.end) {
          waiting.add(piece);
          continue;
        }
      }
      words(parent, text, at, piece.begin);
      Mark mark = new Mark(null, piece.finding, piece.number, piece.begin == piece.finding.begin(), isAgain(parent.finding, piece.finding), new ArrayList<>());
      fill(mark, text, piece.begin, piece.end, waiting);
      parent.parts.add(mark);
      at = piece.end;
    }
    words(parent, text, at, end);
  }

  private static void words(Mark parent, String text, int begin, int end) {
    if (begin < end) {
      parent.parts.add(new Mark(text.substring(begin, end), null, -1, false, false, List.of()));
    }
  }

  /** How many findings lie in one another below this one: the line of the outermost runs lowest. */
  public int height() {
    int height = 0;
    for (Mark part : parts) {
      if (part.finding != null) {
        height = Math.max(height, part.height() + (part.again ? 0 : 1));
      }
    }
    return Math.min(height, 5);
  }

  public boolean isSection() {
    return finding != null && isSection(finding);
  }

  /** The place that links lead to; null for a piece in which the finding only goes on. */
  public String id() {
    return begins ? "f" + number : null;
  }

  /** Classes for colours and switches. */
  public String classes() {
    StringBuilder classes = new StringBuilder("f ").append(finding.type()).append(" h").append(height());
    for (String kind : Kinds.of(finding)) {
      classes.append(' ').append(kind);
    }
    return classes.append(begins ? "" : " more").append(again ? " again" : "").toString();
  }
}
