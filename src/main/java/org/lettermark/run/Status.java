package org.lettermark.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of one letter: one line of {@code run/letters.jsonl}, the same for the same letter in every run.
 *
 * @param name name of the letter
 * @param uri where it was read, below the INPUT argument
 * @param metadata the other columns of its row, each "name=value"; null where it has none
 * @param charset the character set of its bytes, null where it could not be read
 * @param rendered whether its text was rendered from HTML, Markdown or PDF and lies in {@code text/}
 * @param replaced how many characters became blanks because XML cannot hold them
 * @param characters length of its text
 * @param layout the layout of the letter
 * @param findings how many findings of each type
 * @param textSha256 SHA-256 of its text in UTF-8, null where it could not be read
 * @param file the file of the output folder that holds it, or would hold it
 * @param bytes length of that file, or of the letter's XMI in a zip file
 * @param sha256 SHA-256 of the XMI, unpacked, or of the binary file
 * @param failed why it was set aside, null where it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Status(
    String name,
    String uri,
    List<String> metadata,
    String charset,
    boolean rendered,
    int replaced,
    int characters,
    String layout,
    Map<String, Integer> findings,
    String textSha256,
    String file,
    long bytes,
    String sha256,
    String failed) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A letter of which nothing is known but that it failed. */
  static Status failed(String name, String uri, String file, String reason) {
    return new Status(name, uri, null, null, false, 0, 0, null, null, null, file, 0, null, reason);
  }

  /** One line without its end. */
  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The status that a line says, or null where the line is none, or names what is no file of the folder. */
  static Status parse(String line) {
    try {
      Status status = JSON.readValue(line, Status.class);
      return status != null && status.isWhole() ? status : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Whether nothing is missing, and name and file are each the plain name of a file that annotate could have written. */
  private boolean isWhole() {
    boolean written = failed != null || charset != null && findings != null && textSha256 != null && sha256 != null;
    return written && uri != null && isPlain(name) && isPlain(file)
        && Stream.of(OutputFormat.values()).anyMatch(format -> file.endsWith(format.suffix()))
        && (textSha256 == null || textSha256.matches("[0-9a-f]{64}"));
  }

  private static boolean isPlain(String name) {
    return name != null && !name.isBlank() && !name.startsWith(".") && name.chars().noneMatch(c -> c < ' ' || "/\\:".indexOf(c) >= 0);
  }
}
