package org.lettermark.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
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
    disk.fresh(folder.text().resolve(letter.name() + ".txt"), bytes(letter.text()));
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
    folder.removeFromQuarantine(name);
  }

  /** Takes these letters out of quarantine: a run died while it tried them, or they are mended. */
  void release(Iterable<String> names) throws IOException {
    for (String name : names) {
      folder.removeFromQuarantine(name);
    }
  }

  /** The letters in quarantine, and whatever else is there. */
  Set<String> inQuarantine() throws IOException {
    Set<String> names = new HashSet<>();
    if (Files.isDirectory(folder.quarantine())) {
      try (DirectoryStream<Path> letters = Files.newDirectoryStream(folder.quarantine(), Files::isDirectory)) {
        letters.forEach(letter -> names.add(letter.getFileName().toString()));
      }
    }
    return names;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
