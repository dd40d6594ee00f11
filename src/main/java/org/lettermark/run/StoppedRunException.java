package org.lettermark.run;

import java.io.IOException;

/** A run that could not go on; what is done is kept, and the same command goes on from there. */
public final class StoppedRunException extends IOException {

  private static final long serialVersionUID = 1L;

  StoppedRunException(String message) {
    super(message);
  }
}
