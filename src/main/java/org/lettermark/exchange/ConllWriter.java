package org.lettermark.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lettermark.corpus.CodePoints;
import org.lettermark.corpus.Finding;

/**
 * Letters for taggers: {@code NAME.conll}, a word a line, an empty line behind a sentence; columns are the word, its first and last
 * code point, and one BIO tag for each type. A word is in a span where they share a character; of two spans of a type at one word the
 * first counts. A span that crosses the end of a sentence goes on there with {@code I-}; how many do is said on top.
 */
final class ConllWriter implements LetterSink {

  private final Path folder;

  ConllWriter(Path folder) {
    this.folder = folder;
  }

  @Override
  public void accept(OutLetter letter) throws IOException {
    CodePoints points = new CodePoints(letter.letter().text());
    StringBuilder lines = new StringBuilder("# letter = " + letter.name() + "\n# spans that cross sentences = " + crossing(letter)
        + "\n# columns = FORM BEGIN END");
    Layer.ALL.forEach(layer -> lines.append(' ').append(layer.type()));
    lines.append("\n");
    List<List<Finding>> layers = new ArrayList<>();
    Layer.ALL.forEach(layer -> layers.add(letter.letter().of(layer.type())));
    Finding[] open = new Finding[layers.size()];
    for (OutLetter.Span sentence : letter.sentences()) {
      List<OutLetter.Span> tokens = letter.tokens(sentence);
      for (OutLetter.Span token : tokens) {
        lines.append(letter.letter().text(), token.begin(), token.end()).append('\t').append(points.point(token.begin())).append('\t')
            .append(points.point(token.end()));
        for (int i = 0; i < open.length; i++) {
          Finding at = at(layers.get(i), token);
          lines.append('\t').append(at == null ? "O" : (at == open[i] ? "I-" : "B-") + at.type());
          open[i] = at;
        }
        lines.append('\n');
      }
      lines.append(tokens.isEmpty() ? "" : "\n");
    }
    Files.writeString(folder.resolve(letter.name() + ".conll"), lines.toString());
  }

  private static Finding at(List<Finding> findings, OutLetter.Span token) {
    return findings.stream().filter(finding -> finding.begin() < token.end() && token.begin() < finding.end()).findFirst().orElse(null);
  }

  private static long crossing(OutLetter letter) {
    return letter.letter().findings().stream()
        .filter(finding -> letter.sentences().stream()
            .filter(sentence -> finding.begin() < sentence.end() && sentence.begin() < finding.end()).count() > 1)
        .count();
  }

  @Override
  public void close() {}
}
