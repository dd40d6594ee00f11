package org.lettermark.read;

import java.io.IOException;

/** A letter that cannot be read. The message names it and the reason, and quotes none of its text. */
public final class UnreadableLetterException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Says why a letter cannot be read.
   *
   * @param uri the letter's {@link LetterSource#uri()}
   * @param reason a predicate, such as {@code is empty}
   */
  UnreadableLetterException(String uri, String reason) {
    super(uri + ": " + reason);
    this.reason = reason;
  }

  /** The reason without the letter's name. */
  public String reason() {
    return reason;
  }
}
