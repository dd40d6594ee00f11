package org.lettermark.run;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.uima.cas.CAS;
import org.apache.uima.util.CasIOUtils;
import org.lettermark.corpus.AnnotatedFolder;

/** Reads letters back from an output folder, whatever its format. */
final class StoredLetters implements Closeable {

  private final Path root;
  private Path shard;
  private ZipFile zip;

  StoredLetters(Path root) {
    this.root = root;
  }

  /** The unpacked bytes of a letter. */
  byte[] bytes(Status status) throws IOException {
    Path file = root.resolve(status.file());
    if (status.file().endsWith(OutputFormat.ZIP.suffix())) {
      if (!file.equals(shard)) {
        close();
        zip = new ZipFile(file.toFile());
        shard = file;
      }
      ZipEntry entry = zip.getEntry(status.name() + OutputFormat.XMI.suffix());
      if (entry == null) {
        throw new FileNotFoundException(status.name() + " is not in " + status.file());
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
    if (status.file().endsWith(OutputFormat.XMI_GZ.suffix())) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        return in.readAllBytes();
      }
    }
    return Files.readAllBytes(file);
  }

  /** Fills a CAS with the letter of these bytes. */
  static void load(byte[] bytes, Status status, CAS letter) throws IOException {
    letter.reset();
    if (status.file().endsWith(OutputFormat.BINARY.suffix())) {
      CasIOUtils.load(new ByteArrayInputStream(bytes), letter);
      return;
    }
    AnnotatedFolder.load(bytes, letter);
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
