package org.lettermark.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lettermark.io.SourceLetter;

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

  /** Puts the reason into quarantine, for people; the error's own words, which may quote the letter, go nowhere else. */
  void setAside(String name, String uri, String reason, Throwable error) throws IOException {
    StringWriter text = new StringWriter();
    text.append(uri).append("\n").append(reason).append("\n");
    if (error != null) {
      error.printStackTrace(new PrintWriter(text.append("\n"), true));
    }
    disk.whole(Files.createDirectories(folder.quarantine().resolve(name)).resolve("reason.txt"),
        bytes(text.toString()));
  }

  /** Takes a letter out of quarantine again. */
  void release(String name) throws IOException {
    Path aside = folder.quarantine().resolve(name);
    if (Files.exists(aside)) {
      OutputFolder.removeAll(aside);
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
