package org.lettermark.read;

import java.util.List;

/**
 * A letter as it was read, with the text that all offsets mean.
 *
 * @param name name of the letter and of its output file, safe as a file name on every system
 * @param uri path below the INPUT argument with "/"; "!/entry" for an archive's entry, "#id" for a row
 * @param text the text, in which every character can stand in XML 1.0
 * @param charset the character set that the bytes were in, such as {@code UTF-8}
 * @param replaced how many characters became blanks because XML 1.0 cannot hold them
 * @param rendered whether the text was rendered from HTML, Markdown or PDF, so that it stands in no file yet
 * @param metadata the other columns of its row that say something, each "name=value"; empty where it stood in no table
 */
public record SourceLetter(
    String name, String uri, String text, String charset, int replaced, boolean rendered, List<String> metadata) {

  /** A letter that stood in no table. */
  public SourceLetter(String name, String uri, String text, String charset, int replaced, boolean rendered) {
    this(name, uri, text, charset, replaced, rendered, List.of());
  }
}
