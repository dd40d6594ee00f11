package org.lettermark.run;

import java.io.IOException;

/** A run that cannot be meant: the folder or an option is wrong. Nothing was changed; the message says why. */
public final class RefusedRunException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedRunException(String message) {
    super(message);
  }
}
