package org.lettermark.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.match.Rules;

/**
 * Divides the letter into its sections: header, summary, and for every disputed item the request,
 * the two guideline blocks and the rationale.
 *
 * <p>The sections cover the letter without gap or overlap. Those of one item carry its number in
 * {@code tagText}; a notice of 2013 prints a request up to three times, and each is a section
 * {@code request} of that number. A text without any known heading is one section {@code summary}.
 */
@TypeCapability(outputs = "org.apache.ctakes.typesystem.type.textspan.Segment")
public class SectionAnnotator extends JCasAnnotator_ImplBase {

  /** Headings that begin a section, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/sections.tsv")
  private String rulesLocation;

  private static final Set<String> ITEM_PARTS =
      Set.of("request", "administratorGuideline", "reviewerGuideline", "rationale");

  /** A section begins; {@code body} is where its heading ends; {@code item} is 0 where none is printed. */
  private record Start(int begin, int body, String id, int item) {}

  private SectionRules rules;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      rules = SectionRules.read(rulesLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    Lines lines = Lines.of(text, rules.pageLines());
    List<Start> starts = headings(text, lines);
    starts.addAll(requests(text, lines, starts));
    starts.sort(Comparator.comparingInt(Start::begin));
    write(letter, text, starts);
  }

  private List<Start> headings(String text, Lines lines) {
    List<Start> found = new ArrayList<>();
    lines.find(
        rules.headings(),
        (heading, matcher) -> {
          if (heading.get("place").equals("line") || paragraphBegins(lines, matcher.start(), found)) {
            found.add(new Start(matcher.start(), matcher.end(), heading.name(), 0));
          }
        });
    found.sort(Comparator.comparingInt(Start::begin));
    List<Start> all = new ArrayList<>();
    for (Start start : found) {
      if (all.isEmpty() || all.get(all.size() - 1).body() <= start.begin()) {
        all.add(start);
      }
    }
    addInBlocks(text, all);
    return all;
  }

