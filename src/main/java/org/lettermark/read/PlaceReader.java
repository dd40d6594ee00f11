package org.lettermark.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the letter at a place, whatever it is there. */
final class PlaceReader {

  private static final int RATIO_MATTERS_FROM = 100 << 10;

  /** An archive within an archive, kept while its letters are read one after another. */
  private record Nested(String key, byte[] bytes) {}

  private static volatile SoftReference<Nested> lastNested = new SoftReference<>(null);

  private PlaceReader() {}

  /** Reads a letter; whatever goes wrong is said with its name and a reason, in words that are not the letter's. */
  static SourceLetter read(LetterList.Source source) throws UnreadableLetterException {
    Place place = source.place();
    try {
      if (place.isFailed()) {
        throw new RefusedException(place.reason());
      }
      if (place.isValue()) {
        return letter(source, place.value(), "UTF-8", false, List.of());
      }
      return place.isRow() ? row(source) : letter(source);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new UnreadableLetterException(place.uri(), reason(e));
    }
  }

  /** Why something cannot be read, without the words of foreign exceptions, which may quote what was read. */
  static String reason(Throwable e) {
    if (e instanceof RefusedException) {
      return e.getMessage();
    } else if (e instanceof NoSuchFileException) {
      return "is no longer there";
    } else if (e instanceof AccessDeniedException) {
      return "may not be read (permission denied)";
    } else if (e instanceof StackOverflowError) {
      return "is nested too deeply";
    }
    return "cannot be read (" + e.getClass().getSimpleName() + ")";
  }

  private static SourceLetter row(LetterList.Source source) throws IOException {
    Place place = source.place();
    long[] row = place.numbers();
    Path file = place.path();
    LetterTable.Letter letter =
        new LetterTable(file, Format.of(Place.readable(place.file())), source.options())
            .read(row[0], row[1]);
    if (letter.text() == null || letter.id() != null && !letter.id().isBlank()
        && !place.uri().endsWith("#" + Place.printable(letter.id()))) {
      throw new RefusedException("is no longer there");
    }
    return letter(source, letter.text(), letter.charset(), false, letter.metadata());
  }

  private static SourceLetter letter(LetterList.Source source) throws IOException {
    ReaderOptions options = source.options();
    Format format = Format.of(source.uri());
    boolean packed = format == Format.GZIP;
    if (packed) {
      format = Format.of(Format.withoutSuffix(source.uri()));
    }
    int maxBytes = format == Format.PDF ? options.maxPdfBytes() : options.maxLetterBytes();
    byte[] bytes = source.place().isEntry()
        ? entry(source, maxBytes)
        : file(source.place().path(), maxBytes);
    if (packed) {
      bytes = unpack(bytes, maxBytes, options.maxArchiveRatio());
    }
    if (bytes.length == 0) {
      throw new RefusedException("is empty");
    }
    if (format == Format.PDF) {
      return letter(source, PdfText.render(bytes, options), "PDF", true, List.of());
    }
    TextDecoder.requireText(bytes);
    TextDecoder.Decoded decoded = format == Format.HTML ? HtmlText.decode(bytes) : TextDecoder.decode(bytes);
    String text = switch (format) {
      case HTML -> HtmlText.render(decoded.text());
      case MARKDOWN -> MarkdownText.render(decoded.text());
      default -> decoded.text();
    };
    return letter(source, text, decoded.charset(), format != Format.TEXT, List.of());
  }

  private static SourceLetter letter(LetterList.Source source, String text, String charset, boolean rendered,
      List<String> metadata) throws RefusedException {
    if (text.length() > source.options().maxLetterBytes()) {
      throw new RefusedException(
          "has " + text.length() + " characters, more than " + source.options().maxLetterBytes());
    }
    TextCleaner.Clean clean = TextCleaner.clean(text);
    if (clean.text().codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xfeff)) {
      throw new RefusedException(text.isEmpty() ? "is empty" : "has nothing but blanks in it");
    }
    return new SourceLetter(source.name(), source.uri(), clean.text(), charset, clean.replaced(), rendered, metadata);
  }

  private static byte[] file(Path file, int maxBytes) throws IOException {
    long size = Files.size(file);
    if (size <= maxBytes) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(maxBytes + 1);
        if (bytes.length <= maxBytes) {
          return bytes;
        }
        size = bytes.length;
      }
    }
    throw RefusedException.tooLarge(size, maxBytes);
  }

  private static byte[] entry(LetterList.Source source, int maxBytes) throws IOException {
    Path file = source.place().path();
    long[] positions = source.place().numbers();
    try (Zip zip = Zip.open(file)) {
      return positions.length == 1
          ? entry(zip, positions[0], source, maxBytes)
          : entry(Zip.of(nested(zip, file, positions[0], source.options())), positions[1], source, maxBytes);
    }
  }

  private static byte[] entry(Zip zip, long position, LetterList.Source source, int maxBytes) throws IOException {
    Zip.Entry entry = zip.entry(position);
    if (!source.uri().endsWith("!/" + entry.name())) {
      throw new RefusedException("is no longer there");
    }
    return zip.read(entry, maxBytes, source.options().maxArchiveRatio());
  }

  private static byte[] nested(Zip zip, Path file, long position, ReaderOptions options) throws IOException {
    String key = file + "\n" + position + "\n" + Files.getLastModifiedTime(file) + "\n" + Files.size(file);
    Nested last = lastNested.get();
    if (last == null || !last.key().equals(key)) {
      last = new Nested(key, nested(zip, zip.entry(position), options));
      lastNested = new SoftReference<>(last);
    }
    return last.bytes();
  }

  /** The bytes of an archive within an archive. */
  static byte[] nested(Zip zip, Zip.Entry entry, ReaderOptions options) throws IOException {
    return zip.read(entry, ReaderOptions.MAX_NESTED_BYTES, options.maxArchiveRatio());
  }

  private static byte[] unpack(byte[] packed, int maxBytes, int maxRatio) throws IOException {
    byte[] bytes;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      bytes = in.readNBytes(maxBytes + 1);
    } catch (IOException e) {
      throw new RefusedException("is not a gzip file, or not all of one");
    }
    if (bytes.length > maxBytes) {
      throw new RefusedException("has more than " + maxBytes + " bytes");
    }
    if (bytes.length > RATIO_MATTERS_FROM && bytes.length / packed.length > maxRatio) {
      throw new RefusedException("is more than " + maxRatio + " times larger than in its archive");
    }
    return bytes;
  }
}
