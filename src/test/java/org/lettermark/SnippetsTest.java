package org.lettermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.corpus.LetterTypes;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.export.TableExport;
import org.lettermark.export.TableTarget;
import org.lettermark.tables.Column;
import org.lettermark.tables.OutcomeMask;
import org.lettermark.testing.Folders;

/**
 * The snippets that readers copy run. Where Python, R or a package is missing, a snippet is skipped; {@code LETTERMARK_PYTHON}
 * names another Python than {@code python3}.
 */
class SnippetsTest {

  private static final String PYTHON = System.getenv().getOrDefault("LETTERMARK_PYTHON", "python3");
  private static final Pattern BLOCK = Pattern.compile("```(python|r)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PACKAGE = Pattern.compile("(?m)^(?:import|from) (\\w+)|^library\\((\\w+)\\)");

  @TempDir static Path folder;

  @BeforeAll
  static void anAnnotatedCorpusAndItsTables() throws Exception {
    Path out = folder.resolve("out");
    try (Stream<Path> texts = Files.list(Path.of("corpus/letters"))) {
      for (Path text : texts.filter(file -> file.toString().endsWith(".txt")).sorted().toList()) {
        Folders.add(out, text.getFileName().toString().replace(".txt", ""), Files.readString(text));
      }
    }
    XmiWriter.writeTypeSystem(LetterTypes.description(), out);
    Folders.zip(out);
    TableExport.Options options = new TableExport.Options(Column.Words.ALL, false, null, null, OutcomeMask.read(OutcomeMask.RULES));
    for (TableTarget target : List.of(
        TableTarget.at(folder.resolve("letters.duckdb"), TableTarget.Kind.DUCKDB, false),
        TableTarget.at(folder.resolve("tables"), TableTarget.Kind.PARQUET, false),
        TableTarget.at(folder.resolve("csv"), TableTarget.Kind.CSV, false))) {
      TableExport.write(AnnotatedFolder.in(out), target, options, (name, reason) -> { throw new AssertionError(name + reason); });
    }
  }

  @TestFactory
  Stream<DynamicTest> snippets() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("corpus/snippets.md")));
    while (blocks.find()) {
      boolean python = blocks.group(1).equals("python");
      String code = blocks.group(2);
      tests.add(DynamicTest.dynamicTest(code.lines().findFirst().orElseThrow(), () -> {
        StringBuilder imports = new StringBuilder();
        PACKAGE.matcher(code).results().forEach(found -> imports.append(found.group()).append('\n'));
        assumeTrue(run(python, imports.length() == 0 ? "1" : packages(code, python)) == 0, "not installed here: " + imports);
        assertThat(run(python, code)).as(Files.readString(folder.resolve("said"))).isZero();
      }));
    }
    assertThat(tests).hasSizeGreaterThan(5);
    return tests.stream();
  }

  private static String packages(String code, boolean python) {
    StringBuilder lines = new StringBuilder();
    Matcher found = PACKAGE.matcher(code);
    while (found.find()) {
      lines.append(python ? "import " + found.group(1) : "library(" + found.group(2) + ")").append('\n');
    }
    return lines.toString();
  }

  @Test
  void theNotebookRuns() throws Exception {
    assumeTrue(run(true, "import nbformat, nbclient, ipykernel, duckdb, pandas, matplotlib") == 0, "jupyter, duckdb, pandas or matplotlib is not installed here");
    String notebook = Path.of("corpus/first-look.ipynb").toAbsolutePath().toString().replace("\\", "/");

    assertThat(run(true, "import nbformat, nbclient\n"
        + "book = nbformat.read('" + notebook + "', as_version=4)\n"
        + "nbclient.NotebookClient(book, timeout=300, resources={'metadata': {'path': '.'}}).execute()")).as(Files.readString(folder.resolve("said"))).isZero();
  }

  private static int run(boolean python, String code) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve(python ? "snippet.py" : "snippet.R"), code);
    ProcessBuilder process = new ProcessBuilder(python ? PYTHON : "Rscript", script.getFileName().toString());
    process.environment().put("HF_HUB_OFFLINE", "1");
    process.environment().put("HF_HOME", folder.resolve("huggingface").toString());
    process.environment().put("MPLBACKEND", "agg");
    process.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    try {
      Process running = process.start();
      assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return running.exitValue();
    } catch (IOException e) {
      return -1;
    }
  }
}
