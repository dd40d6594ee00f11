package org.lettermark.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import org.lettermark.match.Rules;

/**
 * The lines of a letter that hold something, and what the space between them means.
 *
 * <p>Letters come hard-wrapped, with an empty line both between paragraphs and where a page ends inside
 * one, and some with an empty line between all lines. So a break in the text is told from three things:
 * the gap, the mark that ends the line above, and whether the next word would have fitted there.
 */
final class Lines {

  /** Share of the letter's width under which a line has plainly ended before it was full. */
  private static final double SHORT = 0.6;

  /** The same at a gap, where less is needed to see an end. */
  private static final double SHORT_AT_GAP = 0.8;

  /** The same in a list, whose lines are mostly whole items. */
  private static final double SHORT_IN_LIST = 0.95;

  /** Share of the lines that tells the letter's width: one that was never wrapped does not. */
  private static final double WIDEST = 0.97;

  /** A letter has a gap at least every so many lines, unless all were lost. */
  private static final int LINES_A_GAP = 30;

  /** Longer than any wrapped line: a text with such lines is not wrapped at all. */
  private static final int LONGEST_WRAPPED = 160;

  private final String text;
  private int size;
  private int[] froms = new int[128];
  private int[] begins = new int[128];
  private int[] ends = new int[128];
  private int[] gaps = new int[128];
  private List<int[]> pageSpans = List.of();
  private int usualGap = 1;
  private int width;
  private boolean dense;

  private Lines(String text) {
    this.text = text;
  }

  /** Reads the lines, those that only mark a page ({@code pageLines}) left out like empty ones. */
  static Lines of(String text, Iterable<Rules.Rule> pageLines) {
    Lines all = new Lines(text);
    all.read(new boolean[0]);
    boolean[] page = new boolean[all.size];
    List<int[]> spans = new ArrayList<>();
    all.find(
        pageLines,
        (rule, matcher) -> {
          page[all.at(matcher.end() - 1)] = true;
          spans.add(new int[] {matcher.start(), matcher.end()});
        });
    Lines kept = all;
    if (!spans.isEmpty()) {
      kept = new Lines(text);
      kept.read(page);
      kept.pageSpans = spans;
    }
    kept.measure();
    return kept;
  }

