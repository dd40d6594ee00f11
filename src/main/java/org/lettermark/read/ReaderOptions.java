package org.lettermark.read;

import java.nio.file.Path;

/**
 * What the readers are told, and how much they take.
 *
 * @param idColumn column of a {@code .csv} or {@code .tsv} or field of a {@code .jsonl} that names the letter
 * @param textColumn column or field that holds the letter
 * @param ignorePdfPermissions whether PDFs are read whose flags forbid extraction: the user states that they may
 * @param maxLetterBytes largest letter, as bytes of its text, HTML or Markdown and as characters of its rendered text
 * @param maxPdfBytes largest PDF file
 * @param maxPdfPages longest PDF
 * @param maxArchiveEntries most entries of one {@code .zip}
 * @param maxArchiveBytes largest total of one {@code .zip}, unpacked; a {@code .zip} within one is held in memory
 *     and may have {@link #MAX_NESTED_BYTES} at most
 * @param maxArchiveRatio how many times larger than in its archive something may be, from 100 KB on
 * @param leftOut a folder that is passed over where it lies within an input, such as that of the results, or null
 */
public record ReaderOptions(
    String idColumn,
    String textColumn,
    boolean ignorePdfPermissions,
    int maxLetterBytes,
    int maxPdfBytes,
    int maxPdfPages,
    int maxArchiveEntries,
    long maxArchiveBytes,
    int maxArchiveRatio,
    Path leftOut) {

  /** Columns {@code id} and {@code text}; 1 MB a letter, 20 MB and 100 pages a PDF; 8 GB, 2 million entries a zip. */
  public static final ReaderOptions DEFAULT =
      new ReaderOptions("id", "text", false, 1 << 20, 20 << 20, 100, 2_000_000, 8L << 30, 200, null);

  /** Largest {@code .zip} within a {@code .zip}. */
  public static final int MAX_NESTED_BYTES = 32 << 20;

  /** These options with other columns. */
  public ReaderOptions withColumns(String id, String text) {
    return new ReaderOptions(id, text, ignorePdfPermissions, maxLetterBytes, maxPdfBytes, maxPdfPages,
        maxArchiveEntries, maxArchiveBytes, maxArchiveRatio, leftOut);
  }

  /** These options, with the flags of PDFs heeded or not. */
  public ReaderOptions withIgnorePdfPermissions(boolean ignore) {
    return new ReaderOptions(idColumn, textColumn, ignore, maxLetterBytes, maxPdfBytes, maxPdfPages,
        maxArchiveEntries, maxArchiveBytes, maxArchiveRatio, leftOut);
  }

  /** These options with another largest letter. */
  public ReaderOptions withMaxLetterBytes(int bytes) {
    return new ReaderOptions(idColumn, textColumn, ignorePdfPermissions, bytes, maxPdfBytes, maxPdfPages,
        maxArchiveEntries, maxArchiveBytes, maxArchiveRatio, leftOut);
  }

  /** These options, with a folder passed over. */
  public ReaderOptions withLeftOut(Path folder) {
    return new ReaderOptions(idColumn, textColumn, ignorePdfPermissions, maxLetterBytes, maxPdfBytes, maxPdfPages,
        maxArchiveEntries, maxArchiveBytes, maxArchiveRatio, folder);
  }
}
