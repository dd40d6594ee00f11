package org.lettermark.train;

import java.io.IOException;

/** What is given to learn from does not serve. */
public final class TrainingException extends IOException {

  private static final long serialVersionUID = 1L;

  TrainingException(String message) {
    super(message);
  }
}
