package org.lettermark.evaluate;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.StandOff;
import org.lettermark.evaluate.Pairs.Pair;

/** Counts what of a letter's gold was found. */
final class Scorer {

  private final LetterPair letter;

  Scorer(LetterPair letter) {
    this.letter = letter;
  }

  /**
   * Counts by group.
   *
   * @param group of a finding; pairs go with their gold
   */
  Map<String, Tally> tallies(Function<Finding, String> group) {
    Map<String, Tally> tallies = new TreeMap<>();
    for (Kind kind : Kind.ALL) {
      Pairs pairs = letter.pairs(kind);
      Stream.of(pairs.pairs().stream().map(Pair::gold), pairs.missed().stream(), pairs.invented().stream())
          .flatMap(findings -> findings).map(group).distinct()
          .forEach(name -> count(kind, only(pairs, name, group), tallies.computeIfAbsent(name, any -> new Tally())));
    }
    return tallies;
  }

  private static Pairs only(Pairs all, String name, Function<Finding, String> group) {
    return new Pairs(
        all.pairs().stream().filter(pair -> group.apply(pair.gold()).equals(name)).toList(),
        all.missed().stream().filter(finding -> group.apply(finding).equals(name)).toList(),
        all.invented().stream().filter(finding -> group.apply(finding).equals(name)).toList());
  }

  private void count(Kind kind, Pairs pairs, Tally tally) {
    int matched = pairs.pairs().size();
    int gold = matched + pairs.missed().size();
    int found = matched + pairs.invented().size();
    tally.add(kind.spans(Kind.EXACT), gold, found, (int) pairs.pairs().stream().filter(Pair::isExact).count());
    tally.add(kind.spans(Kind.OVERLAP), gold, found, matched);
    for (Pair pair : pairs.pairs()) {
      kind.features().forEach(feature -> countValue(kind, pair, feature, tally));
      kind.onlyWhereGold().forEach(feature -> countValue(kind, pair, feature, tally));
    }
    kind.onlyWhereGold().forEach(feature -> golds(pairs).forEach(
        finding -> tally.add(kind.given(feature), Values.of(finding, feature) != null, false, false)));
    kind.details().forEach(detail -> countDetail(kind, pairs, detail, tally));
    if (kind.type().equals(Kind.DIAGNOSIS)) {
      pairs.pairs().forEach(pair -> countAbsent(kind, pair, tally));
    }
    if (kind.type().equals(Kind.QUOTATION)) {
      BitSet wanted = characters(golds(pairs));
      BitSet have = characters(Stream.concat(pairs.pairs().stream().map(Pair::found), pairs.invented().stream()));
      BitSet both = (BitSet) wanted.clone();
      both.and(have);
      tally.add(kind.spans(Kind.CHARACTERS), wanted.cardinality(), have.cardinality(), both.cardinality());
    }
  }

  private static Stream<Finding> golds(Pairs pairs) {
    return Stream.concat(pairs.pairs().stream().map(Pair::gold), pairs.missed().stream());
  }

  private static void countValue(Kind kind, Pair pair, String feature, Tally tally) {
    String wanted = Values.of(pair.gold(), feature);
    String have = Values.of(pair.found(), feature);
    if (kind.asks(feature, pair.gold()) && (wanted != null || have != null)) {
      tally.add(kind.accuracy(feature), true, true, wanted != null && wanted.equals(have));
    }
  }

  private static void countDetail(Kind kind, Pairs pairs, String detail, Tally tally) {
    for (Figure figure : List.of(kind.spans(detail), kind.spans(Kind.DETAILS))) {
      for (Pair pair : pairs.pairs()) {
        String wanted = Values.of(pair.gold(), detail);
        String have = Values.of(pair.found(), detail);
        tally.add(figure, wanted != null, have != null, wanted != null && wanted.equals(have));
      }
      pairs.missed().forEach(finding -> tally.add(figure, Values.of(finding, detail) != null, false, false));
      pairs.invented().forEach(finding -> tally.add(figure, false, Values.of(finding, detail) != null, false));
    }
  }

  private static void countAbsent(Kind kind, Pair pair, Tally tally) {
    boolean wanted = "absent".equals(Values.of(pair.gold(), "assertion"));
    boolean have = "absent".equals(Values.of(pair.found(), "assertion"));
    tally.add(kind.spans(Kind.ABSENT), wanted, have, wanted && have);
  }

  /** The places under findings, blanks left out. */
  private BitSet characters(Stream<Finding> findings) {
    BitSet places = new BitSet();
    findings.forEach(finding -> places.set(finding.begin(), finding.end()));
    places.stream().filter(place -> isBlank(letter.characterAt(place))).boxed().toList().forEach(places::clear);
    return places;
  }

  private static boolean isBlank(char character) {
    return character != StandOff.UNKNOWN
        && (Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085');
  }
}
