package org.lettermark.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.lettermark.corpus.FlatLetter;

/**
 * What INCEpTION exports as XMI: {@code NAME.xmi} or {@code NAME.zip} in a folder, or, in the export of a project, a folder for each
 * document with {@code <user>.xmi} or {@code <user>.zip} of each annotator.
 */
final class InceptionReader {

  /** What INCEpTION calls the state before any annotator. */
  private static final String BEFORE = "INITIAL_CAS";

  private InceptionReader() {}

  static boolean isThere(Path folder) throws IOException {
    if (!files(folder).isEmpty()) {
      return true;
    }
    for (Path inner : folders(folder)) {
      if (!files(inner).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Reads all; where a document has several annotators, {@code user} says which one counts. */
  static Read read(Path folder, String user) throws IOException {
    Read read = new Read();
    for (Path file : files(folder)) {
      add(stem(file), file, read);
    }
    for (Path document : folders(folder)) {
      List<Path> users = new ArrayList<>(files(document));
      users.removeIf(file -> users.size() > 1 && stem(file).equals(BEFORE) || user != null && !stem(file).equals(user));
      String name = document.getFileName().toString().replaceFirst("\\.(xmi|txt|zip)$", "");
      if (users.size() > 1) {
        read.problems.add(name + ": has several annotators (" + String.join(", ", users.stream().map(InceptionReader::stem).toList())
            + "); choose one with --user");
      } else if (users.isEmpty()) {
        read.unchecked.add(name);
      } else {
        add(name, users.get(0), read);
      }
    }
    return read;
  }

  private static void add(String name, Path file, Read read) {
    try (InputStream in = Files.newInputStream(file)) {
      InputStream xmi = file.toString().endsWith(".zip") ? entry(in) : in;
      if (read.letters.putIfAbsent(name, Layer.reduce(FlatLetter.read(xmi))) != null) {
        read.problems.add(file + ": there is another file of this letter");
      }
    } catch (IOException | RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      read.problems.add(file + ": " + (message.startsWith("is no ") || message.startsWith("holds ") ? message
          : "cannot be read (" + e.getClass().getSimpleName() + ")"));
    }
  }

  private static InputStream entry(InputStream zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(zip)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().endsWith(".xmi")) {
          return new ByteArrayInputStream(in.readAllBytes());
        }
      }
    }
    throw new IOException("holds no .xmi");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".xmi") || file.toString().endsWith(".zip")).filter(Files::isRegularFile)
          .sorted().toList();
    }
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }
}
