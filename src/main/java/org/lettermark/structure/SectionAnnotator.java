package org.lettermark.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.lexicon.Rules;

/**
 * Divides the letter into its sections: header, summary, and for every disputed item the request,
 * the two guideline blocks and the rationale.
 *
 * <p>The sections cover the letter without gap or overlap. Those of one item carry its number in
 * {@code tagText}. A text without any known heading is one section {@code summary}.
 */
@TypeCapability(outputs = "org.apache.ctakes.typesystem.type.textspan.Segment")
public class SectionAnnotator extends JCasAnnotator_ImplBase {

  /** Headings that begin a section, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/sections.tsv")
  private String rulesLocation;

  private record Start(int begin, String id) {}

  private Rules headings;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      headings = Rules.read(rulesLocation);
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    List<Start> starts = new ArrayList<>();
    for (Rules.Rule heading : headings.all()) {
      Matcher matcher = heading.matcher(text);
      while (matcher.find()) {
        if (heading.name().equals("outcome")) {
          starts.add(new Start(requestBegin(text, matcher.start()), "request"));
        } else {
          starts.add(new Start(matcher.start(), heading.name()));
        }
      }
    }
    starts.sort(Comparator.comparingInt(Start::begin));
    if (starts.isEmpty()) {
      add(letter, 0, text.length(), "summary", 0);
      return;
    }
    if (starts.get(0).begin() > 0) {
      add(letter, 0, starts.get(0).begin(), "header", 0);
    }
    int item = 0;
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1).begin() : text.length();
      if (start.id().equals("request")) {
        item++;
      }
      add(letter, start.begin(), end, start.id(), item);
    }
  }

  /** Begin of the paragraph that holds this place, page breaks in it passed over. */
  private static int requestBegin(String text, int outcome) {
    int begin = text.lastIndexOf('\n', outcome) + 1;
    while (begin > 0) {
      int above = begin - 1;
      while (above > 0 && Character.isWhitespace(text.charAt(above - 1))) {
        above--;
      }
      if (above == 0 || ".:!?\"\u201d)*".indexOf(text.charAt(above - 1)) >= 0
          && text.substring(above, begin).chars().filter(c -> c == '\n').count() > 1) {
        break;
      }
      begin = text.lastIndexOf('\n', above - 1) + 1;
    }
    return begin;
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
