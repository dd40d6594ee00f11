package org.lettermark.report;

import java.io.IOException;

/** A folder that may not be written to; the message says why and what to do. */
public final class WrongFolderException extends IOException {

  private static final long serialVersionUID = 1;

  WrongFolderException(String message) {
    super(message);
  }
}
