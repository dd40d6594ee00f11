package org.lettermark.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The annotated letters of an output folder: {@code .xmi} and {@code .xmi.gz} files and the {@code .xmi} entries of
 * {@code .zip} shards, in the order of their names. Folders inside the folder hold no letters.
 */
public final class AnnotatedLetters {

  private static final String XMI = ".xmi";
  private static final String GZIPPED = ".xmi.gz";
  private static final String SHARD = ".zip";

  /** Reads from a letter what is wanted of it. */
  public interface Parser<T> {
    T parse(InputStream xmi) throws IOException;
  }

  /** Takes what was read of the letter of this name. */
  public interface Receiver<T> {
    void accept(String letter, T content) throws IOException;
  }

  private final List<Path> files;

  private AnnotatedLetters(List<Path> files) {
    this.files = files;
  }

  /** Lists the files of a folder. */
  public static AnnotatedLetters in(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return new AnnotatedLetters(
          all.filter(file -> isLetters(file.getFileName().toString()) && Files.isRegularFile(file))
              .sorted(Comparator.comparing(file -> file.getFileName().toString()))
              .toList());
    }
  }

  /** Whether there is no file that could hold a letter. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /**
   * Reads the letters one after the other.
   *
   * @param failed gets the name and the reason of a file or letter that cannot be read; the others go on
   * @throws IOException only where the receiver fails
   */
  public <T> void forEach(Parser<T> parser, Receiver<T> receiver, BiConsumer<String, String> failed) throws IOException {
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(SHARD)) {
        shard(file, parser, receiver, failed);
      } else {
        String letter = name.substring(0, name.lastIndexOf(XMI));
        letter(letter, name, () -> open(file), parser, receiver, failed);
      }
    }
  }

  private static <T> void shard(
      Path file, Parser<T> parser, Receiver<T> receiver, BiConsumer<String, String> failed) throws IOException {
    try (ZipFile shard = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries =
          shard.stream()
              .filter(entry -> entry.getName().endsWith(XMI))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        String name = entry.getName();
        String letter = name.substring(0, name.length() - XMI.length());
        letter(letter, file.getFileName() + "!/" + name, () -> shard.getInputStream(entry), parser, receiver, failed);
      }
    } catch (ZipException e) {
      failed.accept(file.getFileName().toString(), "no readable archive");
    }
  }

  private interface Source {
    InputStream open() throws IOException;
  }

  private static <T> void letter(
      String letter, String place, Source source, Parser<T> parser, Receiver<T> receiver, BiConsumer<String, String> failed)
      throws IOException {
    T content;
    try (InputStream in = source.open()) {
      content = parser.parse(in);
    } catch (IOException e) {
      failed.accept(place, e.getMessage());
      return;
    }
    receiver.accept(letter, content);
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return file.toString().endsWith(GZIPPED) ? new GZIPInputStream(in, 1 << 16) : new BufferedInputStream(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static boolean isLetters(String name) {
    return !name.startsWith(".") && (name.endsWith(XMI) || name.endsWith(GZIPPED) || name.endsWith(SHARD));
  }
}
