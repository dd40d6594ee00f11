package org.lettermark.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.lettermark.evaluate.Intervals.Interval;

/** Figures as files. One that is there is replaced only where it is such a file. */
public final class FigureFiles {

  private static final String JSON_HEAD = "{\n  \"lettermarkFigures\" : 1,";
  private static final String[] COLUMNS =
      {"group", "type", "measure", "gold", "found", "right", "precision", "recall", "f1", "low", "high"};

  /** The figures of a group of letters or findings; the group of all has the empty name. */
  public record Group(String name, int letters, Tally tally, Map<Figure, Interval> intervals) {}

  private FigureFiles() {}

  /**
   * Writes JSON: {@code letters}, {@code problems} (how many), {@code figures} (by name, such as {@code Medication.exact}: gold,
   * found, right, precision, recall, f1, and low and high of its 95 % interval), and {@code groups} of the same form.
   */
  public static void json(Path file, Group all, Iterable<Group> groups, int problems) throws IOException {
    OwnFile.check(file, JSON_HEAD);
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode().put("lettermarkFigures", 1).put("letters", all.letters()).put("problems", problems);
    json.set("figures", figures(mapper, all));
    ObjectNode parts = mapper.createObjectNode();
    groups.forEach(group -> {
      ObjectNode part = mapper.createObjectNode().put("letters", group.letters());
      part.set("figures", figures(mapper, group));
      parts.set(group.name(), part);
    });
    if (!parts.isEmpty()) {
      json.set("groups", parts);
    }
    String text = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json).replace("\r\n", "\n");
    Files.writeString(file, text + "\n");
  }

  private static ObjectNode figures(ObjectMapper mapper, Group group) {
    ObjectNode figures = mapper.createObjectNode();
    group.tally().counts().forEach((figure, count) -> {
      ObjectNode one = figures.putObject(figure.toString()).put("gold", count.gold()).put("found", count.found())
          .put("right", count.right()).put("precision", count.precision()).put("recall", count.recall()).put("f1", count.f1());
      Interval interval = group.intervals().get(figure);
      if (interval != null) {
        one.put("low", interval.low()).put("high", interval.high());
      }
    });
    return figures;
  }

  /** Writes CSV, one row a figure and group; the group of all is {@code all}. */
  public static void csv(Path file, Iterable<Group> groups) throws IOException {
    OwnFile.check(file, String.join(",", COLUMNS));
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(COLUMNS).setRecordSeparator("\n").get())) {
      for (Group group : groups) {
        for (Map.Entry<Figure, Count> entry : group.tally().counts().entrySet()) {
          Count count = entry.getValue();
          Interval interval = group.intervals().get(entry.getKey());
          printer.printRecord(group.name().isEmpty() ? "all" : group.name(),
              entry.getKey().type(), entry.getKey().measure(), count.gold(),
              count.found(), count.right(), count.precision(), count.recall(), count.f1(),
              interval == null ? "" : interval.low(), interval == null ? "" : interval.high());
        }
      }
    }
    Files.writeString(file, text.toString());
  }
}
