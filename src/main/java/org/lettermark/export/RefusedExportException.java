package org.lettermark.export;

import java.io.IOException;

/** What an export would write over is not ours, or nobody said that it may go. */
public final class RefusedExportException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedExportException(String message) {
    super(message);
  }
}
