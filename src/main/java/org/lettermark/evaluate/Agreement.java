package org.lettermark.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.LetterSet;
import org.lettermark.corpus.StandOff;

/**
 * How far annotators agree: F1 of spans for each two; and Cohen's kappa (1960) and Krippendorff's alpha (2004, nominal) over words,
 * which are within a span of a type or not, and over the values of each feature where their spans overlap.
 */
public final class Agreement {

  private static final Pattern WORD = Pattern.compile("(?U)\\w+|[^\\w\\s]");
  private static final String WITHIN = "within";
  private static final String OUTSIDE = "outside";
  private static final String NONE = "(none)";

  /**
   * One line of the result.
   *
   * @param type of the findings
   * @param measure {@code exact}, {@code overlap} (F1 of spans), {@code words}, or a feature
   * @param annotators such as {@code A-B}, or {@code all}
   * @param items words, findings, or findings that overlap
   * @param agreed F1 of spans; else the share of items with the same label
   * @param kappa NaN where not defined
   * @param alpha NaN where not defined
   */
  public record Line(String type, String measure, String annotators, int items, double agreed, double kappa, double alpha) {}

  /** A place where two annotators differ. */
  record Difference(String one, String other, String type, Miss miss, String covered) {}

  private final List<Path> folders;
  private final Map<Kind, Map<String, Study>> studies = new LinkedHashMap<>();
  private final Map<String, Tally> spans = new LinkedHashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int letters;

  private Agreement(List<Path> folders) {
    this.folders = folders;
    Kind.ALL.forEach(kind -> studies.put(kind, new LinkedHashMap<>()));
  }

  /**
   * Compares the letters that all annotators have; one that is missing or broken somewhere is named and left out.
   *
   * @throws IOException where there is nothing to compare
   */
  public static Agreement between(List<Path> folders) throws IOException {
    Agreement agreement = new Agreement(folders);
    List<LetterSet> sets = new ArrayList<>();
    try {
      for (Path folder : folders) {
        sets.add(LetterSet.open(folder));
        sets.get(sets.size() - 1).unreadable().forEach((file, reason) -> agreement.problems.add(folder + "/" + file + ": " + reason));
      }
      for (String name : sets.stream().flatMap(set -> set.names().stream()).distinct().sorted().toList()) {
        agreement.add(name, sets);
      }
    } finally {
      for (LetterSet set : sets) {
        set.close();
      }
    }
    return agreement;
  }

