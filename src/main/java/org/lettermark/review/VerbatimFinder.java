package org.lettermark.review;

import java.util.ArrayList;
import java.util.List;

/** Finds the passages in quotation marks that a guideline speaks. */
final class VerbatimFinder {

  /** A quotation of so few words may be a mere manner of speaking. */
  private static final int FEW_WORDS = 3;

  /** A quotation of so many words needs no attribution where it opens its sentence. */
  private static final int MANY_WORDS = 12;

  private final Syntax syntax;
  private final CaseWords caseWords;

  VerbatimFinder(Syntax syntax, CaseWords caseWords) {
    this.syntax = syntax;
    this.caseWords = caseWords;
  }

  /**
   * The verbatim passages of a rationale.
   *
   * @param sources the guidelines named in it
   * @param block the guideline of the item's block, or null
   */
  List<Passage> find(
      String text, int begin, int end, List<Line> lines, List<Source> sources, Source block, List<int[]> dates) {
    List<Passage> passages = new ArrayList<>();
    Source last = null;
    List<QuotationMarks.Marked> pairs = QuotationMarks.pairs(text, begin, end);
    for (int i = 0; i < pairs.size(); i++) {
      QuotationMarks.Marked pair = pairs.get(i);
      boolean inner = !passages.isEmpty() && Math.max(pair.open(), pair.close()) <= passages.get(passages.size() - 1).end();
      if (inner) {
        continue;
      }
      Passage passage;
      if (pair.open() < 0) {
        int since = passages.isEmpty() ? begin : passages.get(passages.size() - 1).end();
        passage = fromColon(text, since, pair.close(), sources);
      } else {
        int from = pair.open() + 1;
        int to = pair.close() >= 0 ? pair.close() : endOfUnclosed(text, from, lines, dates, sources);
        Source source = speaker(text, pair, to, end, lines, sources, last, block);
        passage = source == null ? null : passage(text, from, to, source);
      }
      if (passage != null) {
        passages.add(passage);
        last = passage.source().again();
      }
    }
    return passages;
  }

  private Source speaker(
      String text, QuotationMarks.Marked pair, int close, int end, List<Line> lines, List<Source> sources, Source last,
      Source block) {
    Line line = lineAt(lines, pair.open());
    if (line == null) {
      return null;
    }
    int open = pair.open();
    int words = words(text, open + 1, close);
    if (syntax.in("title-words", text, line.begin(), open) != null) {
      return null;
    }
    Source before = null;
    for (Source source : sources) {
      if (source.begin() >= line.begin() && source.end() <= open) {
        before = source;
      }
    }
    boolean opened = syntax.in("opening-words", text, Math.max(line.begin(), open - 24), open) != null;
    boolean rules = syntax.in("words-that-rule", text, open + 1, close) != null;
    if (before != null) {
      boolean ofRecords = syntax.in("of-records", text, before.end(), open) != null;
      return !ofRecords && (words > FEW_WORDS || opened && rules) ? before : null;
    }
    if (syntax.in("of-records", text, line.begin(), open) != null) {
      return null;
    }
    if (syntax.in("unnamed", text, line.begin(), open) != null && opened && (words > FEW_WORDS || rules)) {
      return last != null ? last : nearest(sources, open);
    }
    Source after = speakerBehind(text, pair, end, sources);
    if (after != null) {
      return after;
    }
    if (syntax.in("says-on", text, line.begin(), open) != null) {
      return last != null ? last : nearest(sources, open);
    }
    boolean begins = text.substring(line.begin(), open).isBlank();
    return begins && words >= MANY_WORDS && !caseWords.speaksOfTheCase(text, new Line(open + 1, close), List.of()) ? block : null;
  }

  /** The guideline in "...", says the ... or "..." (..., page 5). */
  private Source speakerBehind(String text, QuotationMarks.Marked pair, int end, List<Source> sources) {
    if (pair.close() < 0) {
      return null;
    }
    for (Source source : sources) {
      if (source.begin() <= pair.close() || source.begin() - pair.close() > 50) {
        continue;
      }
      String between = Syntax.printed(text.substring(pair.close() + 1, source.begin()));
      boolean marksOnly = between.chars().noneMatch(Character::isLetterOrDigit) && between.indexOf(". ") < 0;
      boolean attributed =
          syntax.in("behind-text", text, pair.close(), source.begin()) != null
              || between.indexOf(". ") < 0 && syntax.in("before-name", text, pair.close(), source.begin()) != null;
      return marksOnly || attributed ? source : null;
    }
    return null;
  }

  /** A passage whose opening mark is missing: it begins behind the colon after the guideline's name. */
  private Passage fromColon(String text, int since, int close, List<Source> sources) {
    Source source = null;
    for (Source named : sources) {
      if (named.end() < close && named.begin() >= since) {
        int colon = text.indexOf(':', named.end());
        if (source == null && colon >= 0 && colon - named.end() < 80 && colon < close
            && words(text, colon, close) >= MANY_WORDS) {
          source = named;
        }
      }
    }
    return source == null ? null : passage(text, text.indexOf(':', source.end()) + 1, close, source);
  }

  /** Where the mark is never closed, the passage ends before the letter speaks of its case again. */
  private int endOfUnclosed(String text, int from, List<Line> lines, List<int[]> dates, List<Source> sources) {
    int to = from;
    for (Line line : lines) {
      if (line.end() <= from) {
        continue;
      }
      boolean own = line.begin() <= from;
      boolean named = sources.stream().anyMatch(s -> s.begin() >= line.begin() && s.end() <= line.end());
      if (!own && (named || caseWords.speaksOfTheCase(text, line, dates))) {
        break;
      }
      to = line.end();
    }
    return to;
  }

  private static Passage passage(String text, int begin, int end, Source source) {
    int from = begin;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && (Character.isWhitespace(text.charAt(to - 1)) || ".,".indexOf(text.charAt(to - 1)) >= 0)) {
      to--;
    }
    return from < to ? new Passage(from, to, true, source, "quotations:verbatim") : null;
  }

  private static Source nearest(List<Source> sources, int place) {
    Source nearest = null;
    for (Source source : sources) {
      if (source.end() <= place) {
        nearest = source.again();
      }
    }
    return nearest == null ? Source.unnamed(place) : nearest;
  }

  private static Line lineAt(List<Line> lines, int place) {
    Line at = null;
    for (Line line : lines) {
      if (line.begin() <= place) {
        at = line;
      }
    }
    return at;
  }

  static int words(String text, int begin, int end) {
    int words = 0;
    for (int i = begin; i < end; i++) {
      if (Character.isLetterOrDigit(text.charAt(i)) && (i == begin || Character.isWhitespace(text.charAt(i - 1)))) {
        words++;
      }
    }
    return words;
  }
}
