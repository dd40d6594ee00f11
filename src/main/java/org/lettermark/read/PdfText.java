package org.lettermark.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Renders a PDF as lines of text in which columns stay columns. Wide gaps between lines, and between pages, become
 * an empty line.
 */
final class PdfText {

  /** A page has some thousand characters; one that has this many is no page of a letter. */
  private static final int MAX_GLYPHS_PER_PAGE = 200_000;

  private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]++");

  private PdfText() {}

  static String render(byte[] pdf, ReaderOptions options) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      if (!document.getCurrentAccessPermission().canExtractContent() && !options.ignorePdfPermissions()) {
        throw new RefusedException(
            "its flags forbid taking text out of it; if you may read it, say so with --ignore-pdf-permissions");
      }
      int pages = document.getNumberOfPages();
      if (pages > options.maxPdfPages()) {
        throw new RefusedException("has " + pages + " pages, more than " + options.maxPdfPages());
      }
      Fonts.ready();
      Stripper stripper = new Stripper(options.maxLetterBytes());
      stripper.getText(document);
      if (stripper.text.toString().isBlank()) {
        throw new RefusedException("has no text in its " + pages + (pages == 1 ? " page" : " pages") + " (a scan?)");
      }
      return stripper.text.append('\n').toString();
    } catch (InvalidPasswordException e) {
      throw new RefusedException("is a PDF locked with a password");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      throw new RefusedException("is not a PDF that can be read, or not all of one");
    }
  }

  /** Makes the fonts ready when the first PDF comes. */
  private static final class Fonts {
    static {
      try {
        PdfFonts.use();
      } catch (IOException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    static void ready() {}
  }

  /** Words that stand together in a line. */
  private record Run(String text, float begin, float end, float baseline, float size, float blank) {}

  private static final class Stripper extends PDFTextStripper {

    private final StringBuilder text = new StringBuilder();
    private final int maxLength;
    private List<List<Run>> lines = new ArrayList<>();
    private List<Run> line = new ArrayList<>();
    private float margin;
    private float charWidth;
    private int glyphs;

    Stripper(int maxLength) {
      this.maxLength = maxLength;
      setSortByPosition(true);
      setSuppressDuplicateOverlappingText(true);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
      if (++glyphs > MAX_GLYPHS_PER_PAGE) {
        throw new UncheckedIOException(
            new RefusedException("has a page of more than " + MAX_GLYPHS_PER_PAGE + " characters"));
      }
      super.processTextPosition(glyph);
    }

    @Override
    protected void writePage() throws IOException {
      margin = Float.MAX_VALUE;
      double width = 0;
      int count = 0;
      for (List<TextPosition> article : charactersByArticle) {
        for (TextPosition glyph : article) {
          if (!glyph.getUnicode().isBlank()) {
            margin = Math.min(margin, glyph.getXDirAdj());
            width += glyph.getWidthDirAdj();
            count++;
          }
        }
      }
      charWidth = count == 0 ? 5 : (float) Math.max(1, width / count);
      glyphs = 0;
      super.writePage();
      writeLineSeparator();
      if (!lines.isEmpty()) {
        text.append(text.length() == 0 ? "" : "\n\n");
        write(lines);
        lines = new ArrayList<>();
      }
    }

    @Override
    protected void writeString(String words, List<TextPosition> positions) {
      int length = positions.stream().mapToInt(glyph -> glyph.getUnicode().length()).sum();
      boolean aligned = length == words.length();
      TextPosition begin = null;
      TextPosition end = null;
      int from = 0;
      int at = 0;
      for (TextPosition glyph : positions) {
        if (!glyph.getUnicode().isBlank()) {
          if (aligned && end != null && isColumn(right(end), glyph.getXDirAdj(), glyph.getWidthOfSpace())) {
            line.add(run(words.substring(from, at), begin, end));
            from = at;
            begin = null;
          }
          begin = begin == null ? glyph : begin;
          end = glyph;
        }
        at += glyph.getUnicode().length();
      }
      if (begin != null) {
        line.add(run(words.substring(from), begin, end));
      }
    }

    private static Run run(String words, TextPosition begin, TextPosition end) {
      return new Run(BLANKS.matcher(words.strip()).replaceAll(" "), begin.getXDirAdj(), right(end),
          begin.getYDirAdj(), begin.getFontSizeInPt(), begin.getWidthOfSpace());
    }

    private static float right(TextPosition glyph) {
      return glyph.getXDirAdj() + glyph.getWidthDirAdj();
    }

    private boolean isColumn(float end, float begin, float blank) {
      return begin - end > Math.max(4 * blank, 2 * charWidth);
    }

    @Override
    protected void writeWordSeparator() {}

    @Override
    protected void writeLineSeparator() {
      if (!line.isEmpty()) {
        lines.add(line);
        line = new ArrayList<>();
      }
    }

    private void write(List<List<Run>> lines) throws IOException {
      float usual = usualDistance(lines);
      for (int i = 0; i < lines.size(); i++) {
        if (i > 0) {
          Run first = lines.get(i).get(0);
          boolean apart = distance(lines, i) > 1.6 * Math.max(usual, first.size());
          text.append(apart ? "\n\n" : "\n");
        }
        write(lines.get(i), text.length());
        if (text.length() > maxLength) {
          throw new RefusedException("has more than " + maxLength + " characters of text");
        }
      }
    }

    private static float usualDistance(List<List<Run>> lines) {
      double[] distances = IntStream.range(1, lines.size()).mapToDouble(i -> distance(lines, i)).sorted().toArray();
      return distances.length == 0 ? 0 : (float) distances[distances.length / 2];
    }

    private static float distance(List<List<Run>> lines, int i) {
      return Math.abs(lines.get(i).get(0).baseline() - lines.get(i - 1).get(0).baseline());
    }

    private void write(List<Run> runs, int begin) {
      float end = margin;
      for (Run run : runs) {
        boolean first = text.length() == begin;
        boolean column = first || isColumn(end, run.begin(), run.blank());
        int wanted = column ? Math.min(500, Math.round((run.begin() - margin) / charWidth)) : 0;
        int least = first ? 0 : column ? 3 : 1;
        text.append(" ".repeat(Math.max(least, wanted - (text.length() - begin)))).append(run.text());
        end = run.end();
      }
    }
  }
}
