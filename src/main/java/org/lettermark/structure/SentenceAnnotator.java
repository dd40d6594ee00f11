package org.lettermark.structure;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.lettermark.match.Models;
import org.lettermark.match.Rules;

/**
 * Marks the sentences of every section with OpenNLP, over line ends and page breaks.
 *
 * <p>Headings, labels, list items and glued sentences are cut by rule first, and each piece is read with
 * blanks for its line ends, so that hard wraps and page breaks are not seen. A sentence takes in its full stop.
 */
@TypeCapability(
    inputs = "org.apache.ctakes.typesystem.type.textspan.Segment",
    outputs = "org.apache.ctakes.typesystem.type.textspan.Sentence")
public class SentenceAnnotator extends JCasAnnotator_ImplBase {

  /** The {@code models.tsv} whose model {@code sentences} is loaded, a file or {@code classpath:} location. */
  public static final String PARAM_MODELS_LOCATION = "modelsLocation";

  @ConfigurationParameter(
      name = PARAM_MODELS_LOCATION,
      defaultValue = "classpath:/org/lettermark/models/models.tsv")
  private String modelsLocation;

  /** Where sentences begin or go on whatever the model says, a file or {@code classpath:} location. */
  public static final String PARAM_RULES_LOCATION = "rulesLocation";

  @ConfigurationParameter(
      name = PARAM_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/sentences.tsv")
  private String rulesLocation;

  /** The rules of sections, for the lines that mark a page; a file or {@code classpath:} location. */
  public static final String PARAM_SECTION_RULES_LOCATION = "sectionRulesLocation";

  @ConfigurationParameter(
      name = PARAM_SECTION_RULES_LOCATION,
      defaultValue = "classpath:/org/lettermark/lexicon/sections.tsv")
  private String sectionRulesLocation;

  /**
   * For every full stop OpenNLP walks to the nearest blank on both sides, which is quadratic in a run
   * without blanks; a longer run is cut before it comes there.
   */
  private static final int LONGEST_RUN = 1000;

  /** Engines that read sentence by sentence may be more than linear in it; no real one is so long. */
  private static final int LONGEST_SENTENCE = 4000;

  /** So much of the text before and behind a full stop is enough to tell an abbreviation. */
  private static final int CONTEXT = 16;

  private SentenceDetectorME detector;
  private char[] marks;
  private List<Rules.Rule> labels;
  private List<Rules.Rule> cuts;
  private List<Rules.Rule> joins;
  private List<Rules.Rule> items;
  private List<Rules.Rule> pageLines;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      SentenceModel model = model();
      detector = new SentenceDetectorME(model);
      marks = model.getFactory().getEOSCharacters();
      Rules rules = Rules.read(rulesLocation);
      labels = rules.named("label");
      cuts = rules.named("cut");
      joins = rules.named("join");
      items = rules.named("item");
      pageLines = SectionRules.read(sectionRulesLocation).pageLines();
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  private SentenceModel model() throws IOException {
    try (InputStream in = Models.open(modelsLocation, "sentences")) {
      return new SentenceModel(in);
    }
  }

  @Override
  public void process(JCas letter) {
    String text = letter.getDocumentText();
    Lines lines = Lines.of(text, pageLines);
    String plain = lines.withoutLineEnds();
    List<Segment> sections = letter.select(Segment.class).asList();
    BitSet stops = stops(plain);
    BitSet edges = new BitSet(text.length());
    ruleCuts(lines, plain, stops, edges);
    int line = 0;
    int number = 0;
    for (Segment section : sections) {
      while (line < lines.size() && lines.end(line) <= section.getBegin()) {
        line++;
      }
      lineCuts(text, lines, line, section, edges);
      int begin = section.getBegin();
      while (begin < section.getEnd()) {
        int edge = edges.nextSetBit(begin + 1);
        int end = edge < 0 ? section.getEnd() : Math.min(edge, section.getEnd());
        number = block(letter, plain, stops, begin, end, section, number);
        begin = end;
      }
    }
  }

  /** Where OpenNLP may see the end of a sentence: full stops and their like. */
  private BitSet stops(String plain) {
    BitSet stops = new BitSet(plain.length());
    for (char mark : marks) {
      for (int stop = plain.indexOf(mark); stop >= 0; stop = plain.indexOf(mark, stop + 1)) {
        stops.set(stop);
      }
    }
    return stops;
  }

  private void ruleCuts(Lines lines, String plain, BitSet stops, BitSet edges) {
    lines.find(
        labels,
        (rule, label) -> {
          edges.set(label.start());
          edges.set(label.end());
        });
    lines.find(items, (rule, item) -> edges.set(item.start()));
    for (int stop = stops.nextSetBit(0); stop >= 0; stop = stops.nextSetBit(stop + 1)) {
      if (mayCut(plain, stop)) {
        cutsAt(plain, stop, edges);
      }
    }
    runCuts(plain, edges);
  }

  private void cutsAt(String plain, int stop, BitSet edges) {
    int from = Math.max(0, stop - CONTEXT / 2);
    int to = Math.min(plain.length(), stop + 2);
    for (Rules.Rule cut : cuts) {
      for (MatchResult match : cut.findAll(plain, from, to)) {
        edges.set(match.end());
      }
    }
  }

  private static void runCuts(String plain, BitSet edges) {
    int begin = 0;
    while (begin + LONGEST_RUN <= plain.length()) {
      int last = begin + LONGEST_RUN - 1;
      int blank = plain.lastIndexOf(' ', last);
      if (blank >= begin) {
        begin = blank + 1;
      } else {
        begin = Character.isLowSurrogate(plain.charAt(last)) ? last - 1 : last;
        edges.set(begin);
      }
    }
  }

  /** Cuts between lines of one section, from the first line on that reaches into it. */
  private static void lineCuts(String text, Lines lines, int first, Segment section, BitSet edges) {
    boolean header = section.getId().equals("header");
    boolean list = section.getId().equals("documents");
    for (int line = first; line < lines.size() && lines.begin(line) < section.getEnd(); line++) {
      if (header) {
        columnCuts(text, lines.begin(line), lines.end(line), edges);
      }
      if (line == first) {
        continue;
      }
      boolean small = Character.isLowerCase(text.charAt(lines.begin(line)));
      boolean shortAbove = lines.isShort(line - 1) || list && lines.isShortInList(line - 1);
      if (header || lines.paragraphBegins(line) || shortAbove && !small) {
        edges.set(lines.begin(line));
      }
    }
  }

  /** Cuts where a tab or three blanks part the columns of a header. */
  private static void columnCuts(String text, int begin, int end, BitSet edges) {
    int blanks = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (Lines.isBlank(c)) {
        blanks += c == '\t' ? 3 : 1;
      } else {
        if (blanks >= 3) {
          edges.set(i);
        }
        blanks = 0;
      }
    }
  }

