package org.lettermark.report;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.tables.LetterView;
import org.lettermark.tables.OutcomeMask;

/**
 * Writes the pages: one for each letter, as it is read, the list, and the figures of all letters. Where there are more letters than may be shown, those whose
 * names have the smallest hashes are, which is the same sample every time.
 */
public final class Report {

  /** What a letter becomes: its rank in the sample, the file of its page, its row of the list, its page and its rows of the tables. */
  private record Page(String rank, String file, String row, LetterPage content, LetterRows rows) {}

  /**
   * What is made.
   *
   * @param restart whether pages of an earlier report are replaced
   * @param most how many letters have a page at most
   * @param redacted whether only the figures are shown, and nothing of a single letter
   */
  public record Options(boolean restart, int most, boolean redacted) {}

  /**
   * What was written.
   *
   * @param letters letters that were read
   * @param shown letters that have a page
   * @param quarantined letters that were set aside
   */
  public record Summary(int letters, int shown, int quarantined) {
    public boolean isSample() {
      return shown < letters;
    }
  }

  private final RuleRows rules = new RuleRows();
  private final TreeMap<String, Page> shown = new TreeMap<>();
  private final CorpusPage.Collected corpus;
  private final OutcomeMask masks;
  private final PagesFolder pages;
  private final Options options;
  private int letters;

  private Report(PagesFolder pages, CorpusPage.Collected corpus, Options options) throws IOException {
    this.pages = pages;
    this.corpus = corpus;
    this.options = options;
    masks = OutcomeMask.read(OutcomeMask.RULES);
  }

  /**
   * Reads a folder that "annotate" wrote and makes pages of it.
   *
   * @param folder the annotated letters; its {@code quarantine/} is read too
   * @param output the folder of the pages
   * @param failed gets the name and the reason of a file or letter that cannot be read
   * @throws WrongFolderException where the output may not be written to
   */
  public static Summary write(Path folder, Path output, Options options, BiConsumer<String, String> failed) throws IOException {
    try (AnnotatedFolder annotated = AnnotatedFolder.in(folder);
        PagesFolder pages = PagesFolder.open(output, options.restart());
        CorpusPage.Collected corpus = new CorpusPage.Collected()) {
      Report report = new Report(pages, corpus, options);
      annotated.forEach(report::page, (name, page) -> report.add(page), failed);
      return report.finish(quarantined(folder.resolve("quarantine")));
    }
  }

  /** Called from several threads. */
  private Page page(String name, FlatLetter letter) {
    LetterRows rows = LetterRows.of(LetterView.of(name, letter, masks));
    if (options.redacted()) {
      return new Page(null, null, null, null, rows);
    }
    String file = PagesFolder.letterFile(name);
    letter.findings().stream().map(finding -> finding.get("ruleId")).filter(rule -> rule != null).forEach(rules::ask);
    return new Page(Hashing.sha256().hashString(name, StandardCharsets.UTF_8) + file, file, ListRow.of(name, file, letter, rows),
        LetterPage.of(name, letter, rows.issues()), rows);
  }

  private void add(Page page) throws IOException {
    letters++;
    corpus.add(page.rows);
    if (options.redacted() || shown.size() == options.most() && page.rank.compareTo(shown.lastKey()) > 0) {
      return;
    }
    if (shown.size() == options.most()) {
      pages.remove(shown.pollLastEntry().getValue().file);
    }
    pages.write(page.file, page.content.html());
    shown.put(page.rank, new Page(page.rank, page.file, page.row, null, null));
  }

  private Summary finish(Map<String, String> quarantined) throws IOException {
    Summary summary = new Summary(letters, shown.size(), quarantined.size());
    pages.copy(List.of("pages.css", "corpus.js"));
    byte[] figures = LetterPage.render("corpus.jte", Map.of("page", corpus.page(summary), "linked", !options.redacted()));
    pages.write(options.redacted() ? "index.html" : "corpus.html", figures);
    if (!options.redacted()) {
      writeList(summary, quarantined);
    }
    return summary;
  }

  private void writeList(Summary summary, Map<String, String> quarantined) throws IOException {
    StringBuilder list = new StringBuilder("\"use strict\";\nwindow.Lettermark = window.Lettermark || {};\nLettermark.columns = ")
        .append(Json.of(ListRow.COLUMNS)).append(";\nLettermark.letters = [\n");
    shown.values().stream().sorted(Comparator.comparing(Page::file)).forEach(page -> list.append(page.row).append(",\n"));
    quarantined.forEach((name, reason) -> list.append(ListRow.quarantined(name, reason)).append(",\n"));
    pages.write("letters.js", list.append("];\n").toString());
    pages.write("rules.js",
        "\"use strict\";\nwindow.Lettermark = window.Lettermark || {};\nLettermark.rules = " + Json.of(rules.all()) + ";\n");
    pages.write("types.css", FindingType.css());
    pages.copy(List.of("letter.js", "list.js"));
    pages.write("index.html", LetterPage.render("list.jte", Map.of("summary", summary)));
  }

  /** Letters that a run set aside, with the reason. */
  private static Map<String, String> quarantined(Path folder) throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> letters = Files.newDirectoryStream(folder, Files::isDirectory)) {
        for (Path letter : letters) {
          Path reason = letter.resolve("reason.txt");
          List<String> lines = Files.isRegularFile(reason) ? Files.readAllLines(reason) : List.of();
          reasons.put(letter.getFileName().toString(), lines.size() > 1 ? lines.get(1) : "no reason given");
        }
      }
    }
    return reasons;
  }
}
