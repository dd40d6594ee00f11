package org.lettermark.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lettermark.corpus.XmiWriter;

/**
 * The folder of a run: letters and their type system in it, all else in {@code run/}, {@code text/} and
 * {@code quarantine/}.
 */
public final class OutputFolder {

  /** Name of the file with the colours for the annotation viewer. */
  public static final String STYLE_MAP = "TypeSystemStyleMap.xml";

  private final Path root;

  public OutputFolder(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /** One line for each letter, in the order in which they were listed. */
  public Path log() {
    return run().resolve("letters.jsonl");
  }

  /** What the run was made with: version, options, files with their hashes. */
  public Path configuration() {
    return run().resolve("run.json");
  }

  /** Letters that were set aside, one folder each. */
  public Path quarantine() {
    return root.resolve("quarantine");
  }

  /** The text that offsets mean, where it was rendered from something else. */
  public Path text() {
    return root.resolve("text");
  }

  Path times() {
    return run().resolve("times.tsv");
  }

  Path temporary() {
    return run().resolve("tmp");
  }

  private Path run() {
    return root.resolve("run");
  }

  /**
   * Makes the folder ready and keeps other runs out of it until the lock is closed.
   *
   * @throws RefusedRunException where another run is at work in it, or where it holds letters of no run
   */
  FileChannel lock() throws IOException {
    if (Files.exists(root) && !Files.exists(run()) && holdsLetters()) {
      throw new RefusedRunException(root + ": holds letters that are not from a run of annotate; name another folder");
    }
    Files.createDirectories(temporary());
    FileChannel channel =
        FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new RefusedRunException(root + ": another run is at work in this folder");
    }
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private boolean holdsLetters() throws IOException {
    try (DirectoryStream<Path> letters = Files.newDirectoryStream(root, "*.xmi")) {
      return letters.iterator().hasNext();
    }
  }

  /** Removes what an earlier run wrote, and nothing else. */
  void clear() throws IOException {
    if (Files.exists(log())) {
      try (var lines = Files.lines(log())) {
        for (String line : (Iterable<String>) lines::iterator) {
          Status status = Status.parse(line);
          if (status != null && status.file() != null) {
            Files.deleteIfExists(root.resolve(Path.of(status.file()).getFileName()));
            Files.deleteIfExists(root.resolve(Shard.statuses(status.file())));
          }
        }
      }
    }
    for (String name : List.of(XmiWriter.TYPE_SYSTEM, STYLE_MAP)) {
      Files.deleteIfExists(root.resolve(name));
    }
    for (Path own : List.of(log(), times(), configuration())) {
      Files.deleteIfExists(own);
    }
    removeAll(text());
    removeAll(quarantine());
    removeTemporary();
  }

  /** Removes what a run that died was just writing; its worker may be at it for a moment longer. */
  void removeTemporary() throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(temporary())) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Writes what the run is made with, or holds it against what an earlier run wrote. */
  void configure(String configuration, Disk disk) throws IOException {
    byte[] wanted = configuration.getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(configuration())) {
      disk.wholeForGood(configuration(), List.of(ByteBuffer.wrap(wanted)));
      return;
    }
    List<String> before = Files.readAllLines(configuration());
    List<String> now = configuration.lines().toList();
    if (!before.equals(now)) {
      // The hash over everything says least: the last of them.
      String change = Stream.of(minus(now, before), minus(before, now)).flatMap(List::stream)
          .min(Comparator.comparing(line -> line.contains("\"configuration\""))).orElse("");
      throw new RefusedRunException(root + ": was begun with another configuration ("
          + change.replaceAll("[\",]", "").strip() + "); --restart removes its letters and starts afresh");
    }
  }

  private static List<String> minus(List<String> lines, List<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).toList();
  }

  static void removeAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
        Files.delete(directory);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
