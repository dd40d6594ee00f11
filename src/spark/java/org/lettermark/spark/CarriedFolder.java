package org.lettermark.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of lexicons or models on its way from the driver to the machines that annotate. */
final class CarriedFolder implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, byte[]> files = new TreeMap<>();

  private CarriedFolder() {}

  /** The files of a folder; null for none. */
  static CarriedFolder of(Path folder) throws IOException {
    if (folder == null) {
      return null;
    }
    CarriedFolder carried = new CarriedFolder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        carried.files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return carried;
  }

  /** Writes the files into a new folder. */
  Path unpack(Path folder) throws IOException {
    Files.createDirectory(folder);
    for (String name : files.keySet()) {
      Files.write(folder.resolve(name), files.get(name));
    }
    return folder;
  }
}
