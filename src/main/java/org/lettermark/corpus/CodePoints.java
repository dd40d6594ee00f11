package org.lettermark.corpus;

/** Offsets of a text in UTF-16 units, as UIMA counts, and in code points, as Python counts. */
public final class CodePoints {

  private final int[] point;
  private final int[] unit;

  /** Counts the characters of a text. */
  public CodePoints(String text) {
    point = new int[text.length() + 1];
    unit = new int[text.codePointCount(0, text.length()) + 1];
    int count = 0;
    for (int i = 0; i < text.length(); count++) {
      unit[count] = i;
      int width = Character.charCount(text.codePointAt(i));
      for (int within = 0; within < width; within++) {
        point[i + within] = count;
      }
      i += width;
    }
    point[text.length()] = count;
    unit[count] = text.length();
  }

  /** The code points before a UTF-16 offset. */
  public int point(int unitOffset) {
    return point[unitOffset];
  }

  /** The UTF-16 units before a code point; -1 where the text has no such place. */
  public int unit(int pointOffset) {
    return pointOffset < 0 || pointOffset >= unit.length ? -1 : unit[pointOffset];
  }
}
