package org.lettermark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.lettermark.corpus.XmiWriter;

/** Folders as {@code annotate} writes them, for tests. */
public final class Folders {

  private Folders() {}

  /** Adds an annotated letter to a folder. */
  public static void add(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder.resolve("run"));
      new XmiWriter(Set.of()).write(Letters.annotate(text).getCas(), folder.resolve(name + ".xmi"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
