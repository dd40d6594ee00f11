package org.lettermark.read;

import java.io.IOException;

/** An input as the user named it that cannot be meant: not there, of no kind that is read, or without a letter. */
public final class WrongInputException extends IOException {

  private static final long serialVersionUID = 1L;

  public WrongInputException(String message) {
    super(message);
  }
}