  private void add(String name, List<LetterSet> sets) {
    List<FlatLetter> hands = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      try {
        hands.add(sets.get(i).flat(name));
        new LetterPair(name, hands.get(0), hands.get(i)).checked();
      } catch (IOException e) {
        String reason = e.getMessage().replace("its text is not that of the gold", name + ": its text is not that in " + folders.get(0));
        problems.add(folders.get(i) + "/" + reason + "; the letter is left out");
        return;
      }
    }
    String text = hands.stream().map(FlatLetter::text).filter(each -> each.indexOf(StandOff.UNKNOWN) < 0)
        .findFirst().orElse(null);
    if (text == null) {
      problems.add(name + ": no folder has its text; the letter is left out");
      return;
    }
    letters++;
    for (Kind kind : Kind.ALL) {
      List<List<Finding>> findings = hands.stream().map(hand -> hand.of(kind.type())).toList();
      addWords(studies.get(kind).computeIfAbsent("words", any -> new Study()), text, findings);
      addValues(kind, findings);
    }
    addPairs(name, text, hands);
  }

  private static void addWords(Study study, String text, List<List<Finding>> findings) {
    List<boolean[]> covered = findings.stream().map(all -> {
      boolean[] places = new boolean[text.length()];
      all.forEach(finding -> Arrays.fill(places, finding.begin(), finding.end(), true));
      return places;
    }).toList();
    for (Matcher word = WORD.matcher(text); word.find();) {
      int begin = word.start();
      study.add(covered.stream().map(places -> places[begin] ? WITHIN : OUTSIDE).toList());
    }
  }

  /** Findings of all annotators that overlap are one item: each is put to the first annotator's who has one there. */
  private void addValues(Kind kind, List<List<Finding>> findings) {
    List<List<Finding>> items = new ArrayList<>();
    for (int annotator = 0; annotator < findings.size(); annotator++) {
      List<Finding> heads = items.stream().map(item -> item.stream().filter(each -> each != null).findFirst().orElseThrow()).toList();
      Pairs pairs = Pairs.of(heads, findings.get(annotator));
      for (Pairs.Pair pair : pairs.pairs()) {
        for (int i = 0; i < heads.size(); i++) {
          if (heads.get(i) == pair.gold()) {
            items.get(i).set(annotator, pair.found());
          }
        }
      }
      for (Finding alone : pairs.invented()) {
        List<Finding> item = new ArrayList<>(Collections.nCopies(findings.size(), null));
        item.set(annotator, alone);
        items.add(item);
      }
    }
    Stream.of(kind.features(), kind.onlyWhereGold(), kind.details()).flatMap(List::stream).forEach(feature -> {
      Study study = studies.get(kind).computeIfAbsent(feature, any -> new Study());
      for (List<Finding> item : items) {
        List<String> labels = item.stream()
            .map(finding -> finding == null ? null : Values.of(finding, feature) == null ? NONE : Values.of(finding, feature)).toList();
        if (labels.stream().anyMatch(label -> label != null && !label.equals(NONE))) {
          study.add(labels);
        }
      }
    });
  }

  private void addPairs(String name, String text, List<FlatLetter> hands) {
    for (int i = 0; i < hands.size(); i++) {
      for (int j = i + 1; j < hands.size(); j++) {
        LetterPair pair = new LetterPair(name, hands.get(i), hands.get(j));
        Tally tally = spans.computeIfAbsent(pairName(i, j), any -> new Tally());
        new Scorer(pair).tallies(any -> "").values().forEach(tally::addAll);
        for (Kind kind : Kind.ALL) {
          for (Miss miss : Miss.of(pair, kind)) {
            differences.add(new Difference(letter(i), letter(j), kind.type(), miss,
                text.substring(miss.place().begin(), Math.min(text.length(), miss.place().end()))));
          }
        }
      }
    }
  }

  /** The letter by which an annotator is called, from 0. */
  public static String letter(int annotator) {
    return annotator < 26 ? String.valueOf((char) ('A' + annotator)) : "#" + (annotator + 1);
  }

  private static String pairName(int one, int other) {
    return letter(one) + "-" + letter(other);
  }

  /** All figures, of every two annotators, and of all where they are more. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Kind kind : Kind.ALL) {
      if (spans.values().stream().map(tally -> tally.of(kind.spans(Kind.EXACT)))
          .allMatch(count -> count.gold() + count.found() == 0)) {
        continue;
      }
      spans.forEach((pair, tally) -> {
        for (String measure : List.of(Kind.EXACT, Kind.OVERLAP)) {
          Count count = tally.of(kind.spans(measure));
          if (count.gold() + count.found() > 0) {
            int items = count.gold() + count.found() - tally.of(kind.spans(Kind.OVERLAP)).right();
            lines.add(new Line(kind.type(), measure, pair, items, count.f1(), Double.NaN, Double.NaN));
          }
        }
      });
      studies.get(kind).forEach((measure, study) -> {
        for (int i = 0; i < folders.size(); i++) {
          for (int j = i + 1; j < folders.size(); j++) {
            add(kind, measure, pairName(i, j), study.of(i, j).result(), lines);
          }
        }
        if (folders.size() > 2) {
          add(kind, measure, "all", study.result(), lines);
        }
      });
    }
    return lines;
  }

  private static void add(Kind kind, String measure, String annotators, Study.Result result, List<Line> lines) {
    if (result.items() > 0) {
      lines.add(new Line(kind.type(), measure, annotators, result.items(), result.agreed(), result.kappa(), result.alpha()));
    }
  }

  /** How many letters all annotators have. */
  public int letters() {
    return letters;
  }

  /** Letters that are left out, each with the reason. */
  public List<String> problems() {
    return problems;
  }

  List<Difference> differences() {
    return differences;
  }
}
