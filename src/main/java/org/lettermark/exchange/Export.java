package org.lettermark.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.util.CasCreationUtils;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.LetterSet;
import org.lettermark.corpus.LetterTypes;
import org.lettermark.corpus.StandOff;

/** Writes annotated letters for other tools. */
public final class Export {

  private static final String SENTENCE = "org.apache.ctakes.typesystem.type.textspan.Sentence";

  /** What was done. */
  public record Result(int letters, int findings, List<String> problems) {}

  private Export() {}

  /**
   * Writes all letters of a folder; one that cannot be read is named, and the others go on.
   *
   * @param checked whether people made or checked the annotations
   * @param output a folder that is new or empty
   * @throws IOException where it is not, or where nothing can be read or written
   */
  public static Result write(Path letters, Format format, boolean checked, Path output) throws IOException {
    empty(output);
    List<String> problems = new ArrayList<>();
    int count = 0;
    int findings = 0;
    try (LetterSet set = LetterSet.open(letters)) {
      set.unreadable().forEach((file, reason) -> problems.add(letters.resolve(file) + ": " + reason));
      Files.createDirectories(output);
      CAS cas = CasCreationUtils.createCas(LetterTypes.description(), null, null);
      try (LetterSink sink = format.write(output, checked)) {
        for (String name : set.names()) {
          OutLetter letter;
          try {
            letter = read(set, name, cas);
          } catch (IOException e) {
            problems.add(letters.resolve(e.getMessage()).toString());
            continue;
          }
          sink.accept(letter);
          count++;
          findings += letter.letter().findings().size();
        }
      }
    } catch (UIMAException e) {
      throw new IOException(e.getMessage(), e);
    }
    return new Result(count, findings, problems);
  }

  /** Checks that nothing in a folder can be lost. */
  static void empty(Path output) throws IOException {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new IOException(output + ": is no folder");
    }
    if (Files.isDirectory(output)) {
      try (Stream<Path> all = Files.list(output)) {
        if (all.findAny().isPresent()) {
          throw new IOException(output + ": is not empty; name a new folder");
        }
      }
    }
  }

  private static OutLetter read(LetterSet set, String name, CAS cas) throws IOException {
    if (!name.matches("[^/\\\\\\p{Cntrl}]+") || name.startsWith(".")) {
      throw new IOException("a letter has a name that no file can have");
    }
    List<OutLetter.Span> sentences = new ArrayList<>();
    FlatLetter letter;
    if (set instanceof AnnotatedFolder folder) {
      folder.read(name, cas);
      letter = FlatLetter.of(cas);
      for (AnnotationFS sentence : cas.getAnnotationIndex(cas.getTypeSystem().getType(SENTENCE))) {
        sentences.add(new OutLetter.Span(sentence.getBegin(), sentence.getEnd()));
      }
    } else {
      letter = set.flat(name);
    }
    if (letter.text().indexOf(StandOff.UNKNOWN) >= 0) {
      throw new IOException(name + ": holds annotations without the letter's text");
    }
    return new OutLetter(name, Layer.reduce(letter), sentences.isEmpty() ? OutLetter.sentences(letter.text()) : sentences);
  }
}
