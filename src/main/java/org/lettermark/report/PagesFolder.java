package org.lettermark.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of the pages. Its list {@value #LIST} names each file before it is written, so that only what is ours is ever
 * replaced or removed.
 */
final class PagesFolder implements Closeable {

  static final String LIST = "lettermark-pages.txt";

  private static final String HEAD = "Pages that \"lettermark report\" made; these files are its own, and --restart removes them:";
  private static final String LETTERS = "letters";

  private final Path root;
  private final Writer list;
  private final Set<String> own = new HashSet<>();

  private PagesFolder(Path root, Writer list) {
    this.root = root;
    this.list = list;
  }

  /**
   * Makes the folder ready.
   *
   * @param restart whether pages of an earlier report are removed first
   * @throws WrongFolderException where the folder is not empty and not ours, or is ours and is to stay
   */
  static PagesFolder open(Path root, boolean restart) throws IOException {
    Path list = root.resolve(LIST);
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(root)) {
      throw new WrongFolderException(root + ": is no folder; name another with --output");
    }
    if (Files.isDirectory(root) && !isEmpty(root)) {
      if (!isOurs(list)) {
        throw new WrongFolderException(root + ": holds what \"report\" did not make; name another folder with --output");
      }
      if (!restart) {
        throw new WrongFolderException(root + ": holds the pages of an earlier report; --restart replaces them");
      }
      Path stranger = stranger(root, list);
      if (stranger != null) {
        throw new WrongFolderException(stranger + ": is not from \"report\"; move it away, or name another folder with --output");
      }
      clear(root, list);
    }
    Files.createDirectories(root.resolve(LETTERS));
    Writer writer = Files.newBufferedWriter(list, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    writer.write(HEAD + "\n");
    writer.flush();
    return new PagesFolder(root, writer);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean isOurs(Path list) throws IOException {
    if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(list)) {
      return lines.findFirst().orElse("").equals(HEAD);
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Something beside the pages that is not on their list, or null. */
  private static Path stranger(Path root, Path list) throws IOException {
    Path letters = root.resolve(LETTERS);
    Set<String> known = new HashSet<>(Set.of(LIST, LETTERS));
    try (Stream<String> lines = Files.lines(list)) {
      lines.skip(1).forEach(known::add);
    }
    if (Files.isSymbolicLink(letters)) {
      return letters;
    }
    for (Path folder : Files.isDirectory(letters) ? List.of(root, letters) : List.of(root)) {
      try (Stream<Path> files = Files.list(folder)) {
        Path found = files
            .filter(file -> !known.contains(root.relativize(file).toString().replace('\\', '/')))
            .findFirst().orElse(null);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static void clear(Path root, Path list) throws IOException {
    Path letters = root.resolve(LETTERS);
    try (Stream<String> lines = Files.lines(list)) {
      for (String name : (Iterable<String>) lines.skip(1)::iterator) {
        // Names that we wrote lie in these two folders, whatever somebody else has put into the list.
        Path folder = root.resolve(name).normalize().getParent();
        if (root.normalize().equals(folder) || letters.normalize().equals(folder)) {
          Path file = root.resolve(name).normalize();
          if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
    Files.deleteIfExists(letters);
    Files.deleteIfExists(list);
  }

  /** The file of a letter's page, below the folder; a name that could lead elsewhere is changed. */
  static String letterFile(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    boolean changed = !safe.equals(name) || safe.startsWith(".") || safe.length() > 150;
    return LETTERS + "/" + (changed ? safe.substring(0, Math.min(80, safe.length())).replaceFirst("^\\.+", "_")
        + "-" + Integer.toHexString(name.hashCode()) : safe) + ".html";
  }

  /** Writes a file of ours. */
  void write(String name, byte[] content) throws IOException {
    if (own.add(name)) {
      list.write(name + "\n");
      list.flush();
    }
    Files.write(root.resolve(name), content);
  }

  void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes a file that this report wrote. */
  void remove(String name) throws IOException {
    if (own.contains(name)) {
      Files.deleteIfExists(root.resolve(name));
    }
  }

  /** Copies files that ship with the program. */
  void copy(List<String> resources) throws IOException {
    for (String resource : resources) {
      try (var in = PagesFolder.class.getResourceAsStream(resource)) {
        write(resource, in.readAllBytes());
      }
    }
  }

  @Override
  public void close() throws IOException {
    list.close();
  }
}
