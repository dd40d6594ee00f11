package org.lettermark.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lettermark.corpus.CodePoints;
import org.lettermark.corpus.Finding;

/**
 * Letters for Label Studio: {@code tasks.json}, where what a system found is a prediction and what a person marked is an annotation, and
 * {@code label-config.xml}, the labelling interface of the project. Offsets count code points.
 */
final class LabelStudioWriter implements LetterSink {

  static final String TEXT = "text";
  static final String LABEL = "label";
  static final String CONFIG = "label-config.xml";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonGenerator tasks;
  private final boolean checked;

  LabelStudioWriter(Path folder, boolean checked) throws IOException {
    this.checked = checked;
    Files.writeString(folder.resolve(CONFIG), config());
    tasks = JSON.getFactory().createGenerator(Files.newBufferedWriter(folder.resolve("tasks.json")));
    tasks.setCodec(JSON);
    tasks.writeStartArray();
  }

  /** The name of a control: the same feature of another type is another control. */
  static String control(String type, String feature) {
    return type + "-" + feature;
  }

  private static String config() {
    StringBuilder config = new StringBuilder("<View>\n  <Labels name=\"label\" toName=\"text\">\n");
    Layer.ALL.forEach(layer -> config.append("    <Label value=\"").append(layer.type()).append("\"/>\n"));
    config.append("  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n");
    for (Layer layer : Layer.ALL) {
      for (Layer.Field field : layer.fields()) {
        String head = " name=\"" + control(layer.type(), field.name()) + "\" toName=\"text\" perRegion=\"true\" whenTagName=\"label\""
            + " whenLabelValue=\"" + layer.type() + "\"";
        config.append("  <Header value=\"").append(field.name()).append("\" size=\"6\" perRegion=\"true\" whenTagName=\"label\"")
            .append(" whenLabelValue=\"").append(layer.type()).append("\"/>\n");
        if (isChoice(field)) {
          config.append("  <Choices").append(head).append(" choice=\"single\" showInline=\"true\">\n");
          choices(field).forEach(value -> config.append("    <Choice value=\"").append(value).append("\"/>\n"));
          config.append("  </Choices>\n");
        } else {
          config.append("  <TextArea").append(head).append(" editable=\"true\"")
              .append(field.form() == Layer.Form.TEXT ? " maxSubmissions=\"1\"" : "").append("/>\n");
        }
      }
    }
    return config.append("</View>\n").toString();
  }

  private static boolean isChoice(Layer.Field field) {
    return field.form() == Layer.Form.ONE || field.form() == Layer.Form.FLAG;
  }

  private static List<String> choices(Layer.Field field) {
    return field.form() == Layer.Form.FLAG ? List.of("true", "false") : field.values();
  }

  @Override
  public void accept(OutLetter letter) throws IOException {
    String text = letter.letter().text();
    CodePoints points = new CodePoints(text);
    ObjectNode task = JSON.createObjectNode();
    task.putObject("data").put("id", letter.name()).put(TEXT, text);
    ObjectNode whole = task.putArray(checked ? "annotations" : "predictions").addObject();
    if (!checked) {
      whole.put("model_version", "lettermark");
    }
    ArrayNode result = whole.putArray("result");
    int region = 0;
    for (Finding finding : letter.letter().findings()) {
      String id = "r" + ++region;
      String covered = letter.letter().covered(finding);
      part(result, id, LABEL, "labels", points, finding).put(TEXT, covered).putArray("labels").add(finding.type());
      for (Layer.Field field : Layer.of(finding.type()).fields()) {
        List<String> values = finding.all(field.name());
        if (!values.isEmpty()) {
          boolean choice = isChoice(field);
          ObjectNode value = part(result, id, control(finding.type(), field.name()), choice ? "choices" : "textarea", points, finding);
          values.forEach(value.putArray(choice ? "choices" : TEXT)::add);
        }
      }
    }
    tasks.writeTree(task);
  }

  private static ObjectNode part(ArrayNode result, String id, String control, String type, CodePoints points, Finding finding) {
    return result.addObject().put("id", id).put("from_name", control).put("to_name", TEXT).put("type", type)
        .putObject("value").put("start", points.point(finding.begin())).put("end", points.point(finding.end()));
  }

  @Override
  public void close() throws IOException {
    tasks.writeEndArray();
    tasks.close();
  }
}
