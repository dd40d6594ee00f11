package org.lettermark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.tables.Figures;
import org.lettermark.testing.Letters;

class ReportTest {

  private static final String HOSTILE =
      Letters.letter("He takes <script>alert(\"Norco\")</script> Norco 10/325mg for low back pain. There is no radiculopathy.", "Norco 10/325mg #60: Upheld",
          "MTUS Guidelines, Opioids: \"opioids such as Norco 10/325mg need 'proof' </script><!-- of function\".");

  @TempDir Path folder;

  private Path annotated(String... names) throws Exception {
    Path letters = Files.createDirectories(folder.resolve("out"));
    JCas letter = Letters.annotate(HOSTILE);
    for (String name : names) {
      new XmiWriter(Set.of()).write(letter.getCas(), letters.resolve(name + ".xmi"));
    }
    return letters;
  }

  private Report.Summary report(Path letters, boolean restart, int most) throws Exception {
    return Report.write(letters, folder.resolve("pages"), new Report.Options(restart, most, false), (name, reason) -> {
      throw new AssertionError(name + ": " + reason);
    });
  }

  private String page(String name) throws Exception {
    return Files.readString(folder.resolve("pages").resolve(name));
  }

  @Test
  void aLetterCannotSpeakToTheBrowser() throws Exception {
    report(annotated("one"), false, 10);

    String page = page("letters/one.html");

    assertThat(page).contains("&lt;script&gt;alert(").doesNotContain("<script>alert", "</script><!-- of");
    assertThat(page.split("<script", -1)).as("scripts of our own alone").hasSize(4);
  }

  @Test
  void thePageHoldsTheLettersTextAsItStands() throws Exception {
    report(annotated("one"), false, 10);

    String page = page("letters/one.html");
    String text = page.substring(page.indexOf("aria-label=\"Letter\">") + 20, page.indexOf("</main>"));
    text = text.substring(0, text.lastIndexOf("</div>")).replaceAll("<[^>]*>", "")
        .replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");

    assertThat(text).isEqualTo(Letters.annotate(HOSTILE).getDocumentText());
  }

  @Test
  void aFindingIsTracedToTheRowOfItsFile() throws Exception {
    report(annotated("one"), false, 10);

    assertThat(page("rules.js")).contains("\"medications:norco\":{\"file\":\"lexicon/medications.tsv\",\"line\":", "[\"phrase\",\"norco\"]");
  }

  @Test
  void aPhraseIsTracedHoweverItsWordsAreJoined() {
    RuleRows rules = new RuleRows();
    rules.ask("medications:hydrocodone/apap");
    rules.ask("../../secret:row");

    assertThat(rules.all().get("medications:hydrocodone/apap").cells()).contains(List.of("genericName", "hydrocodone-acetaminophen"));
    assertThat(rules.all().get("../../secret:row").line()).isZero();
  }

  @Test
  void theIssueTableSaysWhatWasDecided() throws Exception {
    report(annotated("one"), false, 10);

    assertThat(page("letters/one.html")).contains("<strong>hydrocodone-acetaminophen</strong>", "<td class=\"outcome\">upheld</td>");
  }

  @Test
  void theListHoldsEveryLetterAndWhatWasSetAside() throws Exception {
    Path letters = annotated("one", "two");
    Files.writeString(Files.createDirectories(letters.resolve("quarantine/three")).resolve("reason.txt"), "three.pdf\nis no readable PDF\n");

    Report.Summary summary = report(letters, false, 10);

    assertThat(summary).isEqualTo(new Report.Summary(2, 2, 1));
    assertThat(page("letters.js")).contains("\"letters/one.html\",\"one\"", "\"letters/two.html\",\"two\"", "\"three\"", "quarantined: is no readable PDF");
  }

  @Test
  void ofManyLettersTheSameAreShownEveryTime() throws Exception {
    Path letters = annotated("a", "b", "c", "d", "e", "f");

    assertThat(report(letters, false, 3)).isEqualTo(new Report.Summary(6, 3, 0));
    List<String> first = files("letters");
    report(letters, true, 3);

    assertThat(first).hasSize(3);
    assertThat(files("letters")).isEqualTo(first);
    assertThat(page("index.html")).contains("A sample: 3 of 6 letters");
  }

  private List<String> files(String below) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("pages").resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRedactedReportShowsNothingOfASingleLetter() throws Exception {
    Path letters = annotated("CM19-9000000-a");

    Report.write(letters, folder.resolve("pages"), new Report.Options(false, 10, true), (name, reason) -> {});

    assertThat(page("index.html")).contains("Decisions by category", "medication").doesNotContain("CM19-9000000", "low back", "href=\"index.html#");
    assertThat(files(".")).containsExactly("corpus.js", "index.html", PagesFolder.LIST, "letters", "pages.css");
    assertThat(files("letters")).isEmpty();
  }

  @Test
  void figuresCountAllLettersAlsoWhereASampleIsShown() throws Exception {
    report(annotated("a", "b", "c"), false, 1);

    assertThat(page("corpus.html")).contains("3 letters", "0 of 3", "sample of 1");
  }

