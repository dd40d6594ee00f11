package org.lettermark.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.jcas.cas.StringArray;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.lettermark.corpus.AnnotatedFolder;

/**
 * Compares annotated letters with gold annotations: precision, recall and F1 of each type, by exact
 * and by overlapping spans, and how often each feature is right where the spans overlap.
 *
 * <p>Spans are matched one to one, exact ones first, then the largest overlap. A feature that the gold
 * never gives for a type is not counted; one that both leave empty is not counted either.
 */
public final class Evaluation {

  private static final String PACKAGE = "org.lettermark.type.";

  /** What is compared, with the features that count. */
  private static final Map<String, List<String>> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("Determination", List.of("outcome", "request", "category"));
    TYPES.put(
        "Medication",
        List.of("strength", "form", "dosage", "route", "frequency", "duration", "quantity", "refills", "status"));
    TYPES.put("DrugClass", List.of());
    TYPES.put("Diagnosis", List.of("assertion", "code"));
    TYPES.put("LetterDate", List.of("value", "role", "range"));
    TYPES.put("FunctionalImprovement", List.of("polarity", "domain", "holder"));
    TYPES.put("GuidelineQuotation", List.of("verbatim", "guideline", "pages"));
    TYPES.put("GuidelineCitation", List.of("guideline", "title", "edition", "sections", "pages", "citedBy"));
  }

  /** Counts of one type. */
  public static final class Score {
    private int gold;
    private int system;
    private int exact;
    private int overlapping;
    private final Map<String, int[]> features = new LinkedHashMap<>();

    public int gold() {
      return gold;
    }

    public int system() {
      return system;
    }

    /** F1 of spans that agree in both offsets. */
    public double exactF1() {
      return f1(exact);
    }

    /** F1 of spans that share at least one character. */
    public double overlapF1() {
      return f1(overlapping);
    }

    /** For each feature, the share of overlapping pairs in which its value is that of the gold. */
    public Map<String, Double> features() {
      Map<String, Double> shares = new LinkedHashMap<>();
      features.forEach((name, counts) -> shares.put(name, (double) counts[0] / counts[1]));
      return shares;
    }

    private double f1(int right) {
      return gold + system == 0 ? 1 : 2.0 * right / (gold + system);
    }
  }

  private record Pair(Annotation gold, Annotation system, int overlap) {}

  private final Map<String, Score> scores = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final CAS gold;
  private final CAS system;

  private Evaluation(TypeSystemDescription types) throws UIMAException {
    gold = CasCreationUtils.createCas(types, null, null);
    system = CasCreationUtils.createCas(types, null, null);
    TYPES.keySet().forEach(type -> scores.put(type, new Score()));
  }

  /**
   * Compares every letter of the gold folder with that of the same name of the other; both may be of any format. A letter
   * that is missing, cannot be read or has another text counts as all missed.
   *
   * @param types the type system of both
   * @throws IOException where there is nothing to compare with
   */
  public static Evaluation compare(TypeSystemDescription types, Path goldFolder, Path systemFolder) throws IOException {
    for (Path folder : List.of(goldFolder, systemFolder)) {
      if (!Files.isDirectory(folder)) {
        throw new IOException(folder + ": no such folder");
      }
    }
    try (AnnotatedFolder wanted = AnnotatedFolder.in(goldFolder); AnnotatedFolder found = AnnotatedFolder.in(systemFolder)) {
      if (wanted.names().isEmpty()) {
        throw new IOException(goldFolder + ": no annotated letter to compare with");
      }
      Evaluation evaluation = new Evaluation(types);
      wanted.unreadable().forEach((file, reason) -> evaluation.problems.add(goldFolder.resolve(file) + ": " + reason));
      for (String letter : wanted.names()) {
        evaluation.add(letter, wanted, found, goldFolder, systemFolder);
      }
      return evaluation;
    } catch (UIMAException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The scores by type. */
  public Map<String, Score> scores() {
    return scores;
  }

  /** Letters that could not be compared, each with the reason. */
  public List<String> problems() {
    return problems;
  }

  private void add(String letter, AnnotatedFolder wanted, AnnotatedFolder found, Path goldFolder, Path systemFolder) {
    try {
      wanted.read(letter, gold);
    } catch (IOException e) {
      problems.add(goldFolder.resolve(e.getMessage()).toString());
      return;
    }
    try {
      found.read(letter, system);
      if (!gold.getDocumentText().equals(system.getDocumentText())) {
        problems.add(letter + ": its text in " + systemFolder + " is not that in " + goldFolder);
        system.reset();
      }
    } catch (IOException e) {
      problems.add(systemFolder.resolve(e.getMessage()).toString());
      system.reset();
    }
    TYPES.forEach((type, features) -> score(scores.get(type), type, features));
  }

  private void score(Score score, String typeName, List<String> features) {
    List<Annotation> wanted = all(gold, typeName);
    List<Annotation> found = all(system, typeName);
    score.gold += wanted.size();
    score.system += found.size();
    List<Pair> candidates = new ArrayList<>();
    for (Annotation one : wanted) {
      for (Annotation other : found) {
        int overlap = Math.min(one.getEnd(), other.getEnd()) - Math.max(one.getBegin(), other.getBegin());
        if (overlap > 0) {
          boolean same = one.getBegin() == other.getBegin() && one.getEnd() == other.getEnd();
          candidates.add(new Pair(one, other, same ? Integer.MAX_VALUE : overlap));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Pair::overlap).reversed());
    for (Pair pair : candidates) {
      if (wanted.contains(pair.gold()) && found.contains(pair.system())) {
        wanted.remove(pair.gold());
        found.remove(pair.system());
        score.overlapping++;
        score.exact += pair.overlap() == Integer.MAX_VALUE ? 1 : 0;
        features.forEach(feature -> compare(score, pair, feature));
      }
    }
  }

  private static void compare(Score score, Pair pair, String feature) {
    String wanted = value(pair.gold(), feature);
    String have = value(pair.system(), feature);
    if (wanted != null || have != null) {
      int[] counts = score.features.computeIfAbsent(feature, name -> new int[2]);
      counts[0] += wanted != null && wanted.equals(have) ? 1 : 0;
      counts[1]++;
    }
  }

  private static String value(Annotation annotation, String name) {
    Feature feature = annotation.getType().getFeatureByBaseName(name);
    String value;
    if (feature.getRange().isArray()) {
      StringArray list = (StringArray) annotation.getFeatureValue(feature);
      value = list == null ? null : String.join("|", list.toArray());
    } else {
      value = annotation.getFeatureValueAsString(feature);
    }
    return value == null ? null : value.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  private static List<Annotation> all(CAS letter, String typeName) {
    Type type = letter.getTypeSystem().getType(PACKAGE + typeName);
    return new ArrayList<>(letter.<Annotation>select(type).asList());
  }
}
