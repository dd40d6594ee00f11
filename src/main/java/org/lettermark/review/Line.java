package org.lettermark.review;

/** A sentence of a rationale without its label and its closing full stop. */
record Line(int begin, int end) {

  boolean overlaps(int otherBegin, int otherEnd) {
    return begin < otherEnd && otherBegin < end;
  }
}
