package org.lettermark.clinical;

import java.util.ArrayList;
import java.util.List;
import org.apache.uima.jcas.tcas.Annotation;

/** Annotations in the order of the text, asked about places in that order: one pass over both. */
public final class InOrder<A extends Annotation> {

  private final List<A> all;
  private int next;

  public InOrder(List<A> all) {
    this.all = all;
  }

  /** The one that holds this place, or null; the annotations must not overlap. */
  public A at(int place) {
    passOver(place);
    return next < all.size() && all.get(next).getBegin() <= place ? all.get(next) : null;
  }

  /** Those that reach beyond {@code begin} and begin before {@code end}. */
  public List<A> over(int begin, int end) {
    passOver(begin);
    List<A> found = new ArrayList<>();
    for (int i = next; i < all.size() && all.get(i).getBegin() < end; i++) {
      if (all.get(i).getEnd() > begin) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  private void passOver(int place) {
    while (next < all.size() && all.get(next).getEnd() <= place) {
      next++;
    }
  }
}