  /** Reads the lines that hold something; of these, in their order, those marked are left out. */
  private void read(boolean[] leftOut) {
    int gap = 0;
    int at = 0;
    int number = 0;
    while (at <= text.length()) {
      int end = at;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\f') {
        end++;
      }
      int begin = at;
      while (begin < end && isBlank(text.charAt(begin))) {
        begin++;
      }
      if (begin < end) {
        boolean left = number < leftOut.length && leftOut[number];
        number++;
        if (!left) {
          add(at, begin, end, gap);
          gap = 0;
        }
      }
      gap += end < text.length() && text.charAt(end) == '\f' ? 2 : 1;
      at = end + 1;
    }
  }

  private void add(int from, int begin, int to, int gap) {
    int end = to;
    while (isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (size == begins.length) {
      froms = Arrays.copyOf(froms, 2 * size);
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      gaps = Arrays.copyOf(gaps, 2 * size);
    }
    froms[size] = from;
    begins[size] = begin;
    ends[size] = end;
    gaps[size++] = gap;
  }

  private void measure() {
    int spaced = 0;
    int open = 0;
    boolean wrapped = true;
    for (int i = 1; i < size; i++) {
      spaced += gaps[i] == 2 ? 1 : 0;
      open += gaps[i] == 2 && !endsSentence(i - 1) ? 1 : 0;
      wrapped &= length(i) < LONGEST_WRAPPED;
    }
    usualGap = wrapped && 2 * open > spaced && 2 * spaced > size ? 2 : 1;
    int gapsSeen = 0;
    for (int i = 1; i < size; i++) {
      gapsSeen += gapAbove(i) ? 1 : 0;
    }
    dense = gapsSeen * LINES_A_GAP < size;
    int[] lengths = new int[size];
    for (int i = 0; i < size; i++) {
      lengths[i] = length(i);
    }
    Arrays.sort(lengths);
    width = size == 0 ? 0 : lengths[(int) Math.ceil(WIDEST * (size - 1))];
  }

  /** The text with a blank for every blank, line end and line that only marks a page: same length. */
  String withoutLineEnds() {
    char[] plain = text.toCharArray();
    for (int[] span : pageSpans) {
      Arrays.fill(plain, span[0], span[1], ' ');
    }
    for (int i = 0; i < plain.length; i++) {
      if (isBlank(plain[i])) {
        plain[i] = ' ';
      }
    }
    return new String(plain);
  }

  /**
   * Calls back with every match at the beginning of a line; {@code ^} matches there alone.
   *
   * <p>Headings and labels stand at the beginning of a line: to look for them there costs a hundredth of a
   * search through the text.
   */
  void find(Iterable<Rules.Rule> rules, BiConsumer<Rules.Rule, Matcher> found) {
    for (Rules.Rule rule : rules) {
      int end = 0;
      for (int line = 0; line < size; line++) {
        Matcher matcher = froms[line] < end ? null : rule.at(text, froms[line], text.length());
        if (matcher != null) {
          end = matcher.end();
          found.accept(rule, matcher);
        }
      }
    }
  }

  static boolean isBlank(char c) {
    if (c > ' ' && c < 0x7f) {
      return false;
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ' || c == '\u200b' || c == '\ufeff';
  }

  int size() {
    return size;
  }

  int begin(int line) {
    return begins[line];
  }

  int end(int line) {
    return ends[line];
  }

  private int length(int line) {
    return ends[line] - begins[line];
  }

  /** The line that holds this place, or the last one before it; -1 where there is none. */
  int at(int place) {
    int found = Arrays.binarySearch(begins, 0, size, place);
    return found >= 0 ? found : -found - 2;
  }

  /** Whether more space than usual stands above this line. */
  boolean gapAbove(int line) {
    return line == 0 || gaps[line] > usualGap;
  }

  /** Whether the line ends with a full stop or its like, closing marks passed over. */
  boolean endsSentence(int line) {
    int at = ends[line] - 1;
    while (at > begins[line] && ")]\"'\u201d\u2019*>".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return ".?!:".indexOf(text.charAt(at)) >= 0;
  }

  /** Whether the first word of the next line would plainly have fitted on this one. */
  boolean isShort(int line) {
    return fits(line, line + 1 < size && gapAbove(line + 1) ? SHORT_AT_GAP : SHORT);
  }

  /** The same for a line in a list. */
  boolean isShortInList(int line) {
    return fits(line, SHORT_IN_LIST);
  }

  private boolean fits(int line, double share) {
    int word = begins[Math.min(line + 1, size - 1)];
    int wordEnd = word;
    while (wordEnd < text.length() && wordEnd < word + LONGEST_WRAPPED && !isBlank(text.charAt(wordEnd))) {
      wordEnd++;
    }
    return length(line) + 1 + wordEnd - word < width * share;
  }

  /** Whether the letter has lost its empty lines, so that a gap tells nothing. */
  boolean dense() {
    return dense;
  }

  /** Whether a paragraph begins with this line: a gap above it that is no page break. */
  boolean paragraphBegins(int line) {
    if (line == 0) {
      return true;
    }
    if (!gapAbove(line)) {
      return false;
    }
    return endsSentence(line - 1) || isShort(line - 1) && !Character.isLowerCase(text.charAt(begins[line]));
  }

  /** The same where the gap may be missing: at a page's end, or all over the letter. */
  boolean mayBeginParagraph(int line) {
    return paragraphBegins(line) || endsSentence(line - 1) && (dense || isShort(line - 1));
  }
}
