package org.lettermark.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.resource.metadata.ConfigurationParameterSettings;
import org.apache.uima.resource.metadata.NameValuePair;
import org.lettermark.match.Lexicon;
import org.lettermark.match.Rules;
import org.lettermark.match.Table;

/**
 * Reads every data file that an engine reads and says what is wrong with it.
 *
 * <p>A file with expressions must find its own examples, a file with phrases may have each only once; then
 * each engine is started, which knows the columns it needs.
 */
public final class LexiconCheck {

  private static final List<String> RULES = List.of("name", "regex", "example", "finds");

  /** Files that no engine reads: imports do. */
  private static final List<String> OF_IMPORTS = List.of("medication-import-stops.tsv");

  private final PipelineOptions options;
  private final Set<String> problems = new TreeSet<>();
  private final Set<String> files = new TreeSet<>();
  private int rows;

  private LexiconCheck(PipelineOptions options) {
    this.options = options;
  }

  /**
   * Checks the files that these options lead to.
   *
   * @param options its folder {@code lexicon} may be null: then those that ship are checked
   */
  public static LexiconCheck of(PipelineOptions options) throws UIMAException, IOException {
    LexiconCheck check = new LexiconCheck(options);
    List<AnalysisEngineDescription> engines = new ArrayList<>();
    for (Step step : LetterPipeline.STEPS) {
      AnalysisEngineDescription engine = LetterPipeline.engine(step, options);
      engines.add(engine);
      ConfigurationParameterSettings settings =
          engine.getAnalysisEngineMetaData().getConfigurationParameterSettings();
      for (NameValuePair setting : settings.getParameterSettings()) {
        if (setting.getValue() instanceof String file && file.endsWith(".tsv") && !file.endsWith("models.tsv")) {
          check.files.add(file);
        }
      }
    }
    OF_IMPORTS.forEach(name -> check.files.add(LetterPipeline.LEXICON + name));
    check.files.forEach(check::file);
    check.drugClasses();
    for (AnalysisEngineDescription engine : engines) {
      check.start(engine);
    }
    check.strangers();
    return check;
  }

  private void file(String location) {
    try {
      Table table = Table.read(location);
      rows += table.rows().size();
      if (table.columns().containsAll(RULES)) {
        Rules.read(location);
      } else if (table.columns().contains("phrase")) {
        Lexicon.read(location);
      }
    } catch (IOException e) {
      problems.add(e.getMessage());
    }
  }

  /** The class of a drug must be one, and its ids as many as its ingredients. */
  private void drugClasses() throws IOException {
    String drugs = location("medications.tsv");
    String classes = location("drug-classes.tsv");
    if (problems.stream().anyMatch(problem -> problem.startsWith(drugs) || problem.startsWith(classes))) {
      return;
    }
    Set<String> names = new HashSet<>();
    Table.read(classes, "name").rows().forEach(row -> names.add(row.get("name")));
    for (Table.Row row : Table.read(drugs, "genericName", "rxcui").rows()) {
      String drugClass = row.get("drugClass");
      if (drugClass != null && names.add(drugClass)) {
        problems.add(
            drugs + ":" + row.line() + ": expected a class of drug-classes.tsv, but found \"" + drugClass + "\"");
      }
      String id = row.get("rxcui");
      String name = row.get("genericName");
      if (id != null && (name == null || id.split("-").length != name.split("-").length)) {
        problems.add(drugs + ":" + row.line() + ": expected as many ids as ingredients");
      }
    }
  }

  private String location(String name) {
    return files.stream().filter(file -> file.endsWith("/" + name)).findFirst().orElse(LetterPipeline.LEXICON + name);
  }

  private void start(AnalysisEngineDescription engine) {
    try {
      UIMAFramework.produceAnalysisEngine(engine).destroy();
    } catch (UIMAException e) {
      problems.add(LetterPipeline.reason(e).getMessage());
    }
  }

  private void strangers() throws IOException {
    if (options.lexicon() == null) {
      return;
    }
    try (Stream<Path> own = Files.list(options.lexicon())) {
      for (Path file : own.filter(path -> path.toString().endsWith(".tsv")).toList()) {
        if (!files.contains(file.toString())) {
          problems.add(file + ":1: expected the name of a file that ships, one of "
              + String.join(" ", files.stream().map(f -> f.substring(f.lastIndexOf('/') + 1)).toList()));
        }
      }
    }
  }

  /** What is wrong, each in one line: {@code file:line: what was expected}. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  public int files() {
    return files.size();
  }

  public int rows() {
    return rows;
  }
}
