package org.lettermark.corpus;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.apache.uima.cas.CAS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.xml.sax.SAXException;

/**
 * Writes annotated letters as XMI, each under a temporary name that is then moved into place, so that
 * a file with the right name is always whole.
 */
public final class XmiWriter {

  /** Name of the file that holds the type system. */
  public static final String TYPE_SYSTEM = "TypeSystem.xml";

  private final Set<String> leftOut;
  private volatile XmiElements elements;

  /**
   * A writer that leaves some types out.
   *
   * @param leftOut names of types that are not written, nor those below them
   */
  public XmiWriter(Set<String> leftOut) {
    this.leftOut = leftOut;
  }

  /**
   * Writes one letter.
   *
   * @throws IOException if it cannot be written, or holds a character that XML cannot hold
   */
  public void write(CAS letter, OutputStream out) throws IOException {
    XmiElements known = elements;
    if (known == null || !known.areOf(letter)) {
      known = new XmiElements(letter.getTypeSystem(), leftOut);
      elements = known;
    }
    XmlBytes bytes = new XmlBytes(out);
    new XmiLetter(letter, known).write(bytes);
    bytes.flush();
  }

  /** Writes one letter to a file that is there whole or not at all. */
  public void write(CAS letter, Path file) throws IOException {
    whole(file, out -> write(letter, out));
  }

  /** Writes the type system with all its types in one file. */
  public static void writeTypeSystem(TypeSystemDescription types, Path folder) throws IOException {
    whole(folder.resolve(TYPE_SYSTEM), out -> {
      try {
        types.toXML(out);
      } catch (SAXException e) {
        throw new IOException(e);
      }
    });
  }

  /** Something that writes bytes. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes to a temporary name beside the file and moves it into place. */
  public static void whole(Path file, Content content) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        content.writeTo(out);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
