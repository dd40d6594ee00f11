package org.lettermark.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that may be written again, because they are ours. */
final class OwnFile {

  private OwnFile() {}

  /**
   * Checks that a file is not there, is empty, or begins as ours do.
   *
   * @throws IOException where something else would be lost
   */
  static void check(Path file, String head) throws IOException {
    if (!Files.exists(file) || Files.isRegularFile(file) && Files.size(file) == 0) {
      return;
    }
    byte[] begin = new byte[0];
    if (Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        begin = in.readNBytes(head.length());
      }
    }
    if (!new String(begin, StandardCharsets.UTF_8).equals(head)) {
      throw new IOException(file + ": is there already and holds no such figures; it is left as it is, name another file");
    }
  }
}
