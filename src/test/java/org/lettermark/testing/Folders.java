package org.lettermark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

  /** Puts the letters of a folder into one shard. */
  public static void zip(Path folder) throws IOException {
    try (ZipOutputStream shard = new ZipOutputStream(Files.newOutputStream(folder.resolve("letters-00001.zip"))); Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".xmi")).sorted().toList()) {
        shard.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, shard);
        Files.delete(file);
      }
    }
  }
}
