package org.lettermark.train;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The features of an item: its facts, and the words and pairs of words of its text, weighted by how rare they are (tf-idf),
 * scaled to length 1. Those that fewer than {@value #FEWEST} items of the training have are left out.
 */
final class OutcomeFeatures {

  private static final int FEWEST = 3;
  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}'-]*+");

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Double> rarity = new ArrayList<>();

  private OutcomeFeatures() {}

  /** The features of these items. */
  static OutcomeFeatures of(List<OutcomeItem> items) {
    Map<String, Integer> counts = new TreeMap<>();
    for (OutcomeItem item : items) {
      new HashSet<>(names(item)).forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    OutcomeFeatures features = new OutcomeFeatures();
    counts.forEach((name, count) -> {
      if (count >= FEWEST) {
        features.names.add(name);
        features.numbers.put(name, features.names.size());
        features.rarity.add(1 + Math.log((1.0 + items.size()) / (1.0 + count)));
      }
    });
    return features;
  }

  private static List<String> names(OutcomeItem item) {
    List<String> names = new ArrayList<>(item.facts());
    Matcher words = WORD.matcher(item.text().toLowerCase(Locale.ROOT));
    String before = null;
    int behind = -1;
    while (words.find()) {
      String word = words.group();
      names.add("word " + word);
      if (before != null && item.text().substring(behind, words.start()).isBlank() && words.start() - behind <= 2) {
        names.add("words " + before + " " + word);
      }
      before = word;
      behind = words.end();
    }
    return names;
  }

  /** An item as liblinear wants it. */
  Feature[] vector(OutcomeItem item) {
    Map<Integer, Double> values = new TreeMap<>();
    for (String name : names(item)) {
      Integer number = numbers.get(name);
      if (number != null) {
        values.merge(number, rarity.get(number - 1), Double::sum);
      }
    }
    double length = Math.sqrt(values.values().stream().mapToDouble(value -> value * value).sum());
    return values.entrySet().stream().map(one -> new FeatureNode(one.getKey(), one.getValue() / length)).toArray(Feature[]::new);
  }

  int size() {
    return names.size();
  }

  String name(int number) {
    return names.get(number - 1);
  }

  double rarity(int number) {
    return rarity.get(number - 1);
  }
}
