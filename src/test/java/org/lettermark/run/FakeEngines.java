package org.lettermark.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.jcas.JCas;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.read.SourceLetter;

/** Engines that find nothing, or what others find, and do what a letter's text tells them: throw, loop, recur, devour, die. */
final class FakeEngines implements Engines {

  /** Stands in letters, in the messages of what they throw, and may stand nowhere else. */
  static final String CANARY = "canaryXyzzy";

  private static volatile boolean looping = true;

  private final Engines others;

  FakeEngines() {
    this(null);
  }

  FakeEngines(Engines others) {
    this.others = others;
  }

  @Override
  public Engines another() throws IOException {
    return new FakeEngines(others == null ? null : others.another());
  }

  @Override
  public JCas newLetter() throws IOException {
    try {
      return LetterPipeline.emptyLetter();
    } catch (UIMAException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void annotate(JCas letter, SourceLetter source) throws UIMAException {
    if (others == null) {
      LetterPipeline.fill(letter, source);
    } else {
      others.annotate(letter, source);
    }
    String text = source.text();
    if (text.contains("THROW")) {
      throw new IllegalStateException("cannot stand " + text);
    } else if (text.contains("LOOP")) {
      while (looping) {
        Thread.onSpinWait();
      }
    } else if (text.contains("SLEEP")) {
      sleep();
    } else if (text.contains("RECUR")) {
      recur(text, 0);
    } else if (text.contains("DEVOUR")) {
      List<long[]> devoured = new ArrayList<>();
      while (looping) {
        devoured.add(new long[1 << 20]);
      }
    } else if (text.contains("DIE")) {
      Runtime.getRuntime().halt(134);
    }
  }

  @Override
  public String failedStep() {
    return null;
  }

  private static int recur(String text, int depth) {
    return recur(text, depth + 1) + text.charAt(depth % text.length());
  }

  private static void sleep() {
    try {
      Thread.sleep(3_600_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
