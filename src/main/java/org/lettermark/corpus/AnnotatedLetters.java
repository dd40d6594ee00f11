package org.lettermark.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
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

  /** Letters that are in memory at the same time. */
  private static final int TOGETHER = 64;

  private interface Opener {
    InputStream open() throws IOException;
  }

  private record Source(String letter, String place, Opener opener) {}

  /** What was read of a letter, or the reason why it was not. */
  private record Parsed<T>(Source source, T content, String reason) {}

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
   * Reads the letters, several at a time, and hands them over one after the other in their order.
   *
   * @param parser is called from several threads
   * @param failed gets the name and the reason of a file or letter that cannot be read; the others go on
   * @throws IOException only where the receiver fails
   */
  public <T> void forEach(Parser<T> parser, Receiver<T> receiver, BiConsumer<String, String> failed)
      throws IOException {
    List<Source> loose = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!name.endsWith(SHARD)) {
        loose.add(new Source(name.substring(0, name.lastIndexOf(XMI)), name, () -> open(file)));
      }
      if (name.endsWith(SHARD) || loose.size() == TOGETHER) {
        read(loose, parser, receiver, failed);
        loose.clear();
      }
      if (name.endsWith(SHARD)) {
        readShard(file, parser, receiver, failed);
      }
    }
    read(loose, parser, receiver, failed);
  }

  private static <T> void readShard(
      Path file, Parser<T> parser, Receiver<T> receiver, BiConsumer<String, String> failed) throws IOException {
    ZipFile shard;
    try {
      shard = new ZipFile(file.toFile());
    } catch (IOException e) {
      failed.accept(file.getFileName().toString(), "no readable archive");
      return;
    }
    try (shard) {
      List<Source> letters =
          shard.stream()
              .filter(entry -> entry.getName().endsWith(XMI))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .map(entry -> entry(file, shard, entry))
              .toList();
      for (int i = 0; i < letters.size(); i += TOGETHER) {
        read(letters.subList(i, Math.min(i + TOGETHER, letters.size())), parser, receiver, failed);
      }
    }
  }

  private static Source entry(Path file, ZipFile shard, ZipEntry entry) {
    String name = entry.getName();
    String letter = name.substring(0, name.length() - XMI.length());
    return new Source(
        letter, file.getFileName() + "!/" + name, () -> new BufferedInputStream(shard.getInputStream(entry)));
  }

  private static <T> void read(
      List<Source> sources, Parser<T> parser, Receiver<T> receiver, BiConsumer<String, String> failed)
      throws IOException {
    for (Parsed<T> letter : sources.parallelStream().map(source -> parse(source, parser)).toList()) {
      if (letter.reason() != null) {
        failed.accept(letter.source().place(), letter.reason());
      } else {
        receiver.accept(letter.source().letter(), letter.content());
      }
    }
  }

  private static <T> Parsed<T> parse(Source source, Parser<T> parser) {
    try (InputStream in = source.opener().open()) {
      return new Parsed<>(source, parser.parse(in), null);
    } catch (IOException e) {
      return new Parsed<>(source, null, String.valueOf(e.getMessage()));
    }
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
