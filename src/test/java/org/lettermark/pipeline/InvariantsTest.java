package org.lettermark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.read.LetterReader;
import org.lettermark.read.LetterSource;
import org.lettermark.read.SourceLetter;
import org.lettermark.type.Letter;

/** What holds for every letter: those of the corpus, and real ones where they are at hand. */
class InvariantsTest {

  private static final List<SourceLetter> LETTERS = new ArrayList<>();

  private static LetterPipeline pipeline;

  @BeforeAll
  static void read() throws IOException {
    pipeline = LetterPipeline.start(PipelineOptions.DEFAULT);
    List<Path> folders = new ArrayList<>(List.of(Path.of("corpus/letters")));
    Path real = Path.of("../shared/letters/text");
    if (Files.isDirectory(real)) {
      folders.add(real);
    }
    for (LetterSource source : LetterReader.find(folders)) {
      LETTERS.add(source.read());
    }
    assertThat(LETTERS).hasSizeGreaterThanOrEqualTo(28);
  }

  @Test
  void aLetterIsTheSameBytesWhateverLettersCameBeforeIt() throws Exception {
    XmiWriter writer = new XmiWriter(Set.of());
    JCas used = pipeline.newLetter();
    SourceLetter longest = LETTERS.stream().max(Comparator.comparing(one -> one.text().length())).orElseThrow();
    String text = longest.text().repeat(20);
    pipeline.annotate(used, new SourceLetter("long", "long.txt", text, "UTF-8", 0, false));
    for (SourceLetter source : LETTERS) {
      JCas fresh = pipeline.newLetter();
      pipeline.annotate(fresh, source);
      pipeline.annotate(used, source);

      assertThat(xmi(writer, used)).as(source.name()).isEqualTo(xmi(writer, fresh));
    }
  }

  private static String xmi(XmiWriter writer, JCas letter) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.write(letter.getCas(), bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @TestFactory
  Stream<DynamicTest> everySpanLiesInTheTextAndHasNoBlankEdge() {
    return each(
        letter -> {
          String text = letter.getDocumentText();
          for (Annotation one : letter.select(Annotation.class).asList()) {
            if (one.getType().getName().equals("uima.tcas.DocumentAnnotation") || one instanceof Letter || one instanceof Segment) {
              continue;
            }
            String type = one.getType().getShortName();
            assertThat(one.getBegin()).as(type).isBetween(0, text.length() - 1);
            assertThat(one.getEnd()).as(type).isBetween(one.getBegin() + 1, text.length());
            assertThat(one.getCoveredText()).as(type).isEqualTo(one.getCoveredText().strip());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> sectionsCoverTheLetterWithoutGapOrOverlap() {
    return each(
        letter -> {
          int end = 0;
          for (Segment section : letter.select(Segment.class).asList()) {
            assertThat(section.getBegin()).isEqualTo(end);
            end = section.getEnd();
          }
          assertThat(end).isEqualTo(letter.getDocumentText().length());
        });
  }

  @TestFactory
  Stream<DynamicTest> sentencesStayInTheirSectionAndTokensInTheirSentence() {
    return each(
        letter -> {
          inside(letter.select(Sentence.class).asList(), letter.select(Segment.class).asList());
          inside(letter.select(BaseToken.class).asList(), letter.select(Sentence.class).asList());
        });
  }

  @TestFactory
  Stream<DynamicTest> noFindingIsWrittenTwice() {
    return each(
        letter -> {
          List<String> findings =
              letter.select(Annotation.class)
                  .filter(one -> one.getType().getName().startsWith("org.lettermark."))
                  .filter(one -> !Set.of("ContextScope", "Term", "MedicationAttribute").contains(one.getType().getShortName()))
                  .map(one -> one.getType().getShortName() + " " + one.getBegin() + "-" + one.getEnd())
                  .toList();
          assertThat(findings).doesNotHaveDuplicates();
        });
  }

  @Test
  void twoThreadsWriteTheBytesThatOneWrites() throws Exception {
    List<byte[]> alone = xmi(pipeline);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<byte[]>> task = () -> xmi(LetterPipeline.start(PipelineOptions.DEFAULT));
      for (Future<List<byte[]>> other : threads.invokeAll(List.of(task, task))) {
        List<byte[]> bytes = other.get();
        for (int i = 0; i < LETTERS.size(); i++) {
          assertThat(bytes.get(i)).as(LETTERS.get(i).name()).isEqualTo(alone.get(i));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<byte[]> xmi(LetterPipeline pipeline) throws Exception {
    XmiWriter writer = new XmiWriter(Set.of());
    JCas letter = pipeline.newLetter();
    List<byte[]> all = new ArrayList<>();
    for (SourceLetter source : LETTERS) {
      pipeline.annotate(letter, source);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writer.write(letter.getCas(), out);
      all.add(out.toByteArray());
    }
    return all;
  }

  private static void inside(List<? extends Annotation> inner, List<? extends Annotation> outer) {
    int at = 0;
    int end = 0;
    for (Annotation one : inner) {
      assertThat(one.getBegin()).as("no overlap before %d", one.getBegin()).isGreaterThanOrEqualTo(end);
      end = one.getEnd();
      while (at < outer.size() && outer.get(at).getEnd() < end) {
        at++;
      }
      assertThat(at).isLessThan(outer.size());
      assertThat(one.getBegin()).isGreaterThanOrEqualTo(outer.get(at).getBegin());
    }
  }

  private interface Check {
    void hold(JCas letter) throws Exception;
  }

  private static Stream<DynamicTest> each(Check check) {
    return LETTERS.stream()
        .map(
            source ->
                DynamicTest.dynamicTest(
                    source.name(),
                    () -> {
                      JCas letter = pipeline.newLetter();
                      pipeline.annotate(letter, source);
                      check.hold(letter);
                    }));
  }
}
