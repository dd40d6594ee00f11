package org.lettermark.io;

import java.io.IOException;

/** A letter that is known by name but not read yet. */
public interface LetterSource {

  /** Name of the letter and of its output file: unique among all inputs, safe on every system. */
  String name();

  /** Path below the INPUT argument with "/"; "!/entry" for an archive's entry, "#id" for a row. */
  String uri();

  /**
   * Reads and cleans the text.
   *
   * @throws IOException with a message that names the file and the reason, and quotes no letter text
   */
  SourceLetter read() throws IOException;
}
