package org.lettermark.read;

import java.io.IOException;

/** A reason for which something is not read: a predicate such as {@code is empty}, to which a reader adds the name. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedException(String reason) {
    super(reason);
  }

  static RefusedException tooLarge(long bytes, long maxBytes) {
    return new RefusedException("has " + bytes + " bytes, more than " + maxBytes);
  }
}
