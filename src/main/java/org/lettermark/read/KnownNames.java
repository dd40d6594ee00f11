package org.lettermark.read;

import java.io.IOException;
import java.util.function.BiConsumer;

/** Names that letters got before, which they keep. */
public interface KnownNames {

  /** None. */
  KnownNames NONE = known -> {};

  /** Calls back with the {@link LetterSource#uri()} and the {@link LetterSource#name()} of every letter that has one. */
  void forEach(BiConsumer<String, String> known) throws IOException;
}