  /** Adds what begins in the middle of a block of the claims administrator. */
  private void addInBlocks(String text, List<Start> headings) {
    List<Start> found = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Start block = headings.get(i);
      int end = i + 1 < headings.size() ? headings.get(i + 1).begin() : text.length();
      if (block.id().equals("administratorGuideline")) {
        for (Rules.Rule rule : rules.inBlocks()) {
          Matcher matcher = rule.matcher(text).region(block.body(), end);
          if (matcher.find()) {
            found.add(new Start(matcher.start(), matcher.end(), rule.name(), 0));
          }
        }
      }
    }
    headings.addAll(found);
    headings.sort(Comparator.comparingInt(Start::begin));
  }

  /** Whether a paragraph begins here, or the line above is the end of a heading. */
  private static boolean paragraphBegins(Lines lines, int place, List<Start> headings) {
    int line = lines.at(Math.max(place, 0));
    if (line < 0 || lines.begin(line) < place) {
      line++;
    }
    if (line >= lines.size()) {
      return false;
    }
    int above = line;
    return lines.paragraphBegins(line)
        || lines.dense() && lines.endsSentence(line - 1)
        || headings.stream().anyMatch(h -> above > 0 && h.begin() <= lines.begin(above - 1)
            && h.body() > lines.begin(Math.max(0, above - 2)));
  }

  /** Where requests begin, and what follows them where no heading does. */
  private List<Start> requests(String text, Lines lines, List<Start> headings) {
    List<Start> found = new ArrayList<>();
    int from = headings.stream().filter(h -> h.id().equals("issues")).mapToInt(Start::begin).min().orElse(0);
    Floor floor = new Floor(headings);
    rules.outcomes(
        text,
        from,
        (begin, end) -> {
          int first = rules.requestBegin(text, lines, floor.below(found, begin), begin, found.isEmpty());
          add(found, first, end, 0, "rationale");
        });
    lines.find(
        rules.notice(),
        (rule, notice) -> {
          Matcher decision = rules.decision().matcher(text);
          int end = decision.find(notice.end()) ? afterLine(text, decision.end()) : notice.end();
          add(found, notice.start(), end, Integer.parseInt(notice.group(1)), "issues");
        });
    lines.find(
        rules.regarding(),
        (rule, regarding) ->
            found.add(new Start(regarding.start(), regarding.end(), "request", Integer.parseInt(regarding.group(1)))));
    if (found.isEmpty()) {
      decided(text, lines, headings, found);
    }
    if (found.isEmpty()) {
      parts(text, lines, headings, found);
    }
    return found;
  }

  /** The end of the nearest heading or request above a place, for places in the order of the text. */
  private static final class Floor {
    private final List<Start> headings;
    private int next;
    private int end;

    Floor(List<Start> headings) {
      this.headings = headings;
    }

    int below(List<Start> requests, int place) {
      while (next < headings.size() && headings.get(next).begin() < place) {
        end = Math.max(end, headings.get(next++).body());
      }
      return requests.isEmpty() ? end : Math.max(end, requests.get(requests.size() - 1).body());
    }
  }

  private static void add(List<Start> found, int begin, int end, int item, String next) {
    found.add(new Start(begin, end, "request", item));
    found.add(new Start(end, end, next, -1));
  }

  /** Requests that a sentence decides, each before the guidelines of the claims administrator. */
  private void decided(String text, Lines lines, List<Start> headings, List<Start> found) {
    int from = headings.stream().filter(h -> h.id().equals("issues")).mapToInt(Start::begin).min().orElse(-1);
    if (from < 0) {
      return;
    }
    Matcher decision = rules.decision().matcher(text);
    Floor floors = new Floor(headings);
    for (Start heading : headings) {
      if (heading.begin() < from || !ITEM_PARTS.contains(heading.id()) || heading.id().equals("rationale")) {
        continue;
      }
      int last = lines.at(heading.begin() - 1);
      while (last >= 0 && lines.begin(last) >= heading.begin()) {
        last--;
      }
      int floor = floors.below(found, heading.begin());
      if (last < 0 || lines.begin(last) < floor) {
        continue;
      }
      int begin = rules.requestBegin(text, lines, floor, lines.end(last) - 1, found.isEmpty());
      decision.region(begin, lines.end(last));
      int end = -1;
      while (decision.find()) {
        end = decision.end();
      }
      if (end > 0 && lines.end(last) - end <= 3) {
        found.add(new Start(begin, lines.end(last), "request", 0));
      }
    }
  }

  /** A rationale for all items together: each part of it ends with the sentence that decides one. */
  private void parts(String text, Lines lines, List<Start> headings, List<Start> found) {
    for (Start heading : headings) {
      if (!heading.id().equals("rationale")) {
        continue;
      }
      int end = text.length();
      for (Start next : headings) {
        end = next.begin() > heading.begin() ? Math.min(end, next.begin()) : end;
      }
      int begin = heading.begin();
      int item = 0;
      Matcher decision = rules.decision().matcher(text).region(heading.body(), end);
      while (decision.find()) {
        int line = lines.at(decision.end() - 1);
        if (lines.end(line) - decision.end() <= 3
            && (line + 1 == lines.size() || lines.begin(line + 1) >= end || lines.mayBeginParagraph(line + 1))) {
          found.add(new Start(begin, begin, "rationale", ++item));
          begin = lines.end(line);
        }
      }
      return;
    }
  }

  /** Behind the full stop, or the rest of a short line, that follows this place. */
  private static int afterLine(String text, int place) {
    int end = place;
    while (end < text.length() && end < place + 3 && ".\"\u201d)*".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static void write(JCas letter, String text, List<Start> starts) {
    if (starts.isEmpty()) {
      add(letter, 0, text.length(), "summary", 0);
      return;
    }
    List<Start> kept = new ArrayList<>();
    kept.add(new Start(0, 0, "header", 0));
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      int next = i + 1 < starts.size() ? starts.get(i + 1).begin() : text.length();
      if (start.item() < 0 && text.substring(start.begin(), next).isBlank()) {
        continue;
      }
      if (text.substring(kept.get(kept.size() - 1).begin(), start.begin()).isBlank()) {
        int gap = kept.remove(kept.size() - 1).begin();
        start = new Start(gap, start.body(), start.id(), start.item());
      }
      kept.add(start);
    }
    int item = 0;
    int last = 0;
    for (int i = 0; i < kept.size(); i++) {
      Start start = kept.get(i);
      int end = i + 1 < kept.size() ? kept.get(i + 1).begin() : text.length();
      if (start.item() > 0 || start.id().equals("request")) {
        item = start.item() > 0 ? start.item() : last + 1;
        last = item;
      } else if (!ITEM_PARTS.contains(start.id())) {
        item = 0;
      }
      add(letter, start.begin(), end, start.id(), item);
    }
  }

  private static void add(JCas letter, int begin, int end, String id, int item) {
    if (begin == end) {
      return;
    }
    Segment section = new Segment(letter, begin, end);
    section.setId(id);
    if (item > 0) {
      section.setTagText(Integer.toString(item));
    }
    section.addToIndexes();
  }
}