  @Test
  void theBarIsAsLongAsTheShareAndItsWhiskersAreTheInterval() {
    Plot plot = Plot.of(new Figures.Figure("by-category", "Decisions by category",
        List.of("category", "items", "overturned", "share", "low", "high"), List.of(List.of("imaging", 10L, 5L, 0.5, 0.237, 0.763))));

    Plot.Row row = plot.rows().get(0);
    assertThat(List.of(row.label(), row.query(), row.said(), plot.width(row.values().get(0)), plot.width(row.low()), plot.width(row.high())))
        .containsExactly("imaging", "category=imaging", "5 of 10", "230.0", "109.0", "351.0");
  }

  @Test
  void twoSidesAreTwoBarsOnOneScale() {
    Plot plot = Plot.of(new Figures.Figure("guidelines", "Guidelines cited by each side",
        List.of("guideline", "letters, administrator", "letters, reviewer"), List.of(List.of("MTUS", 20L, 40L))));

    assertThat(plot.series()).containsExactly("letters, administrator", "letters, reviewer");
    assertThat(plot.rows().get(0).values().stream().map(plot::width).toList()).containsExactly("230.0", "460.0");
  }

  @Test
  void whatIsNotOursIsNeitherReplacedNorRemoved() throws Exception {
    Path letters = annotated("one");
    Path mine = Files.writeString(Files.createDirectories(folder.resolve("pages")).resolve("mine.txt"), "mine");

    assertThatThrownBy(() -> report(letters, true, 10)).isInstanceOf(WrongFolderException.class).hasMessageContaining("did not make");

    assertThat(mine).hasContent("mine");
    assertThat(files(".")).containsExactly("mine.txt");
  }

  @Test
  void restartRemovesOurPagesAndNothingElse() throws Exception {
    Path letters = annotated("one");
    report(letters, false, 10);
    assertThatThrownBy(() -> report(letters, false, 10)).isInstanceOf(WrongFolderException.class).hasMessageContaining("--restart");
    Path mine = Files.writeString(folder.resolve("pages/letters/mine.txt"), "mine");

    assertThatThrownBy(() -> report(letters, true, 10)).isInstanceOf(WrongFolderException.class).hasMessageContaining("mine.txt: is not from");
    assertThat(folder.resolve("pages/letters/one.html")).exists();

    Files.delete(mine);
    Files.writeString(folder.resolve("pages").resolve(PagesFolder.LIST), page(PagesFolder.LIST) + "../out/one.xmi\nletters/../../out/one.xmi\n");
    report(letters, true, 10);
    assertThat(letters.resolve("one.xmi")).exists();
  }

  @Test
  void findingsThatCrossAreCutSoThatEachWordIsUnderAllOfThem() {
    FlatLetter letter = new FlatLetter("abcdefghij", List.of(
        new Finding("Medication", 0, 6, Map.of()), new Finding("Diagnosis", 4, 9, Map.of()), new Finding("Symptom", 5, 6, Map.of())));

    assertThat(drawn(Mark.of(letter, letter.findings()))).isEqualTo("(0:abcd(1:e(2:f)))(+1:ghi)j");
  }

  @Test
  void findingsOverTheSameWordsNest() {
    FlatLetter letter = new FlatLetter("abc", List.of(
        new Finding("Segment", 0, 3, Map.of()), new Finding("Symptom", 1, 2, Map.of()), new Finding("Symptom", 1, 2, Map.of())));

    assertThat(drawn(Mark.of(letter, letter.findings()))).isEqualTo("(0:a(1:(2:b))c)");
  }

  private static String drawn(Mark mark) {
    StringBuilder drawn = new StringBuilder();
    for (Mark part : mark.parts()) {
      drawn.append(part.text() != null ? part.text() : "(" + (part.begins() ? "" : "+") + part.number() + ":" + drawn(part) + ")");
    }
    return drawn.toString();
  }

  @Test
  void everyTypeHasALook() throws Exception {
    List<String> types = new ArrayList<>(Arrays.stream(LetterPipeline.types().getTypes())
        .map(type -> type.getName())
        .filter(name -> name.startsWith("org.lettermark.type."))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .toList());
    types.removeAll(List.of("Letter", "Term", "ContextScope"));

    assertThat(FindingType.ALL).extracting(FindingType::name).containsExactlyInAnyOrderElementsOf(types);
    assertThat(FindingType.ALL).extracting(FindingType::sign).doesNotHaveDuplicates();
  }

  @Test
  void aNameThatLeadsElsewhereStaysInTheFolder() {
    assertThat(PagesFolder.letterFile("CM13-1")).isEqualTo("letters/CM13-1.html");
    assertThat(PagesFolder.letterFile("../../x")).matches("letters/_[^/]*\\.html");
    assertThat(PagesFolder.letterFile("a b")).isNotEqualTo(PagesFolder.letterFile("a_b"));
  }
}
