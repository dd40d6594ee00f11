package org.lettermark.clinical.medications;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.jcas.JCas;
import org.lettermark.match.RuleSet;
import org.lettermark.match.Rules;
import org.lettermark.type.GuidelineCitation;

/**
 * Where the name of a drug or class is one: not in a guideline block or a guideline's name, and not inside
 * the name of a procedure, a test or a condition.
 */
final class DrugContext {

  private static final Set<String> WITHOUT_DRUGS =
      Set.of("header", "method", "credentials", "administratorGuideline", "reviewerGuideline");

  private final RuleSet exclusions;

  DrugContext(String exclusionsLocation) throws IOException {
    exclusions = RuleSet.of(Rules.read(exclusionsLocation).all());
  }

  Letter of(JCas letter) {
    return new Letter(letter);
  }

  /** The rules over one letter; places are asked for in the order of the text. */
  final class Letter {

    private final List<Segment> sections;
    private final List<GuidelineCitation> citations;
    private final String text;
    private int section;
    private int citation;

    private Letter(JCas letter) {
      sections = letter.select(Segment.class).asList();
      citations = letter.select(GuidelineCitation.class).asList();
      text = letter.getDocumentText();
    }

    /** The section in which this name is one, or null where it is none. */
    Segment section(int begin, int end) {
      while (section < sections.size() && sections.get(section).getEnd() <= begin) {
        section++;
      }
      if (section == sections.size() || WITHOUT_DRUGS.contains(sections.get(section).getId())) {
        return null;
      }
      while (citation < citations.size() && citations.get(citation).getEnd() <= begin) {
        citation++;
      }
      if (citation < citations.size() && citations.get(citation).getBegin() <= begin) {
        return null;
      }
      RuleSet.Found found = exclusions.at(text, begin, text.length());
      return found != null && found.end() >= end ? null : sections.get(section);
    }
  }
}
