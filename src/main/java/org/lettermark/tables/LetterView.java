package org.lettermark.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;

/** A letter as tables ask for it: its header, its disputed items, and where each finding stands. */
public final class LetterView {

  private static final Finding NO_HEADER = new Finding("Letter", 0, 0, Map.of());

  private final String name;
  private final FlatLetter letter;
  private final OutcomeMask masks;
  private final String masked;
  private final Finding header;
  private final List<Finding> sections;
  private final List<IssueView> issues = new ArrayList<>();
  private final boolean beyondBasicPlane;

  private LetterView(String name, FlatLetter letter, OutcomeMask masks, String masked) {
    this.name = name;
    this.letter = letter;
    this.masks = masks;
    this.masked = masked;
    header = letter.of("Letter").stream().findFirst().orElse(NO_HEADER);
    sections = letter.of("Segment");
    letter.of("Determination").forEach(item -> issues.add(new IssueView(this, item)));
    beyondBasicPlane = letter.text().codePoints().anyMatch(Character::isSupplementaryCodePoint);
  }

  /**
   * A letter with its findings.
   *
   * @param masks blanks what gives the outcome away
   */
  public static LetterView of(String name, FlatLetter letter, OutcomeMask masks) {
    return new LetterView(name, letter, masks, masked(letter, masks));
  }

  /** Section by section, because no sentence crosses the edge of one. */
  private static String masked(FlatLetter letter, OutcomeMask masks) {
    StringBuilder masked = new StringBuilder(letter.text());
    List<Finding> sections = letter.of("Segment");
    if (sections.isEmpty()) {
      return masks.mask(letter.text());
    }
    sections.forEach(section -> masked.replace(section.begin(), section.end(), masks.mask(letter.covered(section))));
    return masked.toString();
  }

  /** The same letter with nothing but masked words. */
  public LetterView withMaskedText() {
    return new LetterView(name, new FlatLetter(masked, letter.findings()), masks, masked);
  }

  String name() {
    return name;
  }

  String text() {
    return letter.text();
  }

  /** The text with blanks for all that gives an outcome away, of the same length. */
  String masked() {
    return masked;
  }

  /** Words that stand in the letter, masked by themselves: what stands behind a request is no part of it. */
  String masked(String words) {
    return masks.mask(words);
  }

  Finding header() {
    return header;
  }

  List<IssueView> issues() {
    return issues;
  }

  List<Finding> of(String type) {
    return letter.of(type);
  }

  String covered(Finding finding) {
    return letter.covered(finding);
  }

  /** The id of the section in which a place lies, or null. */
  String section(int place) {
    for (Finding section : sections) {
      if (section.begin() <= place && place < section.end()) {
        return section.get("id");
      }
    }
    return null;
  }

  /** The sections of this id, of one item or, where the number is 0, of the letter. */
  List<Finding> sections(String id, int item) {
    String tag = item == 0 ? null : Integer.toString(item);
    return sections.stream().filter(section -> id.equals(section.get("id")) && (tag == null || tag.equals(section.get("tagText")))).toList();
  }

  /** A place in code points, as Python and R count. */
  int codePoint(int place) {
    return beyondBasicPlane ? letter.text().codePointCount(0, place) : place;
  }

  int count(String outcome) {
    return (int) issues.stream().filter(issue -> outcome.equals(issue.item().get("outcome"))).count();
  }

  /** What of the letter is its own: summary, requests and rationales without what is quoted from guidelines. */
  public String ownWords() {
    StringBuilder words = new StringBuilder();
    List<Finding> quotations = letter.of("GuidelineQuotation");
    for (Finding section : sections) {
      String id = section.get("id");
      if ("summary".equals(id) || "request".equals(id) || "rationale".equals(id)) {
        int from = section.begin();
        for (Finding quotation : quotations) {
          if (quotation.isWithin(section) && quotation.begin() >= from) {
            words.append(letter.text(), from, quotation.begin()).append('\n');
            from = quotation.end();
          }
        }
        words.append(letter.text(), from, section.end()).append('\n');
      }
    }
    return words.toString();
  }

  /** What tells letters of one case: the case number, or the name of the letter where it has none. */
  public String caseNumber() {
    String number = header.get("caseNumber");
    return number == null ? name : number;
  }

  /** ISO date of the decision, or null. */
  public String decisionDate() {
    return header.get("decisionDate");
  }
}
