package org.lettermark.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Annotations without their letters: a folder of {@code NAME.json}, each a list of objects with {@code type}, {@code begin},
 * {@code end} (in UTF-16 units), {@code text} (the characters between) and features. Of the letter's text only what the
 * annotations cover is known.
 */
public final class StandOff implements LetterSet {

  /** Stands for a character that is not known; no letter holds it. */
  public static final char UNKNOWN = '\0';

  private static final String SUFFIX = ".json";
  private static final Set<String> NO_FEATURES = Set.of("type", "begin", "end", "text");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SortedMap<String, Path> files;

  private StandOff(SortedMap<String, Path> files) {
    this.files = files;
  }

  /** Lists the files of a folder. */
  static StandOff in(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file)).forEach(file -> {
        String name = file.getFileName().toString();
        files.put(name.substring(0, name.length() - SUFFIX.length()), file);
      });
    }
    return new StandOff(files);
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(files.keySet());
  }

  @Override
  public SortedMap<String, String> unreadable() {
    return Collections.emptySortedMap();
  }

  @Override
  public FlatLetter flat(String name) throws IOException {
    Path file = files.get(name);
    if (file == null) {
      throw new IOException(name + ": there is no such letter");
    }
    JsonNode list;
    try {
      list = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      // Its message quotes what it read.
      throw new IOException(file.getFileName() + ": is no JSON that can be read" + JsonLines.line(e));
    }
    if (!list.isArray()) {
      throw new IOException(file.getFileName() + ": is no list of annotations");
    }
    List<Finding> findings = new ArrayList<>();
    int length = 0;
    for (JsonNode each : list) {
      Finding finding = finding(each);
      if (finding == null) {
        throw new IOException(file.getFileName() + ": holds an annotation (number " + (findings.size() + 1)
            + ") without a type, or without begin and end in their order");
      }
      findings.add(finding);
      length = Math.max(length, finding.end());
    }
    char[] text = new char[length];
    Arrays.fill(text, UNKNOWN);
    for (int i = 0; i < findings.size(); i++) {
      String covered = list.get(i).path("text").asText();
      if (covered.length() == findings.get(i).end() - findings.get(i).begin()) {
        covered.getChars(0, covered.length(), text, findings.get(i).begin());
      }
    }
    return FlatLetter.of(new String(text), findings);
  }

  private static Finding finding(JsonNode json) {
    if (!json.path("type").isTextual() || !json.path("begin").isInt() || !json.path("end").isInt()
        || json.get("begin").intValue() < 0 || json.get("end").intValue() < json.get("begin").intValue()) {
      return null;
    }
    String type = json.get("type").textValue();
    return new Finding(type.equals("Date") ? "LetterDate" : type, json.get("begin").intValue(), json.get("end").intValue(),
        features(json, NO_FEATURES));
  }

  /** Fields of an object as features: lists stay lists, what is empty is not given. */
  static Map<String, Object> features(JsonNode json, Set<String> leftOut) {
    Map<String, Object> features = new HashMap<>();
    json.fields().forEachRemaining(field -> {
      JsonNode value = field.getValue();
      if (leftOut.contains(field.getKey()) || value.isNull()) {
        return;
      }
      if (value.isArray()) {
        List<String> values = new ArrayList<>();
        value.forEach(each -> values.add(each.asText()));
        if (!values.isEmpty()) {
          features.put(field.getKey(), values);
        }
      } else if (value.isValueNode() && !value.asText().isEmpty()) {
        features.put(field.getKey(), value.asText());
      }
    });
    return features;
  }

  @Override
  public void close() {}
}
