package org.lettermark.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lettermark.corpus.CodePoints;
import org.lettermark.corpus.Finding;

/**
 * Letters for brat: {@code NAME.txt}, {@code NAME.ann}, {@code annotation.conf} and {@code visual.conf}. Offsets count code points. A span
 * that runs over the end of a line is written in fragments; values from a list are attributes; other values stand in the note of the
 * annotation, {@code feature=value; feature=value}, where brat lets people edit them.
 */
final class BratWriter implements LetterSink {

  /** At these Python ends a line. */
  static final Pattern LINE_END = Pattern.compile("[\\n\\r\\x0b\\f\\x1c-\\x1e\\x85\\u2028\\u2029]+");

  private static final String[] COLOURS = {
    "#8fb4e3", "#a7d9a0", "#d5e8a0", "#f4b6b0", "#f9d7a0", "#e3c2e8", "#a8dadc", "#cbd2d9", "#ffe28a"};

  private final Path folder;

  BratWriter(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("annotation.conf"), annotationConf());
    Files.writeString(folder.resolve("visual.conf"), visualConf());
  }

  private static String annotationConf() {
    StringBuilder conf = new StringBuilder("[entities]\n");
    Layer.ALL.forEach(layer -> conf.append(layer.type()).append('\n'));
    conf.append("\n[relations]\n\n[events]\n\n[attributes]\n");
    Map<String, List<String>> types = new LinkedHashMap<>();
    for (Layer layer : Layer.ALL) {
      for (Layer.Field field : layer.fields()) {
        if (field.form() == Layer.Form.ONE) {
          types.computeIfAbsent(", Value:" + String.join("|", field.values()) + "\n" + field.name(), any -> new ArrayList<>())
              .add(layer.type());
        } else if (field.form() == Layer.Form.FLAG) {
          types.computeIfAbsent("\n" + field.name(), any -> new ArrayList<>()).add(layer.type());
        }
      }
    }
    types.forEach((attribute, of) -> conf.append(attribute.substring(attribute.indexOf('\n') + 1)).append("\tArg:")
        .append(String.join("|", of)).append(attribute, 0, attribute.indexOf('\n')).append('\n'));
    return conf.toString();
  }

  private static String visualConf() {
    StringBuilder conf = new StringBuilder("[labels]\n");
    Layer.ALL.forEach(layer -> conf.append(layer.type()).append(" | ").append(layer.type()).append('\n'));
    conf.append("\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:#dddddd, borderColor:darken\n");
    for (int i = 0; i < Layer.ALL.size(); i++) {
      conf.append(Layer.ALL.get(i).type()).append("\tbgColor:").append(COLOURS[i % COLOURS.length]).append('\n');
    }
    return conf.append("ATTRIBUTE_DEFAULT\tglyph:*\n").toString();
  }

  @Override
  public void accept(OutLetter letter) throws IOException {
    String text = letter.letter().text();
    CodePoints points = new CodePoints(text);
    StringBuilder lines = new StringBuilder();
    int number = 0;
    int attributes = 0;
    for (Finding finding : letter.letter().findings()) {
      number++;
      lines.append('T').append(number).append('\t').append(finding.type()).append(' ');
      List<String> offsets = new ArrayList<>();
      List<String> parts = new ArrayList<>();
      for (OutLetter.Span fragment : fragments(text, finding)) {
        offsets.add(points.point(fragment.begin()) + " " + points.point(fragment.end()));
        parts.add(text.substring(fragment.begin(), fragment.end()));
      }
      lines.append(String.join(";", offsets)).append('\t').append(String.join(" ", parts)).append('\n');
      List<String> note = new ArrayList<>();
      for (Layer.Field field : Layer.of(finding.type()).fields()) {
        String value = finding.get(field.name());
        if (field.form() == Layer.Form.ONE && value != null) {
          lines.append("A%d\t%s T%d %s%n".formatted(++attributes, field.name(), number, value).replace("\r\n", "\n"));
        } else if (field.form() == Layer.Form.FLAG && "true".equals(value)) {
          lines.append("A" + ++attributes + "\t" + field.name() + " T" + number + "\n");
        } else if (field.form() == Layer.Form.TEXT || field.form() == Layer.Form.LIST) {
          finding.all(field.name()).forEach(each -> note.add(field.name() + "=" + BratNote.escaped(each)));
        }
      }
      if (!note.isEmpty()) {
        lines.append("#" + number + "\tAnnotatorNotes T" + number + "\t" + String.join("; ", note) + "\n");
      }
    }
    Files.writeString(folder.resolve(letter.name() + ".txt"), text);
    Files.writeString(folder.resolve(letter.name() + ".ann"), lines.toString());
  }

  /** The parts of a span between the ends of lines. */
  private static List<OutLetter.Span> fragments(String text, Finding finding) {
    List<OutLetter.Span> fragments = new ArrayList<>();
    Matcher ends = LINE_END.matcher(text).region(finding.begin(), finding.end());
    int begin = finding.begin();
    while (ends.find()) {
      if (ends.start() > begin) {
        fragments.add(new OutLetter.Span(begin, ends.start()));
      }
      begin = ends.end();
    }
    if (begin < finding.end() || fragments.isEmpty()) {
      fragments.add(new OutLetter.Span(begin, finding.end()));
    }
    return fragments;
  }

  @Override
  public void close() {}
}
