package org.lettermark.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One letter a line, as spaCy, doccano and Prodigy read it: {@code {"id": name, "text": ..., "spans": [{"start", "end", "label",
 * features}]}}. Offsets count Unicode code points, as Python does; here they become UTF-16 units.
 */
public final class JsonLines implements LetterSet {

  /** What the name of such a file ends in. */
  public static final String SUFFIX = ".jsonl";

  private static final Set<String> NO_FEATURES = Set.of("start", "end", "label", "text");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SortedMap<String, FlatLetter> letters = new TreeMap<>();
  private final SortedMap<String, String> unreadable = new TreeMap<>();

  private JsonLines() {}

  /** Reads a file, or all {@code .jsonl} files of a folder. A line that is no letter is named, the others stay. */
  public static JsonLines in(Path path) throws IOException {
    JsonLines letters = new JsonLines();
    if (!Files.isDirectory(path)) {
      letters.read(path);
      return letters;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(path)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file)).sorted().toList();
    }
    for (Path file : files) {
      letters.read(file);
    }
    return letters;
  }

  private void read(Path file) throws IOException {
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String place = file.getFileName() + ":" + number;
        try {
          if (!line.isBlank()) {
            add(JSON.readTree(line));
          }
        } catch (JsonProcessingException e) {
          // Its message quotes what it read.
          unreadable.put(place, "is no JSON that can be read");
        } catch (IOException e) {
          unreadable.put(place, e.getMessage());
        }
      }
    } catch (CharacterCodingException e) {
      unreadable.put(file.getFileName() + ":" + (number + 1), "is no UTF-8 text");
    }
  }

  private void add(JsonNode json) throws IOException {
    String name = name(json);
    if (name == null || !json.path("text").isTextual()) {
      throw new IOException("holds no \"id\" and \"text\" of a letter");
    }
    String text = json.get("text").textValue();
    CodePoints points = new CodePoints(text);
    List<Finding> findings = new ArrayList<>();
    for (JsonNode span : json.path("spans")) {
      if (!span.path("label").isTextual() || !span.path("start").isInt() || !span.path("end").isInt()) {
        throw new IOException("holds a span (number " + (findings.size() + 1) + ") without start, end or label");
      }
      findings.add(new Finding(span.get("label").textValue(), points.unit(span.get("start").intValue()),
          points.unit(span.get("end").intValue()), StandOff.features(span, NO_FEATURES)));
    }
    if (letters.putIfAbsent(name, FlatLetter.of(text, findings)) != null) {
      throw new IOException("holds a letter that stands in an earlier line too");
    }
  }

  private static String name(JsonNode json) {
    JsonNode id = json.path("id").isMissingNode() ? json.path("meta").path("id") : json.path("id");
    return id.isTextual() && !id.textValue().isBlank() ? id.textValue() : null;
  }

  /** A letter as one line, without its line end. */
  public static String write(String name, FlatLetter letter) throws IOException {
    CodePoints points = new CodePoints(letter.text());
    ObjectNode json = JSON.createObjectNode().put("id", name).put("text", letter.text());
    ArrayNode spans = json.putArray("spans");
    for (Finding finding : letter.findings()) {
      ObjectNode span = spans.addObject().put("start", points.point(finding.begin())).put("end", points.point(finding.end()))
          .put("label", finding.type());
      new TreeMap<>(finding.features()).forEach(span::putPOJO);
    }
    return JSON.writeValueAsString(json);
  }

  /** Where in its source a parser stopped. */
  static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(letters.keySet());
  }

  @Override
  public SortedMap<String, String> unreadable() {
    return Collections.unmodifiableSortedMap(unreadable);
  }

  @Override
  public FlatLetter flat(String name) throws IOException {
    FlatLetter letter = letters.get(name);
    if (letter == null) {
      throw new IOException(name + ": there is no such letter");
    }
    return letter;
  }

  @Override
  public void close() {}
}
