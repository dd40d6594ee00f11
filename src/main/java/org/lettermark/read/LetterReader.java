package org.lettermark.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds letters in files, folders, archives and tables, and reads them one by one.
 *
 * <p>Letters are {@code .txt}, {@code .html}, {@code .htm}, {@code .md} and {@code .pdf} files, also within
 * {@code .zip} and {@code .gz}, and the rows of {@code .csv}, {@code .tsv} and {@code .jsonl} tables.
 */
public final class LetterReader {

  private LetterReader() {}

  /** The letters of all inputs, with the default options. */
  public static LetterList find(List<Path> inputs) throws IOException {
    return find(inputs, ReaderOptions.DEFAULT);
  }

  /**
   * The letters of all inputs. An archive or a table that cannot be listed is one letter that cannot be read.
   *
   * @throws WrongInputException where an input is not there, of no kind that is read, or without a letter
   */
  public static LetterList find(List<Path> inputs, ReaderOptions options) throws IOException {
    return find(inputs, options, KnownNames.NONE);
  }

  /**
   * The same, where letters keep the names that they got before.
   *
   * @throws WrongInputException where an input is not there, of no kind that is read, or without a letter
   */
  public static LetterList find(List<Path> inputs, ReaderOptions options, KnownNames known) throws IOException {
    return new Listing(options).list(inputs, known);
  }

  /**
   * A letter that lies nowhere, such as one of another system: its address carries it.
   *
   * @param id what it is called; that it is one of its kind is for the caller to see to
   * @param text the letter as plain text
   */
  public static LetterSource of(String id, String text, ReaderOptions options) {
    String uri = Place.printable(id);
    return new LetterList.Source(new Place("", Place.value(text), uri), FileNames.safe(Format.stem(uri)), options);
  }

  /** The letter that a {@link LetterSource#address()} means. */
  public static LetterSource at(String address, ReaderOptions options) {
    String[] parts = address.split("\t", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not the address of a letter");
    }
    return new LetterList.Source(new Place(parts[0], parts[1], parts[2]), parts[3], options);
  }
}
