package org.lettermark.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Whatever the bytes, a reader gives clean text or says why not, in words that are not the file's, and soon. */
class ReaderFuzzTest {

  private static final List<String> SUFFIXES =
      List.of(".txt", ".html", ".md", ".pdf", ".zip", ".txt.gz", ".csv", ".jsonl");

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("fuzz");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.delete(folder);
  }

  @Property(tries = 400)
  void randomBytes(@ForAll("suffixes") String suffix, @ForAll("bytes") byte[] bytes) throws IOException {
    readsOrSaysWhyNot(suffix, bytes);
  }

  @Property(tries = 400)
  void randomMarkup(@ForAll("suffixes") String suffix, @ForAll("markup") String text) throws IOException {
    readsOrSaysWhyNot(suffix, text.getBytes(UTF_8));
  }

  @Property(tries = 800)
  void damagedFiles(@ForAll("damaged") Tuple2<String, byte[]> file) throws IOException {
    readsOrSaysWhyNot(file.get1(), file.get2());
  }

  private static void readsOrSaysWhyNot(String suffix, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("letter" + suffix), bytes);
    try {
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
        try {
          for (LetterSource source : LetterReader.find(List.of(file))) {
            read(source);
          }
        } catch (WrongInputException e) {
          assertThat(e.getMessage()).contains("letter" + suffix);
        }
      });
    } finally {
      Files.delete(file);
    }
  }

  static void read(LetterSource source) throws IOException {
    try {
      SourceLetter letter = LetterReader.at(source.address(), ReaderOptions.DEFAULT).read();
      assertThat(letter.text()).isNotBlank();
      assertThat(TextCleaner.clean(letter.text()).replaced()).isZero();
      assertThat(letter.name()).isEqualTo(FileNames.safe(letter.name()));
    } catch (UnreadableLetterException e) {
      assertThat(e.getMessage()).startsWith(source.uri() + ": ");
      assertThat(e.reason()).matches("(is|its|has|cannot|lies) .*");
    }
  }

  @Provide
  Arbitrary<String> suffixes() {
    return Arbitraries.of(SUFFIXES);
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
  }

  @Provide
  Arbitrary<String> markup() {
    return Arbitraries.of("<table>", "<tr>", "<td>", "</td>", "</table>", "<ol>", "</ol>", "<li>", "</li>", "<pre>",
            "</pre>", "<p>", "</p>", "<br>", "<q>", "<b", "\"", "'", "&#0;", "&#xd800;", "&nbsp;", "id,text",
            "{\"id\":1,", "\"text\":\"", "\"}", "\n", "\r\n", "\t", " ", "# ", "| a |", "|---|", "1) ", "- ", "> ", "```",
            "[a](", "![", "*", "_", "\u0001", "x")
        .list().ofMaxSize(60).map(parts -> String.join("", parts));
  }

  /** Whole files with a few bytes changed, or cut short. */
  @Provide
  Arbitrary<Tuple2<String, byte[]>> damaged() throws IOException {
    byte[] pdf = pdf();
    byte[] inner = ArchiveTest.zip(Map.of("c.pdf", pdf, "d.txt", "four".getBytes(UTF_8)));
    List<Tuple2<String, byte[]>> whole = List.of(
        Tuple.of(".pdf", pdf),
        Tuple.of(".zip", ArchiveTest.zip(Map.of("a.txt", "one two".repeat(20).getBytes(UTF_8), "b.zip", inner))),
        Tuple.of(".txt.gz", ArchiveTest.gzip("one two three".getBytes(UTF_8))),
        Tuple.of(".csv", "id,text\n1,\"one, \"\"two\"\"\n\"\n2,three\n".getBytes(UTF_8)),
        Tuple.of(".jsonl", "{\"id\":1,\"text\":\"one\\ntwo\"}\n{\"text\":\"\\u00e9\",\"id\":\"b\"}".getBytes(UTF_8)));
    Arbitrary<List<Tuple2<Integer, Byte>>> changes =
        Combinators.combine(Arbitraries.integers().between(0, 9999), Arbitraries.bytes()).as(Tuple::of)
            .list().ofMaxSize(8);
    return Combinators.combine(Arbitraries.of(whole), changes, Arbitraries.integers().between(50, 150))
        .as((file, changed, percent) -> {
          byte[] bytes = Arrays.copyOf(file.get2(), Math.max(1, file.get2().length * Math.min(100, percent) / 100));
          changed.forEach(change -> bytes[change.get1() % bytes.length] = change.get2());
          return Tuple.of(file.get1(), bytes);
        });
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 700);
        content.showText("Norco was requested.");
        content.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
