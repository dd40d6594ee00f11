package org.lettermark.review;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the sentences that the letter attributes to a guideline, with those that plainly continue
 * them.
 */
final class ParaphraseFinder {

  /** How far into a sentence a name may stand that begins a passage of its own in mid-passage. */
  private static final int EARLY = 25;

  private record Attribution(Source source, boolean named, String ruleId) {}

  private final Syntax syntax;
  private final CaseWords caseWords;

  ParaphraseFinder(Syntax syntax, CaseWords caseWords) {
    this.syntax = syntax;
    this.caseWords = caseWords;
  }

  /** The paraphrases of a rationale; sentences with a verbatim passage are none. */
  List<Passage> find(
      String text, List<Line> lines, List<Source> sources, List<Passage> verbatim, Source block, List<int[]> dates) {
    List<Passage> passages = new ArrayList<>();
    Source last = null;
    Line first = null;
    Line latest = null;
    Attribution open = null;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Passage quoted = quoted(verbatim, line);
      if (quoted != null) {
        close(text, passages, first, latest, open);
        open = null;
        last = quoted.source().again();
        continue;
      }
      Attribution attribution = attribution(text, line, sources, last, dates);
      if (attribution == null && open == null && syntax.at("pasted", text, line.begin(), line.end()) != null
          && block != null && !caseWords.speaksOfTheCase(text, line, dates)) {
        attribution = new Attribution(block.again(), true, "quotations:pasted");
      }
      boolean adds = open != null
          && (attribution == null ? !caseWords.speaksOfTheCase(text, line, dates) : continues(open, attribution, line));
      if (adds) {
        latest = line;
        continue;
      }
      close(text, passages, first, latest, open);
      open = attribution;
      if (attribution != null) {
        first = line;
        latest = line;
        last = attribution.source().again();
      }
      for (Source source : sources) {
        if (source.begin() >= line.begin() && source.end() <= line.end() && attribution == null) {
          last = source.again();
        }
      }
    }
    close(text, passages, first, latest, open);
    return passages;
  }

  /** "The guidelines" goes on with the one named before; so does its name late in the sentence. */
  private static boolean continues(Attribution open, Attribution attribution, Line line) {
    return !attribution.named()
        || attribution.source().guideline().equals(open.source().guideline())
            && attribution.source().begin() - line.begin() > EARLY;
  }

  private void close(String text, List<Passage> passages, Line first, Line latest, Attribution open) {
    if (open == null) {
      return;
    }
    Syntax.Hit reference = syntax.in("reference", text, Math.max(first.begin(), latest.end() - 200), latest.end());
    int end = reference == null ? latest.end() : reference.begin();
    while (end > first.begin() && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == '.')) {
      end--;
    }
    passages.add(new Passage(first.begin(), end, false, open.source(), open.ruleId()));
  }

  private static Passage quoted(List<Passage> verbatim, Line line) {
    Passage last = null;
    for (Passage passage : verbatim) {
      if (line.overlaps(passage.begin(), passage.end())) {
        last = passage;
      }
    }
    return last;
  }

  /** How the sentence is attributed to a guideline, or null. */
  private Attribution attribution(String text, Line line, List<Source> sources, Source last, List<int[]> dates) {
    if (syntax.in("verdict", text, line.begin(), line.end()) != null
        && syntax.in("no-verdict", text, line.begin(), line.end()) == null) {
      return null;
    }
    if (syntax.at("leaning", text, line.begin(), line.end()) != null) {
      return null;
    }
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      if (source.begin() < line.begin() || source.end() > line.end()) {
        continue;
      }
      int next = i + 1 < sources.size() ? Math.min(sources.get(i + 1).begin(), line.end()) : line.end();
      if (syntax.in("silent", text, source.begin(), next) != null) {
        continue;
      }
      Syntax.Hit before = syntax.in("before-name", text, line.begin(), source.begin());
      boolean leads = before != null && before.begin() - line.begin() < 40 && source.end() + 12 < line.end();
      if (leads || syntax.at("subject", text, source.end(), line.end()) != null) {
        return new Attribution(source, true, "quotations:" + (leads ? "before-name" : "subject"));
      }
      boolean trails = before != null || syntax.in("behind-text", text, line.begin(), source.begin()) != null;
      if (trails && source.begin() - line.begin() > 20 && !caseWords.speaksOfTheCase(text, line, dates)) {
        return new Attribution(source, true, "quotations:behind-text");
      }
    }
    Syntax.Hit unnamed = syntax.in("unnamed", text, line.begin(), line.end());
    if (unnamed != null && syntax.in("silent", text, unnamed.begin(), line.end()) == null
        && (unnamed.begin() - line.begin() < 30 || !caseWords.speaksOfTheCase(text, line, dates))) {
      return new Attribution(last == null ? Source.unnamed(line.begin()) : last, false, "quotations:unnamed");
    }
    return null;
  }
}
