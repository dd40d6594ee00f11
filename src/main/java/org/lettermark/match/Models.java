package org.lettermark.match;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The statistical models of a {@code models.tsv}, each trusted by its SHA-256 alone. */
public final class Models {

  private Models() {}

  /**
   * Opens the model of this name.
   *
   * @param location the {@code models.tsv}, a file or {@code classpath:} location; the model lies beside it
   * @throws LexiconException where no row has this name, or the file's bytes do not have the row's hash
   */
  public static InputStream open(String location, String name) throws IOException {
    Table table = Table.read(location, "name", "file", "sha256", "origin", "licence", "trainedOn");
    for (Table.Row row : table.rows()) {
      if (row.get("name").equals(name)) {
        String file = location.substring(0, location.length() - "models.tsv".length()) + row.get("file");
        byte[] bytes = Table.bytes(file);
        String hash = sha256(bytes);
        if (!hash.equals(row.get("sha256"))) {
          throw table.error(row.line(), "expected " + row.get("file") + " to have SHA-256 " + row.get("sha256")
              + " but it has " + hash);
        }
        return new ByteArrayInputStream(bytes);
      }
    }
    throw new LexiconException(location + ": expected a row with the name \"" + name + "\"");
  }

  /** The files that a {@code models.tsv} names, each with the only SHA-256 that it is trusted with. */
  public static Map<String, String> files(String location) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Table.Row row : Table.read(location, "file", "sha256").rows()) {
      files.put(row.get("file"), row.get("sha256"));
    }
    return files;
  }

  /** SHA-256 of a file or {@code classpath:} location, in hexadecimal. */
  public static String sha256(String location) throws IOException {
    return sha256(Table.bytes(location));
  }

  /** SHA-256 in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
