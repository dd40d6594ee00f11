package org.lettermark.review;

import java.util.ArrayList;
import java.util.List;

/** Finds the guidelines that running text names, each with its title, edition and pages. */
final class ProseCitations {

  private static final String TEXT = "text";
  private static final String ODG = "ODG";

  private final GuidelineNames names;
  private final Syntax syntax;

  ProseCitations(GuidelineNames names, Syntax syntax) {
    this.names = names;
    this.syntax = syntax;
  }

  /** The citations of one stretch of running text. */
  List<Citation> read(String text, int begin, int end, List<GuidelineNames.Name> named) {
    List<Citation> citations = new ArrayList<>();
    int last = begin;
    for (int i = 0; i < named.size(); i++) {
      GuidelineNames.Name name = named.get(i);
      if (name.begin() < last || name.end() > end || !isCited(text, name, begin, end)) {
        continue;
      }
      Citation citation = read(text, i, last, end, named);
      citations.add(citation);
      last = citation.end;
    }
    return citations;
  }

  private boolean isCited(String text, GuidelineNames.Name name, int begin, int end) {
    int before = Math.max(begin, name.begin() - 40);
    if (syntax.in("no-citation", text, before, name.begin()) != null) {
      return false;
    }
    return "yes".equals(name.get("prose"))
        || syntax.in("citing", text, before, name.begin()) != null
        || syntax.at("cited", text, name.end(), end) != null;
  }

  private Citation read(String text, int index, int begin, int end, List<GuidelineNames.Name> named) {
    GuidelineNames.Name name = named.get(index);
    Citation citation = new Citation();
    citation.citedBy = TEXT;
    citation.ruleId = name.ruleId();
    citation.guideline = name.get("guideline");
    citation.begin = name.begin();
    citation.end = name.end();
    Syntax.Hit year = syntax.in("year-before", text, Math.max(begin, name.begin() - 24), name.begin());
    if (year != null) {
      citation.begin = year.begin();
      citation.edition = year.value();
    }
    boolean closed = name.get("title") != null;
    if (closed) {
      citation.title = titleOf(text, name);
    }
    while (true) {
      int at = citation.end;
      GuidelineNames.Name joined = joinedName(text, at, end, named.subList(index + 1, named.size()), closed);
      if (joined != null) {
        citation.end = joined.end() < end && text.charAt(joined.end()) == ')' ? joined.end() + 1 : joined.end();
        if (joined.get("title") != null) {
          citation.title = titleOf(text, joined);
          closed = true;
        }
        continue;
      }
      if (!closed && (takeYear(citation, text, end) || takeTitle(citation, text, end) || takeCapitals(citation, text, end))) {
        continue;
      }
      Syntax.Hit word = closed ? null : syntax.at("guidelines-word", text, at, end);
      if (word != null) {
        citation.end = word.end();
        takeYear(citation, text, end);
        closed = !chapterFollows(text, citation.end, end);
        continue;
      }
      Syntax.Hit chapter = syntax.at("chapter-number", text, at, end);
      if (chapter != null) {
        citation.end = chapter.end();
        closed = false;
        continue;
      }
      if (takeDate(citation, text, end) || takeTable(citation, text, end) || takePages(citation, text, end)) {
        closed = true;
        continue;
      }
      break;
    }
    Syntax.Hit section = syntax.at("quoted-section", text, citation.end, end);
    if (section != null) {
      citation.sections.add(section.value());
    }
    return citation;
  }

  /** "... Guidelines, Low Back Complaints", "... Guidelines Shoulder Disorders Chapter": the title may follow the word. */
  private boolean chapterFollows(String text, int place, int end) {
    if (place + 2 >= end) {
      return false;
    }
    boolean comma = text.charAt(place) == ',';
    int from = pastBlanks(text, comma ? place + 1 : place, end);
    Syntax.Hit title = names.titleAt("mtus", text, from, end);
    if (!comma) {
      return title != null && syntax.at("chapter-word", text, title.end(), end) != null;
    }
    return syntax.at("chapter-number", text, place, end) != null
        || title != null && Character.isUpperCase(text.charAt(from)) && title.end() - from > 12;
  }

  private GuidelineNames.Name joinedName(String text, int place, int end, List<GuidelineNames.Name> named, boolean closed) {
    for (GuidelineNames.Name name : named) {
      if (name.begin() < place) {
        continue;
      }
      if (name.begin() >= end || name.begin() - place > 12) {
        return null;
      }
      String between = Syntax.printed(text.substring(place, name.begin()));
      boolean sameName = between.isEmpty() || between.equals("/") || between.equals("(") || between.equals("-");
      if (between.equals("in") && closed || sameName && (!closed || between.equals("("))) {
        return name;
      }
      if ((between.equals("and") || between.equals("&") || between.equals("and the")) && !closed
          && name.get("title") == null && syntax.at("guidelines-word", text, name.end(), end) != null) {
        return name;
      }
      return null;
    }
    return null;
  }

