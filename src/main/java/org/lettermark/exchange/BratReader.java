package org.lettermark.exchange;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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

/** What brat wrote: {@code NAME.ann} beside {@code NAME.txt}. Relations, events and types that are none of ours are left out. */
final class BratReader {

  private static final String SUFFIX = ".ann";

  private BratReader() {}

  static boolean isThere(Path folder) throws IOException {
    return !files(folder).isEmpty();
  }

  static Read read(Path folder) throws IOException {
    Read read = new Read();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString().replace(SUFFIX, "");
      try {
        Path text = folder.resolve(name + ".txt");
        if (!Files.isRegularFile(text)) {
          throw new IOException("has no " + name + ".txt beside it");
        }
        read.letters.put(name, letter(Files.readString(text), Files.readString(file)));
      } catch (CharacterCodingException e) {
        read.problems.add(file + ": is no UTF-8 text");
      } catch (IOException e) {
        read.problems.add(file + ": " + e.getMessage());
      }
    }
    return read;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static FlatLetter letter(String text, String annotations) throws IOException {
    CodePoints points = new CodePoints(text);
    Map<String, Finding> findings = new LinkedHashMap<>();
    String[] lines = annotations.split("\n");
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith("T")) {
        String[] cells = lines[i].split("\t", 3);
        String[] type = cells.length < 2 ? new String[0] : cells[1].split(" ", 2);
        if (type.length < 2 || Layer.of(type[0]) == null && !type[1].matches("[0-9 ;]+")) {
          throw new IOException("line " + (i + 1) + " is no annotation");
        }
        if (Layer.of(type[0]) != null) {
          findings.put(cells[0], span(type[0], type[1], text, points, i + 1));
        }
      }
    }
    for (int i = 0; i < lines.length; i++) {
      String[] cells = lines[i].split("\t", 3);
      if (cells.length > 1 && (cells[0].startsWith("A") || cells[0].startsWith("M"))) {
        attribute(cells[1].strip().split(" "), findings, i + 1);
      } else if (cells.length > 2 && cells[1].startsWith("AnnotatorNotes ")) {
        note(findings.get(cells[1].substring("AnnotatorNotes ".length()).strip()), cells[2], i + 1);
      }
    }
    return FlatLetter.of(text, new ArrayList<>(findings.values()));
  }

  private static Finding span(String type, String offsets, String text, CodePoints points, int line) throws IOException {
    int begin = -1;
    int end = -1;
    for (String fragment : offsets.split(";")) {
      String[] ends = fragment.strip().split(" ");
      int from = ends.length == 2 && ends[0].matches("\\d{1,9}") ? points.unit(Integer.parseInt(ends[0])) : -1;
      int to = ends.length == 2 && ends[1].matches("\\d{1,9}") ? points.unit(Integer.parseInt(ends[1])) : -1;
      if (from < 0 || to < from || end > from) {
        throw new IOException("line " + line + " holds a span that does not lie in the letter's text");
      }
      if (end >= 0 && !text.substring(end, from).isBlank()) {
        throw new IOException("line " + line + " holds a span with a gap; what is marked here has none");
      }
      begin = begin < 0 ? from : begin;
      end = to;
    }
    return new Finding(type, begin, end, new HashMap<>());
  }

  private static void attribute(String[] words, Map<String, Finding> findings, int line) throws IOException {
    Finding finding = words.length < 2 ? null : findings.get(words[1]);
    if (finding != null && finding.features().put(words[0], words.length > 2 ? words[2] : "true") != null) {
      throw new IOException("line " + line + " gives a second value of " + finding.type() + "'s " + words[0]);
    }
  }

  private static void note(Finding finding, String note, int line) throws IOException {
    if (finding == null) {
      return;
    }
    Map<String, List<String>> values = BratNote.read(note);
    if (values == null) {
      throw new IOException("line " + line + " is a note that is not of the form feature=value; feature=value");
    }
    for (String name : values.keySet()) {
      if (Layer.of(finding.type()).fields().stream().noneMatch(field -> field.name().equals(name))) {
        throw new IOException("line " + line + " names a feature that " + finding.type() + " has not");
      }
    }
    finding.features().putAll(values);
  }
}
