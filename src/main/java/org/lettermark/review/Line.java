package org.lettermark.review;

/** A sentence without its label, the marks around it and its closing full stop. */
record Line(int begin, int end) {

  boolean overlaps(int otherBegin, int otherEnd) {
    return begin < otherEnd && otherBegin < end;
  }

  /**
   * What is left of a sentence, or null where nothing is.
   *
   * @param syntax rules with the name {@code label}
   */
  static Line of(String text, int sentenceBegin, int sentenceEnd, Syntax syntax) {
    int begin = sentenceBegin;
    int end = sentenceEnd;
    for (Syntax.Hit label = syntax.at("label", text, begin, end); label != null; label = syntax.at("label", text, begin, end)) {
      begin = label.end();
    }
    while (begin < end && (Character.isWhitespace(text.charAt(begin)) || text.charAt(begin) == '*')) {
      begin++;
    }
    end = pastBlanks(text, begin, end);
    if (end > begin + 1 && QuotationMarks.isDouble(text.charAt(end - 1)) && text.charAt(end - 2) == '.') {
      end--;
    }
    while (end > begin && text.charAt(end - 1) == '.') {
      end = pastBlanks(text, begin, end - 1);
    }
    return begin < end ? new Line(begin, end) : null;
  }

  /** The sentence without a quotation mark at its edge whose partner stands in another sentence. */
  Line withoutLoneMark(String text) {
    int marks = 0;
    for (int i = begin; i < end; i++) {
      marks += QuotationMarks.isDouble(text.charAt(i)) ? 1 : 0;
    }
    if (marks == 1 && QuotationMarks.isDouble(text.charAt(begin))) {
      return new Line(begin + 1, end);
    }
    return marks == 1 && QuotationMarks.isDouble(text.charAt(end - 1)) ? new Line(begin, end - 1) : this;
  }

  private static int pastBlanks(String text, int begin, int end) {
    int at = end;
    while (at > begin && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
