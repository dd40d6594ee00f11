package org.lettermark.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lies in an output folder, summed up. */
public final class Totals {

  /** A letter that was set aside, and why. */
  public record Failure(String uri, String reason) {}

  /** More failures than this are counted only. */
  private static final int LISTED = 1000;

  private int letters;
  private int failed;
  private long replaced;
  private int rendered;
  private int withoutForm;
  private final SortedMap<String, Long> findings = new TreeMap<>();
  private final SortedMap<String, Integer> charsets = new TreeMap<>();
  private final List<Failure> failures = new ArrayList<>();

  void add(Status status) {
    letters++;
    if (status.failed() != null) {
      failed++;
      if (failures.size() < LISTED) {
        failures.add(new Failure(status.uri(), status.failed()));
      }
      return;
    }
    replaced += status.replaced();
    rendered += status.rendered() ? 1 : 0;
    withoutForm += "other".equals(status.layout()) ? 1 : 0;
    charsets.merge(status.charset(), 1, Integer::sum);
    status.findings().forEach((type, count) -> findings.merge(type, (long) count, Long::sum));
  }

  /** Letters, those that failed included. */
  public int letters() {
    return letters;
  }

  public int failed() {
    return failed;
  }

  /** Characters that became blanks because XML cannot hold them. */
  public long replaced() {
    return replaced;
  }

  /** Letters whose text was rendered from something else. */
  public int rendered() {
    return rendered;
  }

  /** Letters whose layout is none that is known: {@code Letter.layout} is {@code other}. */
  public int withoutForm() {
    return withoutForm;
  }

  /** Findings of each type. */
  public SortedMap<String, Long> findings() {
    return findings;
  }

  /** Letters of each character set. */
  public SortedMap<String, Integer> charsets() {
    return charsets;
  }

  /** The letters that failed, or the first thousand of them. */
  public List<Failure> failures() {
    return failures;
  }
}
