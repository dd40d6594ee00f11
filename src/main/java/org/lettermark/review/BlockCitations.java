package org.lettermark.review;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the guideline blocks: "Decision based on MTUS Low Back Complaints 2004, Section(s): ...".
 *
 * <p>A block is a row of documents. Each is read from left to right: the guideline's name, its title
 * and edition in any order, its sections and its pages.
 */
final class BlockCitations {

  private static final String MTUS = "MTUS";
  private static final String ACOEM = "ACOEM";
  private static final String ODG = "ODG";
  private static final String FDA = "FDA";
  private static final String OTHER = "other";
  private static final String REVIEWER = "reviewer";
  private static final String ADMINISTRATOR = "claimsAdministrator";

  /** Between a name and what is joined to it: "ODG", "(ODG)", "MTUS / ACOEM". */
  private static final String JOINTS = " \t\r\n\u00a0/(,)";

  private static final String MARKS_OF_A_LIST = ",;.";

  private static final String MARKS = " \t\r\n\u00a0,.:;/-\u2013\u2014";

  private final GuidelineNames names;
  private final Syntax syntax;

  BlockCitations(GuidelineNames names, Syntax syntax) {
    this.names = names;
    this.syntax = syntax;
  }

  /**
   * The citations of one block.
   *
   * @param named every guideline named in the block
   * @param citedBy who cites unless a sentence says otherwise
   */
  List<Citation> read(String text, int begin, int end, List<GuidelineNames.Name> named, String citedBy) {
    List<Citation> citations = new ArrayList<>();
    Syntax.Hit intro = syntax.in("intro", text, begin, end);
    if (intro == null) {
      readSentences(text, begin, end, named, citedBy, citations);
      return citations;
    }
    while (intro != null) {
      Syntax.Hit next = syntax.in("intro", text, intro.end(), end);
      int stop = next == null ? end : next.begin();
      Syntax.Hit sentence = syntax.in("next-intro", text, intro.end(), stop);
      readDocuments(text, intro.end(), sentence == null ? stop : sentence.begin(), named, citedBy, citations);
      intro = next;
    }
    return citations;
  }

  /** Blocks written as sentences: "The Expert Reviewer relied on the ..., pages 78 and 80." */
  private void readSentences(
      String text, int begin, int end, List<GuidelineNames.Name> named, String usual, List<Citation> citations) {
    int at = begin;
    while (at < end) {
      int stop = sentenceEnd(text, at, end);
      Syntax.Hit intro = syntax.in("sentence-intro", text, at, stop);
      int from = intro == null ? at : intro.end();
      Syntax.Hit administrator = syntax.in("by-administrator", text, at, from);
      Syntax.Hit reviewer = syntax.in("by-reviewer", text, at, from);
      String citedBy = administrator != null ? ADMINISTRATOR : reviewer != null ? REVIEWER : usual;
      if (intro != null || syntax.in("sentence-intro", text, begin, end) == null || text.startsWith(":", at - 1)) {
        readNamed(text, from, stop, named, citedBy, citations);
      }
      at = stop + 1;
    }
  }

  private void readNamed(
      String text, int begin, int end, List<GuidelineNames.Name> named, String citedBy, List<Citation> citations) {
    for (int i = first(named, begin); i < named.size() && named.get(i).begin() < end; i++) {
      int begun = named.get(i).begin();
      if (syntax.in("no-citation", text, Math.max(begin, begun - 16), begun) != null) {
        continue;
      }
      int stop = end;
      while (i + 1 < named.size() && named.get(i + 1).begin() < end) {
        if (!joined(text, named.get(i).end(), named.get(i + 1).begin())) {
          Syntax.Hit separator = syntax.in("separator", text, begun, named.get(i + 1).begin());
          stop = separator == null ? named.get(i + 1).begin() : separator.begin();
          break;
        }
        i++;
      }
      citations.add(document(text, begun, plainEnd(text, begun, stop), named, citedBy));
    }
  }

  /** Where the name of a document ends and the sentence goes on: before ", because" or " as applicable". */
  private int plainEnd(String text, int begin, int end) {
    Syntax.Hit on = syntax.in("sentence-goes-on", text, begin, end);
    return on == null ? end : on.begin();
  }

