package org.lettermark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class PdfTextTest {

  private static final ReaderOptions ALLOWED = ReaderOptions.DEFAULT.withIgnorePdfPermissions(true);

  private record Words(float x, float y, String words) {}

  @Test
  void columnsStayColumnsAndWideGapsAreAnEmptyLine() throws IOException {
    byte[] pdf = pdf(List.of(
        new Words(72, 700, "Case Number:"), new Words(180, 700, "CM99-1"),
        new Words(72, 686, "Priority:"), new Words(330, 686, "Application"), new Words(180, 686, "Standard"),
        new Words(430, 686, "1/2/2015"),
        new Words(330, 672, "Received:"),
        new Words(72, 640, "A patient with  left knee pain."), new Words(72, 626, "Norco was requested.")));

    String text = PdfText.render(pdf, ReaderOptions.DEFAULT);

    assertThat(text.replaceAll(" {3,}", " | ")).isEqualTo("""
        Case Number: | CM99-1
        Priority: | Standard | Application | 1/2/2015
         | Received:

        A patient with left knee pain.
        Norco was requested.
        """);
    assertThat(text.indexOf("Received:") - text.lastIndexOf('\n', text.indexOf("Received:")))
        .as("stands below Application")
        .isEqualTo(text.indexOf("Application") - text.lastIndexOf('\n', text.indexOf("Application")));
  }

  @Test
  void aPageBreakIsAnEmptyLine() throws IOException {
    byte[] pdf = pdf(List.of(new Words(72, 700, "The request for")), List.of(new Words(72, 700, "Norco is denied.")));

    assertThat(PdfText.render(pdf, ReaderOptions.DEFAULT)).isEqualTo("The request for\n\nNorco is denied.\n");
  }

  @Test
  void flagsThatForbidExtractionAreHeededUnlessTheUserStatesThatTheyMayReadIt() throws IOException {
    byte[] pdf = locked("", List.of(new Words(72, 700, "Norco")));

    assertThatThrownBy(() -> PdfText.render(pdf, ReaderOptions.DEFAULT)).isInstanceOf(RefusedException.class)
        .hasMessage("its flags forbid taking text out of it; if you may read it, say so with --ignore-pdf-permissions");
    assertThat(PdfText.render(pdf, ALLOWED)).isEqualTo("Norco\n");
  }

  @Test
  void aPasswordStaysAPassword() throws IOException {
    byte[] pdf = locked("open sesame", List.of(new Words(72, 700, "Norco")));

    assertRefused(pdf, "is a PDF locked with a password");
  }

  @Test
  void refusesWhatIsBrokenOrEmptyOrTooLong() throws IOException {
    byte[] whole = pdf(List.of(new Words(72, 700, "Norco")), List.of(new Words(72, 700, "Soma")));

    assertRefused("%PDF-1.7\nnothing".getBytes(), "is not a PDF that can be read, or not all of one");
    assertRefused(Arrays.copyOf(whole, 200), "is not a PDF that can be read, or not all of one");
    assertRefused(pdf(List.of()), "has no text in its 1 page (a scan?)");
    ReaderOptions onePage = new ReaderOptions("id", "text", false, 1 << 20, 1 << 20, 1, 1, 1, 1, null);
    assertThatThrownBy(() -> PdfText.render(whole, onePage)).hasMessage("has 2 pages, more than 1");
    assertThatThrownBy(() -> PdfText.render(whole, ReaderOptions.DEFAULT.withMaxLetterBytes(6)))
        .hasMessage("has more than 6 characters of text");
  }

  @Test
  void theIssuersPdfHasTheWordsOfItsTextLetter() throws IOException {
    Path letters = Path.of("../shared/letters");
    assumeThat(letters.resolve("pdf")).as("real letters").isDirectory();
    int compared = 0;
    try (Stream<Path> pdfs = Files.list(letters.resolve("pdf"))) {
      for (Path pdf : pdfs.sorted().toList()) {
        Path text = letters.resolve("text").resolve(Format.stem(pdf.getFileName().toString()) + ".txt");
        assertThat(lines(PdfText.render(Files.readAllBytes(pdf), ALLOWED)))
            .as(pdf.getFileName().toString()).isEqualTo(lines(Files.readString(text)));
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  /** Lines, empty ones included, without regard to the width of the gaps in them. */
  private static List<String> lines(String text) {
    return text.strip().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private static void assertRefused(byte[] pdf, String reason) {
    assertThatThrownBy(() -> PdfText.render(pdf, ALLOWED)).isInstanceOf(RefusedException.class).hasMessage(reason);
  }

  @SafeVarargs
  private static byte[] pdf(List<Words>... pages) throws IOException {
    try (PDDocument document = document(pages)) {
      return save(document);
    }
  }

  @SafeVarargs
  private static byte[] locked(String password, List<Words>... pages) throws IOException {
    try (PDDocument document = document(pages)) {
      AccessPermission permission = new AccessPermission();
      permission.setCanExtractContent(false);
      document.protect(new StandardProtectionPolicy("owner", password, permission));
      return save(document);
    }
  }

  @SafeVarargs
  private static PDDocument document(List<Words>... pages) throws IOException {
    PDDocument document = new PDDocument();
    for (List<Words> words : pages) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        for (Words run : words) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
          content.newLineAtOffset(run.x(), run.y());
          content.showText(run.words());
          content.endText();
        }
      }
    }
    return document;
  }

  private static byte[] save(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }
}
