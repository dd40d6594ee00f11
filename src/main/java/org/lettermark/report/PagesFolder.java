package org.lettermark.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
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
      clear(root, list);
      if (Files.exists(root) && !isEmpty(root)) {
        throw new WrongFolderException(root + ": holds what \"report\" did not make beside its pages; name another folder with --output");
      }
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
    } catch (java.io.UncheckedIOException e) {
      return false;
    }
  }

  private static void clear(Path root, Path list) throws IOException {
    Path letters = root.resolve(LETTERS);
    boolean link = Files.isSymbolicLink(letters);
    try (Stream<String> lines = Files.lines(list)) {
      for (String name : (Iterable<String>) lines.skip(1)::iterator) {
        // Names that we wrote lie in these two folders, whatever somebody else has put into the list.
        Path file = root.resolve(name).normalize();
        if (file.getParent() != null && (file.getParent().equals(root.normalize()) || !link && file.getParent().equals(letters.normalize()))
            && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(file);
        }
      }
    }
    try {
      if (!link) {
        Files.deleteIfExists(letters);
      }
    } catch (DirectoryNotEmptyException e) {
      return; // Something of the user's is in it; the list stays, too.
    }
    Files.deleteIfExists(list);
  }

  Path root() {
    return root;
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