  private static int sentenceEnd(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      boolean stop = text.charAt(i) == '.' || text.charAt(i) == ':' && i - begin < 120;
      if (stop && i + 1 < end && Character.isWhitespace(text.charAt(i + 1))) {
        int next = i + 1;
        while (next < end && Character.isWhitespace(text.charAt(next))) {
          next++;
        }
        if (next < end && Character.isUpperCase(text.charAt(next)) && !shortForm(text, i)) {
          return i;
        }
      }
    }
    return end;
  }

  private static boolean shortForm(String text, int dot) {
    int begin = dot;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return dot - begin == 1;
  }

  private void readDocuments(
      String text, int begin, int end, List<GuidelineNames.Name> named, String citedBy, List<Citation> citations) {
    int at = begin;
    while (at < end) {
      Syntax.Hit other = syntax.in("other-guidelines", text, at, end);
      int stop = other == null ? end : other.begin();
      int next = at;
      while (next < stop) {
        int from = pastLead(text, next, stop);
        int until = documentEnd(text, from, stop, named);
        if (from < until) {
          citations.add(document(text, from, until, named, citedBy));
        }
        next = until;
      }
      at = other == null ? end : other.end();
    }
  }

  private int pastLead(String text, int begin, int end) {
    int at = past(text, MARKS, begin, end);
    for (Syntax.Hit lead = syntax.at("lead", text, at, end); lead != null; lead = syntax.at("lead", text, at, end)) {
      at = past(text, MARKS, lead.end(), end);
    }
    return at;
  }

  /** Where this document ends: before the separator in front of the next one. */
  private int documentEnd(String text, int begin, int end, List<GuidelineNames.Name> named) {
    int last = begin;
    for (int i = first(named, begin); i < named.size() && named.get(i).begin() < end; i++) {
      GuidelineNames.Name name = named.get(i);
      boolean head = name.begin() > begin && !joined(text, last, name.begin()) && depth(text, begin, name.begin()) == 0;
      if (head) {
        Syntax.Hit separator = syntax.in("separator", text, Math.max(begin, name.begin() - 20), name.begin());
        boolean again = separator != null && i > first(named, begin) && !MARKS_OF_A_LIST.contains(separator.value().substring(0, 1))
            && name.get("guideline").equals(named.get(first(named, begin)).get("guideline"));
        if (separator != null && !again) {
          return titleHead(text, begin, separator.begin(), named);
        }
        if (fullName(name)) {
          return titleHead(text, begin, name.begin(), named);
        }
      }
      last = name.end();
    }
    return titleHead(text, begin, end, named);
  }

  /** A name of three words or more begins a document even without a comma before it. */
  private static boolean fullName(GuidelineNames.Name name) {
    return name.row().get("phrase").chars().filter(c -> c == ' ').count() >= 2;
  }

  /** Where a title with its edition follows an "and": ", and Knee Complaints 2004". */
  private int titleHead(String text, int begin, int end, List<GuidelineNames.Name> named) {
    int i = first(named, begin);
    boolean isNamed = i < named.size() && named.get(i).begin() == begin && named.get(i).get("title") == null;
    int own = past(text, MARKS, isNamed ? nameEnd(text, i, named, end) : begin, end);
    Syntax.Hit ownTitle = names.titleAt("mtus", text, own, end);
    for (int and = text.indexOf("and", ownTitle == null ? own : ownTitle.end()); and >= 0 && and + 4 < end; and = text.indexOf("and", and + 3)) {
      if (!Character.isWhitespace(text.charAt(and - 1)) || !Character.isWhitespace(text.charAt(and + 3))) {
        continue;
      }
      int from = pastLead(text, and, end);
      Syntax.Hit title = names.titleAt("mtus", text, from, end);
      if (title == null) {
        continue;
      }
      Syntax.Hit filler = syntax.at("filler", text, title.end(), end);
      if (syntax.at("edition", text, filler == null ? title.end() : filler.end(), end) != null
          && depth(text, begin, from) == 0) {
        int stop = and;
        while (stop > begin && MARKS.indexOf(text.charAt(stop - 1)) >= 0) {
          stop--;
        }
        return stop;
      }
    }
    return end;
  }

  /** Reads one document. */
  private Citation document(String text, int begin, int end, List<GuidelineNames.Name> named, String citedBy) {
    Citation citation = new Citation();
    citation.begin = begin;
    citation.end = trimmed(text, begin, end);
    citation.citedBy = citedBy;
    int stop = citation.end;
    int at = begin;
    int i = first(named, begin);
    GuidelineNames.Name name = i < named.size() && named.get(i).begin() == begin ? named.get(i) : null;
    boolean titleInName = name != null && name.get("title") != null;
    if (name != null) {
      citation.guideline = name.get("guideline");
      citation.ruleId = name.ruleId();
      at = titleInName ? begin : nameEnd(text, i, named, stop);
    } else if (names.titleAt("mtus", text, begin, stop) != null) {
      citation.guideline = MTUS;
      citation.ruleId = "guideline-titles:mtus";
    } else if (names.titleAt("odg", text, begin, stop) != null) {
      citation.guideline = ODG;
      citation.ruleId = "guideline-titles:odg";
    } else {
      citation.guideline = OTHER;
      citation.ruleId = "citations:intro";
    }
    Syntax.Hit pages = pagesAtEnd(text, at, stop);
    if (pages != null) {
      addPages(citation, text, pages);
      stop = pages.begin();
    }
    switch (citation.guideline) {
      case MTUS, ACOEM -> readTitle(citation, text, at, stop, "mtus");
      case ODG -> readTitle(citation, text, at, stop, "odg");
      case FDA -> readDocumentTitle(citation, text, at, stop, true);
      default -> readDocumentTitle(citation, text, at, stop, name != null);
    }
    return citation;
  }

  /** The end of a name and of those joined to it: "MTUS/ACOEM", "MTUS (ACOEM)". */
  private static int nameEnd(String text, int first, List<GuidelineNames.Name> named, int end) {
    int at = named.get(first).end();
    for (int i = first + 1; i < named.size() && named.get(i).begin() < end; i++) {
      if (named.get(i).get("title") != null || !joined(text, at, named.get(i).begin())) {
        break;
      }
      at = named.get(i).end();
    }
    return at < end && text.charAt(at) == ')' ? at + 1 : at;
  }

  /** Title, edition and sections of the schedule, of its source, or of the guidelines by chapter. */
  private void readTitle(Citation citation, String text, int begin, int end, String kind) {
    int at = pastEditionAndFiller(citation, text, begin, end);
    int from = past(text, MARKS, at, end);
    if (syntax.at("section-label", text, at, end) == null) {
      int titleEnd = titleEnd(text, from, end, kind);
      if (titleEnd > from) {
        citation.title = Syntax.printed(text.substring(from, titleEnd));
        at = pastEditionAndFiller(citation, text, titleEnd, end);
      } else {
        at = from;
      }
    }
    Syntax.Hit label = syntax.at("section-label", text, at, end);
    int sections = past(text, MARKS, label == null ? at : label.end(), end);
    String list = Syntax.printed(text.substring(sections, end));
    if (list.startsWith("(") && list.endsWith(")") && depth(list, 0, list.length() - 1) > 0 && label == null
        && closes(list) == list.length() - 1) {
      list = list.substring(1, list.length() - 1);
    }
    addSections(citation, list, text, sections, end);
  }

  private void addSections(Citation citation, String list, String text, int begin, int end) {
    if (syntax.at("numbered-section", text, begin, end) == null) {
      citation.sections.addAll(names.sections(list));
      return;
    }
    int at = 0;
    while (at < list.length()) {
      Syntax.Hit next = syntax.in("numbered-section", list, at + 1, list.length());
      int stop = next == null ? list.length() : next.begin();
      citation.sections.add(list.substring(at, trimmed(list, at, stop)).strip());
      at = stop;
    }
  }

  private int titleEnd(String text, int begin, int end, String kind) {
    Syntax.Hit title = names.titleAt(kind, text, begin, end);
    if (kind.equals("odg")) {
      Syntax.Hit chapter = syntax.in("chapter-word", text, begin, Math.min(end, begin + 90));
      if (chapter != null && plainTitle(text, begin, chapter.begin())) {
        return chapter.begin();
      }
    }
    if (title != null) {
      return title.end();
    }
    if (!kind.equals("odg")) {
      Syntax.Hit printed = syntax.at("title", text, begin, end);
      return printed == null ? begin : printed.valueEnd();
    }
    return begin;
  }

  /** Whether no colon parts what stands before the word "Chapter". */
  private static boolean plainTitle(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (text.charAt(i) == ':' || text.charAt(i) == ';' || text.charAt(i) == '.') {
        return false;
      }
    }
    return end > begin;
  }

  private int pastEditionAndFiller(Citation citation, String text, int begin, int end) {
    int at = begin;
    while (at < end) {
      Syntax.Hit edition = syntax.at("edition", text, at, end);
      if (edition != null) {
        if (citation.edition == null || citation.edition.length() < 4 || Character.isLetter(citation.edition.charAt(3))) {
          citation.edition = edition.value();
        }
        at = edition.end();
        continue;
      }
      Syntax.Hit filler = syntax.at("filler", text, at, end);
      if (filler == null || filler.end() == at) {
        return at;
      }
      at = filler.end();
    }
    return at;
  }

  /** Title and year of a document that has no sections: a paper, a web page, a safety notice. */
  private void readDocumentTitle(Citation citation, String text, int begin, int end, boolean named) {
    Syntax.Hit accessed = syntax.in("accessed", text, begin, end);
    int stop = accessed == null ? end : accessed.begin();
    Syntax.Hit year = syntax.in("year", text, begin, stop);
    if (year != null) {
      citation.edition = year.value();
    }
    Syntax.Hit url = syntax.in("url", text, begin, stop);
    if (url != null) {
      stop = url.begin();
    }
    int at = past(text, MARKS, begin, stop);
    if (citation.guideline.equals(FDA)) {
      int until = year == null ? stop : Math.min(stop, year.begin());
      String title = Syntax.printed(text.substring(at, Math.max(at, trimmed(text, at, until))));
      citation.title = title.isEmpty() ? null : title;
      return;
    }
    int part = partEnd(text, at, stop);
    if (!named && part < stop && isPublisher(text, at, part)) {
      at = past(text, MARKS, part, stop);
      part = partEnd(text, at, stop);
    }
    String title = Syntax.printed(text.substring(at, Math.max(at, part)));
    citation.title = title.isEmpty() ? null : title;
  }

  private boolean isPublisher(String text, int begin, int end) {
    return syntax.in("publisher", text, begin, end) != null || syntax.at("author", text, begin, end) != null;
  }

  /** The end of the part up to the next comma, semicolon or full stop outside of brackets. */
  private static int partEnd(String text, int begin, int end) {
    int depth = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (depth == 0 && (c == ',' || c == ';' || c == '.' && i + 1 < end && Character.isWhitespace(text.charAt(i + 1)))) {
        return i;
      }
    }
    return end;
  }

  private Syntax.Hit pagesAtEnd(String text, int begin, int end) {
    Syntax.Hit pages = syntax.in("pages", text, begin, end);
    return pages != null && past(text, MARKS + ")", pages.end(), end) == end ? pages : null;
  }

  private void addPages(Citation citation, String text, Syntax.Hit pages) {
    int at = pages.valueBegin();
    for (Syntax.Hit page = syntax.in("page-number", text, at, pages.valueEnd()); page != null;
        page = syntax.in("page-number", text, page.end(), pages.valueEnd())) {
      citation.pages.add(page.value().replaceAll("\\s", ""));
    }
  }

  /** Whether two names stand side by side, so that they are one: "MTUS/ACOEM", "... Guidelines (ODG)". */
  private static boolean joined(String text, int from, int to) {
    return past(text, JOINTS, from, to) == to && text.substring(from, to).indexOf(", ") < 0;
  }

  private static int first(List<GuidelineNames.Name> named, int place) {
    int low = 0;
    int high = named.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (named.get(middle).begin() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int depth(String text, int begin, int end) {
    int depth = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      }
    }
    return depth;
  }

  /** Where the bracket closes that a text begins with, or -1. */
  private static int closes(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        depth++;
      } else if (text.charAt(i) == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int past(String text, String marks, int begin, int end) {
    int at = begin;
    while (at < end && marks.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int trimmed(String text, int begin, int end) {
    int at = end;
    while (at > begin && (" \t\r\n\u00a0,.;:*".indexOf(text.charAt(at - 1)) >= 0)) {
      at--;
    }
    return at;
  }
}
