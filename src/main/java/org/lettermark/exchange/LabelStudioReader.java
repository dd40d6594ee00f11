package org.lettermark.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lettermark.corpus.CodePoints;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;

/**
 * What Label Studio exports as JSON. Annotations were made by people and count; a task that has nothing but predictions is not checked
 * yet; what people cancelled does not count.
 */
final class LabelStudioReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LabelStudioReader() {}

  static boolean isThere(Path folder) throws IOException {
    return !files(folder).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".json")).filter(Files::isRegularFile).sorted().toList();
    }
  }

  static Read read(Path folder, String user) throws IOException {
    Read read = new Read();
    for (Path file : files(folder)) {
      try {
        JsonNode tasks = JSON.readTree(Files.readAllBytes(file));
        if (!tasks.isArray()) {
          throw new IOException("is no list of tasks");
        }
        for (int i = 0; i < tasks.size(); i++) {
          add(tasks.get(i), file + ", task " + (i + 1), user, read);
        }
      } catch (JsonProcessingException e) {
        // Its message quotes what it read.
        read.problems.add(file + ": is no JSON that can be read");
      } catch (IOException e) {
        read.problems.add(file + ": " + e.getMessage());
      }
    }
    return read;
  }

  private static void add(JsonNode task, String place, String user, Read read) {
    JsonNode data = task.path("data");
    if (!data.path("id").isTextual() || !data.path("text").isTextual()) {
      read.problems.add(place + ": holds no \"id\" and \"text\" of a letter");
      return;
    }
    String name = data.get("id").textValue();
    List<JsonNode> annotations = new ArrayList<>();
    for (JsonNode annotation : task.path("annotations")) {
      if (!annotation.path("was_cancelled").asBoolean() && (user == null || user.equals(user(annotation)))) {
        annotations.add(annotation);
      }
    }
    if (annotations.isEmpty()) {
      read.unchecked.add(name);
    } else if (annotations.size() > 1) {
      read.problems.add(name + ": has several annotations (of "
          + String.join(", ", annotations.stream().map(LabelStudioReader::user).toList()) + "); choose one with --user");
    } else {
      try {
        if (read.letters.putIfAbsent(name, letter(data.get("text").textValue(), annotations.get(0))) != null) {
          read.problems.add(place + ": there is another task of this letter");
        }
      } catch (IOException e) {
        read.problems.add(place + ": " + e.getMessage());
      }
    }
  }

  private static String user(JsonNode annotation) {
    JsonNode by = annotation.path("completed_by");
    return by.isObject() ? by.path("email").asText(by.path("id").asText()) : by.asText("nobody");
  }

  private static FlatLetter letter(String text, JsonNode annotation) throws IOException {
    CodePoints points = new CodePoints(text);
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (JsonNode part : annotation.path("result")) {
      JsonNode value = part.path("value");
      if (part.path("type").asText().equals("labels")) {
        String type = value.path("labels").path(0).asText();
        if (Layer.of(type) != null) {
          findings.put(part.path("id").asText(), new Finding(type, points.unit(value.path("start").asInt(-1)),
              points.unit(value.path("end").asInt(-1)), new HashMap<>()));
        }
      }
    }
    for (JsonNode part : annotation.path("result")) {
      Finding finding = findings.get(part.path("id").asText());
      String control = part.path("from_name").asText();
      if (finding != null && control.startsWith(finding.type() + "-")) {
        JsonNode given = part.path("value").path(part.path("type").asText().equals("choices") ? "choices" : "text");
        List<String> values = new ArrayList<>();
        given.forEach(each -> values.add(each.asText()));
        if (!values.isEmpty()) {
          finding.features().put(control.substring(finding.type().length() + 1), values);
        }
      }
    }
    return FlatLetter.of(text, new ArrayList<>(findings.values()));
  }
}
