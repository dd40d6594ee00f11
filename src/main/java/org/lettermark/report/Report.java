package org.lettermark.report;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.tables.LetterView;
import org.lettermark.tables.OutcomeMask;

/**
 * Writes the pages: one for each letter, as it is read, and the list. Where there are more letters than may be shown, those whose
 * names have the smallest hashes are, which is the same sample every time.
 */
public final class Report {

  private static final List<String> FILES = List.of("pages.css", "letter.js", "list.js");

  /** A page that is not yet shown: where it stands in the sample, its file, its row of the list, and the page itself. */
  private record Page(long rank, String file, String row, LetterPage content) {}

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
  private final OutcomeMask masks;
  private final PagesFolder pages;
  private final int most;
  private int letters;

  private Report(PagesFolder pages, int most) throws IOException {
    this.pages = pages;
    this.most = most;
    masks = OutcomeMask.read(OutcomeMask.RULES);
  }

  /**
   * Reads a folder that "annotate" wrote and makes pages of it.
   *
   * @param folder the annotated letters; its {@code quarantine/} is read too
   * @param output the folder of the pages
   * @param restart whether pages of an earlier report are replaced
   * @param most how many letters have a page at most
   * @param failed gets the name and the reason of a file or letter that cannot be read
   * @throws WrongFolderException where the output may not be written to
   */
  public static Summary write(Path folder, Path output, boolean restart, int most, BiConsumer<String, String> failed) throws IOException {
    try (AnnotatedFolder annotated = AnnotatedFolder.in(folder); PagesFolder pages = PagesFolder.open(output, restart)) {
      Report report = new Report(pages, most);
      annotated.forEach(report::page, (name, page) -> report.add(page), failed);
      return report.finish(quarantined(folder.resolve("quarantine")));
    }
  }

  /** Called from several threads. */
  private Page page(String name, FlatLetter letter) {
    LetterView view = LetterView.of(name, letter, masks);
    List<Object[]> issues = IssueRow.cells(view);
    String file = PagesFolder.letterFile(name);
    letter.findings().stream().map(finding -> finding.get("ruleId")).filter(rule -> rule != null).forEach(rules::ask);
    return new Page(Hashing.sha256().hashString(name, StandardCharsets.UTF_8).asLong(), file, ListRow.of(name, file, letter, view, issues),
        LetterPage.of(name, letter, issues));
  }

  private void add(Page page) throws IOException {
    letters++;
    String rank = String.format("%016x", page.rank) + page.file;
    if (shown.size() == most && rank.compareTo(shown.lastKey()) > 0) {
      return;
    }
    if (shown.size() == most) {
      pages.remove(shown.pollLastEntry().getValue().file);
    }
    pages.write(page.file, page.content.html());
    shown.put(rank, new Page(page.rank, page.file, page.row, null));
  }

  private Summary finish(Map<String, String> quarantined) throws IOException {
    StringBuilder list = new StringBuilder("\"use strict\";\nwindow.Lettermark = window.Lettermark || {};\nLettermark.columns = ")
        .append(Json.of(ListRow.COLUMNS)).append(";\nLettermark.letters = [\n");
    shown.values().stream().sorted(java.util.Comparator.comparing(Page::file)).forEach(page -> list.append(page.row).append(",\n"));
    quarantined.forEach((name, reason) -> list.append(ListRow.quarantined(name, reason)).append(",\n"));
    pages.write("letters.js", list.append("];\n").toString());
    pages.write("rules.js",
        "\"use strict\";\nwindow.Lettermark = window.Lettermark || {};\nLettermark.rules = " + Json.of(rules.all()) + ";\n");
    pages.write("types.css", FindingType.css());
    pages.copy(FILES);
    Summary summary = new Summary(letters, shown.size(), quarantined.size());
    pages.write("index.html", LetterPage.render("list.jte", "summary", summary));
    return summary;
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