  private boolean takeYear(Citation citation, String text, int end) {
    Syntax.Hit year = syntax.at("year-behind", text, citation.end, end);
    if (year == null || citation.edition != null) {
      return false;
    }
    citation.edition = year.value();
    citation.end = year.end();
    return true;
  }

  /** A known title, in brackets or behind a comma or "chapter on" too, with the word "Guidelines" or "Chapter" after it. */
  private boolean takeTitle(Citation citation, String text, int end) {
    if (citation.title != null) {
      return false;
    }
    int from = citation.end;
    Syntax.Hit on = syntax.at("chapter-on", text, from, end);
    boolean bracket = false;
    if (on != null) {
      from = on.end();
    } else {
      if (from < end && text.charAt(from) == ',') {
        from++;
      }
      from = pastBlanks(text, from, end);
      bracket = from < end && text.charAt(from) == '(';
      if (bracket) {
        from++;
      }
    }
    if (from == citation.end || from >= end) {
      return false;
    }
    boolean chapters = citation.guideline.equals(ODG);
    Syntax.Hit title = names.titleAt(chapters ? "odg" : "mtus", text, from, end);
    if (title == null) {
      return on != null && takeTopic(citation, text, from, end);
    }
    int after = title.end();
    if (bracket) {
      if (after >= end || text.charAt(after) != ')') {
        return false;
      }
      after++;
    }
    Syntax.Hit word = syntax.at("guidelines-word", text, after, end);
    Syntax.Hit chapter = syntax.at("chapter-word", text, after, end);
    boolean long_ = title.end() - from > 12 && Character.isUpperCase(text.charAt(from));
    boolean dated = syntax.at("date", text, after, end) != null;
    boolean paged = syntax.at("pages", text, after, end) != null;
    if (word == null && chapter == null && on == null && !dated && !paged && (!long_ || chapters)) {
      return false;
    }
    citation.title = title.value();
    citation.end = word != null ? word.end() : chapter != null ? chapter.end() : after;
    return true;
  }

  /** "chapter on mental illness and stress": a title that is not known, up to the verb. */
  private boolean takeTopic(Citation citation, String text, int from, int end) {
    Syntax.Hit topic = syntax.at("topic", text, from, end);
    if (topic == null) {
      return false;
    }
    citation.title = topic.value();
    citation.end = topic.valueEnd();
    return true;
  }

  private boolean takeCapitals(Citation citation, String text, int end) {
    Syntax.Hit title = citation.title != null ? null : syntax.at("capitals", text, citation.end, end);
    if (title == null) {
      return false;
    }
    citation.title = title.value();
    citation.end = title.end();
    Syntax.Hit word = syntax.at("guidelines-word", text, title.end(), end);
    Syntax.Hit chapter = syntax.at("chapter-word", text, title.end(), end);
    if (word != null || chapter != null) {
      citation.end = word != null ? word.end() : chapter.end();
    }
    return true;
  }

  private boolean takeDate(Citation citation, String text, int end) {
    Syntax.Hit date = syntax.at("date", text, citation.end, end);
    if (date == null) {
      return false;
    }
    if (Character.isDigit(date.value().charAt(0))) {
      citation.edition = date.value();
    }
    citation.end = date.end();
    return true;
  }

  private boolean takeTable(Citation citation, String text, int end) {
    Syntax.Hit table = syntax.at("table", text, citation.end, end);
    if (table == null) {
      return false;
    }
    citation.sections.add(table.value());
    citation.end = table.end();
    return true;
  }

  private boolean takePages(Citation citation, String text, int end) {
    Syntax.Hit pages = citation.pages.isEmpty() ? syntax.at("pages", text, citation.end, end) : null;
    if (pages == null) {
      return false;
    }
    for (Syntax.Hit page = syntax.in("page-number", text, pages.valueBegin(), pages.valueEnd()); page != null;
        page = syntax.in("page-number", text, page.end(), pages.valueEnd())) {
      citation.pages.add(page.value().replaceAll("\\s", ""));
    }
    boolean bracket = text.charAt(pages.end() - 1) != ')' || text.substring(pages.begin(), pages.end()).indexOf('(') >= 0;
    citation.end = bracket ? pages.end() : pages.end() - 1;
    return true;
  }

  /** The title within a name such as "California Chronic Pain Guidelines". */
  private String titleOf(String text, GuidelineNames.Name name) {
    for (int i = name.begin(); i < name.end(); i++) {
      if (i == name.begin() || Character.isWhitespace(text.charAt(i - 1))) {
        Syntax.Hit title = names.titleAt("mtus", text, i, name.end());
        if (title != null) {
          return title.value();
        }
      }
    }
    return null;
  }

  private static int pastBlanks(String text, int begin, int end) {
    int at = begin;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
