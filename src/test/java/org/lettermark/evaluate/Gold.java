package org.lettermark.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.JsonLines;

/** Letters with annotations, written down in a line each. */
final class Gold {

  private Gold() {}

  /** An annotation of the first place that holds these words: {@code "Medication Soma strength=350 mg"}. */
  static Finding finding(String text, String type, String covered, String... features) {
    Map<String, Object> values = new HashMap<>();
    Stream.of(features).forEach(feature -> values.put(
        feature.substring(0, feature.indexOf('=')), feature.substring(feature.indexOf('=') + 1)));
    int begin = text.indexOf(covered);
    return new Finding(type, begin, begin + covered.length(), values);
  }

  static FlatLetter letter(String text, Finding... findings) throws IOException {
    return FlatLetter.of(text, List.of(findings));
  }

  /** Writes letters as JSON lines into a new folder. */
  static Path write(Path folder, Map<String, FlatLetter> letters) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, FlatLetter> letter : letters.entrySet()) {
      lines.add(JsonLines.write(letter.getKey(), letter.getValue()));
    }
    Files.write(Files.createDirectories(folder).resolve("letters.jsonl"), lines);
    return folder;
  }
}
