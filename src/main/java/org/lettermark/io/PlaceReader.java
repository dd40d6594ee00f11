package org.lettermark.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** Reads the letter at a place, whatever it is there. */
final class PlaceReader {

  private PlaceReader() {}

  /** Reads a letter; whatever goes wrong is said with its name and a reason, in words that are not the letter's. */
  static SourceLetter read(LetterList.Source source) throws UnreadableLetterException {
    Place place = source.place();
    try {
      if (place.isFailed()) {
        throw new RefusedException(place.reason());
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(place.path())) {
        bytes = in.readNBytes(source.options().maxLetterBytes());
      }
      TextCleaner.Clean clean = TextCleaner.clean(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
      return new SourceLetter(source.name(), source.uri(), clean.text(), "UTF-8", clean.replaced(), false);
    } catch (RefusedException e) {
      throw new UnreadableLetterException(place.uri(), e.getMessage());
    } catch (NoSuchFileException e) {
      throw new UnreadableLetterException(place.uri(), "is no longer there");
    } catch (AccessDeniedException e) {
      throw new UnreadableLetterException(place.uri(), "may not be read (permission denied)");
    } catch (IOException e) {
      throw new UnreadableLetterException(place.uri(), "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }
}
