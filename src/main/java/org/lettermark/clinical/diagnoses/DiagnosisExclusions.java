package org.lettermark.clinical.diagnoses;

import java.util.BitSet;
import org.lettermark.clinical.diagnoses.DiagnosisParts.Gap;
import org.lettermark.match.Lexicon;

/** Words beside a disorder that show that none is meant: "hernia repair", "industrial injury". */
final class DiagnosisExclusions {

  private final Lexicon lexicon;

  DiagnosisExclusions(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** What the exclusions of one letter say. */
  Found over(DiagnosisParts parts) {
    Found found = new Found(parts);
    for (Lexicon.Match match : lexicon.findAll(parts.words)) {
      switch (match.get("position")) {
        case "behind" -> found.behind.set(match.first());
        case "before" -> found.before.set(match.next());
        default -> found.whole.set(match.first(), match.next());
      }
    }
    return found;
  }

  /** The exclusions of one letter. */
  static final class Found {

    private final DiagnosisParts parts;
    private final BitSet behind = new BitSet();
    private final BitSet before = new BitSet();
    private final BitSet whole = new BitSet();

    private Found(DiagnosisParts parts) {
      this.parts = parts;
    }

    /** Whether no disorder is meant by the words from {@code first} up to {@code next}. */
    boolean exclude(int first, int next) {
      if (whole.nextClearBit(first) >= next) {
        return true;
      }
      if (behind.get(next) && parts.gap(next - 1) == Gap.JOINED) {
        return true;
      }
      return before.get(first) && parts.gap(first - 1) == Gap.JOINED;
    }
  }
}
