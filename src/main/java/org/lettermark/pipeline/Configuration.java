package org.lettermark.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.resource.ResourceSpecifier;
import org.apache.uima.util.InvalidXMLException;
import org.apache.uima.resource.metadata.ConfigurationParameterSettings;
import org.apache.uima.resource.metadata.NameValuePair;
import org.lettermark.match.Models;
import org.lettermark.structure.LetterAnnotator;

/**
 * Everything that changes findings: the version, the options, and every lexicon, rule file and model by its content.
 *
 * @param version version of Lettermark
 * @param options the options that change findings, by name
 * @param files SHA-256 of every file that an engine reads, by file name
 */
public record Configuration(String version, SortedMap<String, String> options, SortedMap<String, String> files) {

  static Configuration of(PipelineOptions options, List<AnalysisEngineDescription> engines) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (AnalysisEngineDescription engine : engines) {
      for (NameValuePair setting : settings(engine).getParameterSettings()) {
        if (setting.getValue() instanceof String location && isFile(location)) {
          files.put(location.substring(location.lastIndexOf('/') + 1), Models.sha256(location));
          if (location.endsWith("models.tsv")) {
            files.putAll(Models.files(location));
          }
        }
      }
    }
    SortedMap<String, String> named = new TreeMap<>();
    named.put("pos", String.valueOf(options.pos()));
    named.put("ctakesMentions", String.valueOf(options.ctakesMentions()));
    return new Configuration(current(), named, files);
  }

  /** The lexicon and rule files that the engines of a pipeline read. */
  static SortedSet<String> tables(AnalysisEngineDescription pipeline) throws InvalidXMLException {
    SortedSet<String> tables = new TreeSet<>();
    for (ResourceSpecifier step : pipeline.getDelegateAnalysisEngineSpecifiers().values()) {
      for (NameValuePair setting : settings((AnalysisEngineDescription) step).getParameterSettings()) {
        if (setting.getValue() instanceof String location && location.endsWith(".tsv") && !location.endsWith("models.tsv")) {
          tables.add(location);
        }
      }
    }
    return tables;
  }

  private static boolean isFile(String value) {
    return value.startsWith("classpath:") || value.endsWith(".tsv") || value.endsWith(".xml");
  }

  /** One hash over all of it. */
  public String hash() {
    return Models.sha256((version + options + files).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /** Lets the engine that marks the letter write it there. */
  void tell(List<AnalysisEngineDescription> engines) {
    for (AnalysisEngineDescription engine : engines) {
      if (engine.getAnnotatorImplementationName().equals(LetterAnnotator.class.getName())) {
        settings(engine).setParameterValue(LetterAnnotator.PARAM_PIPELINE_VERSION, version);
        settings(engine).setParameterValue(LetterAnnotator.PARAM_CONFIGURATION, hash());
      }
    }
  }

  private static ConfigurationParameterSettings settings(AnalysisEngineDescription engine) {
    return engine.getAnalysisEngineMetaData().getConfigurationParameterSettings();
  }

  /** Version of Lettermark. */
  static String current() throws IOException {
    try (InputStream in = Configuration.class.getResourceAsStream("version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