  /** Whether a capital or a bracket stands behind this full stop, or words are glued before it ("syndromeDr."). */
  private static boolean mayCut(String plain, int stop) {
    int last = Math.min(plain.length() - 1, stop + CONTEXT);
    int next = stop + 1;
    while (next < last && " \"'\u201d\u2019)".indexOf(plain.charAt(next)) >= 0) {
      next++;
    }
    return next <= last
        && (Character.isUpperCase(plain.charAt(next)) || plain.charAt(next) == '(' || glued(plain, stop));
  }

  private static boolean glued(String plain, int stop) {
    for (int i = Math.max(1, stop - CONTEXT / 4); i < stop; i++) {
      if (Character.isUpperCase(plain.charAt(i)) && Character.isLowerCase(plain.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private int block(JCas letter, String plain, BitSet stops, int begin, int end, Segment section, int number) {
    if (!stopsInside(plain, stops, begin, end)) {
      return add(letter, plain, begin, end, section, number);
    }
    Span[] found = detector.sentPosDetect(plain.substring(begin, end));
    int next = number;
    int from = -1;
    for (int i = 0; i < found.length; i++) {
      from = from < 0 ? begin + found[i].getStart() : from;
      int to = begin + found[i].getEnd();
      boolean last = i == found.length - 1;
      if (last || !joined(plain, from, to, begin + found[i + 1].getStart(), end)) {
        next = add(letter, plain, from, to, section, next);
        from = -1;
      }
    }
    return next;
  }

  /** Whether something follows a full stop; OpenNLP finds nowhere else to divide. */
  private static boolean stopsInside(String plain, BitSet stops, int begin, int end) {
    int stop = stops.nextSetBit(begin);
    return stop >= 0 && stop < end && stop < Markup.skipBack(plain, begin, end) - 1;
  }

  private boolean joined(String plain, int from, int to, int nextFrom, int end) {
    if (!holdsWord(plain, nextFrom, Math.min(end, nextFrom + CONTEXT))) {
      return true;
    }
    int begin = Math.max(from, to - CONTEXT);
    for (Rules.Rule join : joins) {
      for (MatchResult match : join.findAll(plain, begin, nextFrom)) {
        if (match.start() < to && match.end() == nextFrom) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holdsWord(String plain, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (Character.isLetterOrDigit(plain.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static int add(JCas letter, String plain, int from, int to, Segment section, int number) {
    int begin = Markup.skip(plain, from, to);
    int end = Markup.skipBack(plain, begin, to);
    int next = number;
    while (end - begin > LONGEST_SENTENCE) {
      int cut = plain.lastIndexOf(' ', begin + LONGEST_SENTENCE);
      cut = cut <= begin ? begin + LONGEST_SENTENCE : cut;
      next = write(letter, begin, Markup.skipBack(plain, begin, cut), section, next);
      begin = Markup.skip(plain, cut, end);
    }
    return write(letter, begin, end, section, next);
  }

  private static int write(JCas letter, int begin, int end, Segment section, int number) {
    if (begin >= end) {
      return number;
    }
    Sentence sentence = new Sentence(letter, begin, end);
    sentence.setSentenceNumber(number);
    sentence.setSegmentId(section.getId());
    sentence.addToIndexes();
    return number + 1;
  }
}
