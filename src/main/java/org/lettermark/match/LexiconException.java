package org.lettermark.match;

import java.io.IOException;

/** A data file that is not as it should be; the message is {@code file:line: what was expected}. */
public final class LexiconException extends IOException {

  private static final long serialVersionUID = 1;

  public LexiconException(String message) {
    super(message);
  }
}
