package org.lettermark.run;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.lettermark.pipeline.Configuration;
import org.lettermark.pipeline.LetterPipeline;

/** The content of {@code run/run.json}: everything that changes what lies in the output folder, one key a line. */
final class RunConfiguration {

  private RunConfiguration() {}

  static String of(RunOptions options) throws IOException {
    Configuration configuration = LetterPipeline.configuration(options.pipeline());
    Map<String, String> named = new TreeMap<>(configuration.options());
    named.put("format", options.format().toString());
    named.put("tokens", String.valueOf(options.tokens()));
    named.put("workingTypes", String.valueOf(options.workingTypes()));
    named.put("idColumn", options.reader().idColumn());
    named.put("textColumn", options.reader().textColumn());
    return "{\n"
        + "  \"version\": " + quoted(configuration.version()) + ",\n"
        + "  \"configuration\": " + quoted(configuration.hash()) + ",\n"
        + object("options", named) + ",\n"
        + object("files", configuration.files()) + "\n"
        + "}\n";
  }

  private static String object(String name, Map<String, String> cells) {
    StringBuilder text = new StringBuilder("  " + quoted(name) + ": {\n");
    cells.forEach((key, value) -> text.append("    ").append(quoted(key)).append(": ").append(quoted(value)).append(",\n"));
    return text.delete(text.length() - 2, text.length()).append("\n  }").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
  }
}
