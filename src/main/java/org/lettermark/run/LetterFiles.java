package org.lettermark.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.lettermark.read.SourceLetter;

/** The files that a letter gets beside its annotations: its text, and what is left of it in quarantine. */
final class LetterFiles {

  private final OutputFolder folder;
  private final Disk disk;

  LetterFiles(OutputFolder folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** Writes the text that was rendered from something else, so that anyone can look up an offset. */
  void writeText(SourceLetter letter) throws IOException {
    Files.createDirectories(folder.text());
    disk.whole(folder.text().resolve(letter.name() + ".txt"), bytes(letter.text()));
  }

  /** Puts the text of a letter into quarantine; before it is annotated, where it may not come back from that. */
  void setAside(SourceLetter letter) throws IOException {
    disk.whole(Files.createDirectories(folder.quarantine().resolve(letter.name())).resolve("letter.txt"),
        bytes(letter.text()));
  }

  /**
   * Puts the reason into quarantine, for people: of the error its classes and where in our code it came from, never a
   * message, which may quote the letter.
   */
  void setAside(String name, String uri, String reason, Throwable error) throws IOException {
    StringBuilder text = new StringBuilder(uri + "\n" + reason + "\n");
    for (Throwable cause = error; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
      text.append("\n").append(cause.getClass().getName()).append("\n");
      for (StackTraceElement frame : cause.getStackTrace()) {
        if (frame.getClassName().startsWith("org.lettermark.")) {
          text.append("  at ").append(frame).append("\n");
        }
      }
    }
    disk.whole(Files.createDirectories(folder.quarantine().resolve(name)).resolve("reason.txt"), bytes(text.toString()));
  }

  /** Takes a letter out of quarantine again. */
  void release(String name) throws IOException {
    OutputFolder.removeAll(folder.quarantine().resolve(name));
    removeEmptyQuarantine();
  }

  /** Takes those letters out of quarantine that are not to be there: a run died while it tried them, or they are mended. */
  void releaseAllBut(Predicate<String> failed) throws IOException {
    if (!Files.exists(folder.quarantine())) {
      return;
    }
    try (DirectoryStream<Path> letters = Files.newDirectoryStream(folder.quarantine(), Files::isDirectory)) {
      for (Path letter : letters) {
        if (!failed.test(letter.getFileName().toString())) {
          OutputFolder.removeAll(letter);
        }
      }
    }
    removeEmptyQuarantine();
  }

  private void removeEmptyQuarantine() throws IOException {
    try {
      Files.deleteIfExists(folder.quarantine());
    } catch (DirectoryNotEmptyException e) {
      // Others are in it.
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
