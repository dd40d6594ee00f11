package org.lettermark.read;

import java.io.IOException;
import java.nio.file.Path;

/** A letter that is known by name but not read yet. */
public interface LetterSource {

  /** Name of the letter and of its output file: unique among all inputs, safe on every system. */
  String name();

  /** Path below the INPUT argument with "/"; "!/entry" for an archive's entry, "#id" for a row. */
  String uri();

  /** The file on disk that the letter, its archive or its table is; null for a letter that lies nowhere. */
  Path file();

  /**
   * One line without control characters from which {@link LetterReader#at} makes the same source again, in another
   * process too.
   */
  String address();

  /**
   * Reads and cleans the text, as often as asked, from any thread.
   *
   * @throws UnreadableLetterException with a message that names the letter and the reason, and quotes no letter text
   */
  SourceLetter read() throws IOException;
}
