package org.lettermark.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;

/** How several annotators labelled the same items. An annotator who did not see an item has no label for it. */
final class Study {

  private static final int PAIR = 2;

  /**
   * What is said of a study.
   *
   * @param items that two annotators or more labelled
   * @param agreed the share of them, over all pairs of annotators, with the same label
   * @param kappa Cohen's, for two annotators; NaN for more, or where it is not defined
   * @param alpha Krippendorff's, nominal; NaN where it is not defined
   */
  record Result(int items, double agreed, double kappa, double alpha) {}

  private final Map<List<String>, Integer> items = new LinkedHashMap<>();

  /** Adds an item with the label of each annotator, null where there is none. */
  void add(List<String> labels) {
    items.merge(new ArrayList<>(labels), 1, Integer::sum);
  }

  /** The study of some of the annotators. */
  Study of(int... annotators) {
    Study part = new Study();
    items.forEach((labels, times) -> {
      List<String> chosen = new ArrayList<>();
      for (int annotator : annotators) {
        chosen.add(labels.get(annotator));
      }
      part.items.merge(chosen, times, Integer::sum);
    });
    return part;
  }

  /** Counts; nothing where no item has two labels. Both measures need two labels at least: with one, chance explains all. */
  Result result() {
    items.keySet().removeIf(labels -> labels.stream().filter(Objects::nonNull).count() < PAIR);
    if (items.isEmpty()) {
      return new Result(0, Double.NaN, Double.NaN, Double.NaN);
    }
    int annotators = items.keySet().iterator().next().size();
    CodingAnnotationStudy study = new CodingAnnotationStudy(annotators);
    items.forEach((labels, times) -> study.addMultipleItems(times, labels.toArray()));
    boolean oneLabel = items.keySet().stream().flatMap(List::stream).filter(Objects::nonNull).distinct().count() == 1;
    return new Result(study.getItemCount(), agreed(),
        oneLabel || annotators != PAIR ? Double.NaN : new CohenKappaAgreement(study).calculateAgreement(),
        oneLabel ? Double.NaN : new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement());
  }

  private double agreed() {
    long pairs = 0;
    long same = 0;
    for (Map.Entry<List<String>, Integer> item : items.entrySet()) {
      List<String> labels = item.getKey().stream().filter(Objects::nonNull).toList();
      for (int i = 0; i < labels.size(); i++) {
        for (int j = 0; j < i; j++) {
          pairs += item.getValue();
          same += labels.get(i).equals(labels.get(j)) ? item.getValue() : 0;
        }
      }
    }
    return (double) same / pairs;
  }
}
