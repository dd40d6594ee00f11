package org.lettermark.run;

import java.io.IOException;
import java.nio.file.Path;

/** Where a letter's file is to be written there is another, which no run wrote: it stays. */
final class FileInTheWayException extends IOException {

  private static final long serialVersionUID = 1L;

  FileInTheWayException(Path file) {
    super(file + " is in the way: no run of annotate wrote it, so it is not written over; move it, or name another folder");
  }
}
