package org.lettermark.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.read.KnownNames;

/**
 * The folder of a run: letters and their type system in it, all else in {@code run/}, {@code text/} and
 * {@code quarantine/}.
 */
public final class OutputFolder {

  /** Name of the file with the colours for the annotation viewer. */
  public static final String STYLE_MAP = "TypeSystemStyleMap.xml";

  private static final Pattern CONFIGURATION = Pattern.compile("\"configuration\": \"([0-9a-f]+)\"");

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

  /** The names of the letters that lie here. */
  KnownNames names() {
    return known -> {
      try (Stream<Status> lines = StatusLog.read(log())) {
        lines.forEach(status -> known.accept(status.uri(), status.name()));
      }
    };
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
   * @throws RefusedRunException where another run is at work in it, or where it holds something under a name that a run
   *     would use, but no run's mark
   */
  FileChannel lock() throws IOException {
    requireOwn();
    Files.createDirectories(temporary());
    FileChannel channel =
        FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new RefusedRunException(root + ": another run is at work in this folder");
    }
    return channel;
  }

  /**
   * Whether an input lies where this folder's own files lie, so that to write or to clear them could harm it.
   *
   * @param input an input of the run
   */
  boolean holdsAsOwn(Path input) throws IOException {
    if (!Files.exists(root) || !Files.exists(input)) {
      return false;
    }
    Path real = input.toRealPath();
    Path home = root.toRealPath();
    return real.equals(home) || Stream.of("run", "text", "quarantine").anyMatch(own -> real.startsWith(home.resolve(own)))
        || home.equals(real.getParent()) && isOwnName(real.getFileName().toString());
  }

  /** Refuses a folder with something in it under a name that a run uses, unless a run has left its mark there. */
  private void requireOwn() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    for (Path own : List.of(run(), text(), quarantine())) {
      if (Files.isSymbolicLink(own)) {
        throw new RefusedRunException(own + ": is a link, and what it leads to is not this folder's; name another folder");
      }
    }
    if (isMarked()) {
      return;
    }
    try (Stream<Path> files = Files.list(root)) {
      Path other = files.filter(file -> isOwnName(file.getFileName().toString())).sorted().findFirst().orElse(null);
      if (other != null) {
        throw new RefusedRunException(
            other + ": is not from a run of annotate, which would use that name; name another folder");
      }
    }
  }

  /** Whether a run has been here: it leaves its configuration, or died before that and left a lock and nothing else. */
  private boolean isMarked() throws IOException {
    if (Files.isRegularFile(configuration())) {
      return configurationHash() != null;
    }
    if (!Files.isRegularFile(run().resolve("lock"))) {
      return false;
    }
    Set<String> left = Set.of("lock", "tmp", log().getFileName().toString(), times().getFileName().toString());
    try (Stream<Path> files = Files.list(run())) {
      return files.allMatch(file -> left.contains(file.getFileName().toString()));
    }
  }

  private static boolean isOwnName(String name) {
    return Set.of("run", "text", "quarantine", XmiWriter.TYPE_SYSTEM, STYLE_MAP).contains(name)
        || name.matches("letters-\\d{5,}\\.(?:zip|jsonl)")
        || Stream.of(OutputFormat.XMI, OutputFormat.XMI_GZ, OutputFormat.BINARY).anyMatch(one -> name.endsWith(one.suffix()));
  }

  /** Whether a run is at work here. */
  boolean isAtWork() throws IOException {
    Path lock = run().resolve("lock");
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return !tryLock(channel);
    }
  }

  /** The hash of the configuration with which the letters were made, or null where that is not known. */
  String configurationHash() throws IOException {
    if (!Files.isRegularFile(configuration())) {
      return null;
    }
    Matcher hash = CONFIGURATION.matcher(new String(Files.readAllBytes(configuration()), StandardCharsets.UTF_8));
    return hash.find() ? hash.group(1) : null;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Removes what an earlier run wrote, file by file as its log names them, and nothing else. */
  void clear() throws IOException {
    try (Stream<Status> lines = StatusLog.read(log())) {
      for (Status status : (Iterable<Status>) lines::iterator) {
        remove(status);
      }
    }
    for (String name : List.of(XmiWriter.TYPE_SYSTEM, STYLE_MAP)) {
      Files.deleteIfExists(root.resolve(name));
    }
    for (Path own : List.of(log(), times(), configuration())) {
      Files.deleteIfExists(own);
    }
    removeIfEmpty(text());
    removeIfEmpty(quarantine());
    removeTemporary();
  }

  /** Removes what a run wrote for a letter; of a shard all of it. */
  void remove(Status status) throws IOException {
    Files.deleteIfExists(root.resolve(status.file()));
    Files.deleteIfExists(root.resolve(Shard.statuses(status.file())));
    if (status.rendered()) {
      Files.deleteIfExists(text().resolve(status.name() + ".txt"));
    }
    if (status.failed() != null) {
      removeFromQuarantine(status.name());
    }
  }

  /** Removes the loose file of a letter that is not as it was written, and its text. */
  void removeLetter(String name, OutputFormat format) throws IOException {
    Files.deleteIfExists(root.resolve(name + format.suffix()));
    Files.deleteIfExists(text().resolve(name + ".txt"));
  }

  /** Removes what a run set aside of a letter; what else lies beside it stays. */
  void removeFromQuarantine(String name) throws IOException {
    Path letter = quarantine().resolve(name);
    if (Files.isDirectory(letter, LinkOption.NOFOLLOW_LINKS)) {
      for (String file : List.of("letter.txt", "reason.txt")) {
        Files.deleteIfExists(letter.resolve(file));
      }
      removeIfEmpty(letter);
      removeIfEmpty(quarantine());
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Something else is in it.
    }
  }

  /** Removes what a run that died was just writing; its worker may be at it for a moment longer. */
  void removeTemporary() throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(temporary(), Files::isRegularFile)) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Writes what the run is made with, or holds it against what an earlier run wrote. */
  void configure(String configuration, Disk disk) throws IOException {
    byte[] wanted = configuration.getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(configuration())) {
      if (Files.exists(log()) && Files.size(log()) > 0) {
        throw new RefusedRunException(configuration() + ": is gone, so that nobody knows with which configuration the letters "
            + "here were made; --restart removes them and starts afresh");
      }
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
}
