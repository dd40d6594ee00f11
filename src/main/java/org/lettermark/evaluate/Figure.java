package org.lettermark.evaluate;

/**
 * What is measured.
 *
 * @param type the type
 * @param measure {@code exact} or {@code overlap} for spans, else the feature, or what else is counted
 * @param accuracy whether it is a share of pairs of spans that overlap, which has one figure only, not precision and recall
 */
public record Figure(String type, String measure, boolean accuracy) {

  /** The name in files: {@code Medication.strength}. */
  @Override
  public String toString() {
    return type + "." + measure;
  }
}
