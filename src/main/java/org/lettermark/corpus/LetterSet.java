package org.lettermark.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;

/** Annotated letters by name, however they are stored. */
public interface LetterSet extends Closeable {

  /**
   * Opens what lies at a path: a {@code .jsonl} file, or a folder with letters in any format that {@code annotate} writes, with
   * {@code .jsonl} files or with stand-off annotations ({@code NAME.json}).
   *
   * @throws IOException where there is no annotated letter; the message begins with the path
   */
  static LetterSet open(Path path) throws IOException {
    if (Files.isRegularFile(path) && path.toString().endsWith(JsonLines.SUFFIX)) {
      return JsonLines.in(path);
    }
    if (!Files.isDirectory(path)) {
      throw new IOException(path + ": no such folder" + (Files.exists(path) ? ", and no .jsonl file" : ""));
    }
    AnnotatedFolder folder = AnnotatedFolder.in(path);
    if (!folder.isEmpty()) {
      return folder;
    }
    LetterSet lines = JsonLines.in(path);
    LetterSet letters = lines.names().isEmpty() && lines.unreadable().isEmpty() ? StandOff.in(path) : lines;
    if (letters.names().isEmpty() && letters.unreadable().isEmpty()) {
      throw new IOException(path + ": no annotated letters (.xmi, .xmi.gz, .bcas, .zip, .jsonl or stand-off .json)");
    }
    return letters;
  }

  /** The names of the letters, sorted. */
  Set<String> names();

  /** Files that could hold letters but cannot be opened, with the reason. */
  SortedMap<String, String> unreadable();

  /**
   * A letter as plain values.
   *
   * @throws IOException where there is no such letter, or it cannot be read; the message names its file and quotes nothing
   */
  FlatLetter flat(String name) throws IOException;
}
