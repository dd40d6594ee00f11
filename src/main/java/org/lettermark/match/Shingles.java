package org.lettermark.match;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A text as the set of its shingles: its runs of five characters.
 *
 * <p>Characters and not words, because PDF text breaks words ("anti- inflammatories") and reviewers mistype them: a
 * damaged word costs a few of its own shingles, not every run of words around it.
 */
public final class Shingles {

  private static final int LENGTH = 5;

  /** Tags of letters that are HTML or Markdown in a plain text file. */
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,80}+>");

  private Shingles() {}

  /** The words of a text in lower case with one blank between them: no marks, line breaks or tags. */
  public static String normalise(String text) {
    String plain = text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll(" ");
    plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    StringBuilder words = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        words.append(Character.toLowerCase(c));
      } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.toString().stripTrailing();
  }

  /** The shingles of a normalised text, each as a hash, in ascending order and each once. */
  public static int[] of(String normalised) {
    int count = Math.max(1, normalised.length() - LENGTH + 1);
    int[] shingles = new int[count];
    for (int i = 0; i < count; i++) {
      long hash = 0;
      for (int j = i; j < Math.min(i + LENGTH, normalised.length()); j++) {
        hash = hash * 0x9E3779B97F4A7C15L + normalised.charAt(j) + 1;
      }
      shingles[i] = mix(hash);
    }
    return distinct(shingles);
  }

  /** MurmurHash3's finalizer: every bit of the input moves about half of the output's. */
  public static int mix(long hash) {
    long mixed = hash;
    mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return (int) (mixed ^ (mixed >>> 33));
  }

  private static int[] distinct(int[] values) {
    Arrays.sort(values);
    int kept = 0;
    for (int i = 0; i < values.length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[kept++] = values[i];
      }
    }
    return Arrays.copyOf(values, kept);
  }
}
