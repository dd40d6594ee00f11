package org.lettermark.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lettermark.corpus.Finding;
import org.lettermark.corpus.FlatLetter;
import org.lettermark.corpus.JsonLines;
import org.lettermark.corpus.LetterSet;

/** What goes out to a tool and comes back is what it was: emoji, all line ends, spans over them, and values of any characters. */
class RoundTripTest {

  private static final List<String> PIECES = List.of(
      "Soma", "350mg", "😀", "naïve", "<b>", "&", "\"", ";", "#60", "'", " ", "\t", "\n", "\r\n", "\r", "\u2028", "\u00a0", "👨🏻‍🚒");
  private static final List<String> VALUES =
      List.of("10 mg", "a; b", "c\\d", "x=y", "two\nlines", "tab\there", "😀", "\"quoted\"", " \\; ", "\\u000a", "true");

  private record Mark(int from, int to, int layer, int value) {}

  @Property(tries = 12)
  void nothingIsLost(@ForAll("letters") List<FlatLetter> letters) throws Exception {
    Path folder = Files.createTempDirectory("exchange");
    try {
      Path texts = Files.createDirectory(folder.resolve("texts"));
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < letters.size(); i++) {
        Files.writeString(texts.resolve("letter-" + i + ".txt"), letters.get(i).text());
        lines.add(JsonLines.write("letter-" + i, letters.get(i)));
      }
      Path given = Files.write(folder.resolve("given.jsonl"), lines);
      for (Format format : List.of(Format.INCEPTION, Format.BRAT, Format.JSONL, Format.LABELSTUDIO)) {
        Path tool = folder.resolve(format.name());
        Path gold = folder.resolve(format + "-gold");
        assertThat(Export.write(given, format, true, tool).problems()).isEmpty();
        assertThat(Import.read(tool, texts, null, gold).problems()).as(format.name()).isEmpty();
        try (LetterSet back = LetterSet.open(gold)) {
          for (int i = 0; i < letters.size(); i++) {
            FlatLetter letter = back.flat("letter-" + i);
            assertThat(letter.text()).isEqualTo(letters.get(i).text());
            assertThat(sorted(letter)).as(format.name()).isEqualTo(sorted(letters.get(i)));
          }
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static List<Finding> sorted(FlatLetter letter) throws IOException {
    return Layer.reduce(letter).findings().stream()
        .sorted(Comparator.comparingInt(Finding::begin).thenComparing(Finding::end).thenComparing(Finding::toString)).toList();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Provide
  Arbitrary<List<FlatLetter>> letters() {
    Arbitrary<Mark> mark = Combinators.combine(Arbitraries.integers().between(0, 60), Arbitraries.integers().between(0, 12),
        Arbitraries.integers().between(0, Layer.ALL.size() - 1), Arbitraries.integers().between(0, 1000)).as(Mark::new);
    return Combinators.combine(Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(60), mark.list().ofMaxSize(8))
        .as(RoundTripTest::letter).list().ofMinSize(1).ofMaxSize(6);
  }

  private static FlatLetter letter(List<String> pieces, List<Mark> marks) {
    StringBuilder text = new StringBuilder("He took ");
    List<Integer> begins = new ArrayList<>();
    for (String piece : pieces) {
      begins.add(text.length());
      text.append(piece);
    }
    List<Finding> findings = new ArrayList<>();
    for (Mark mark : marks) {
      int begin = begins.get(mark.from() % begins.size());
      int last = Math.min(begins.size() - 1, mark.from() % begins.size() + mark.to());
      int end = begins.get(last) + pieces.get(last).length();
      String covered = text.substring(begin, end);
      if (covered.strip().equals(covered)) {
        findings.add(new Finding(Layer.ALL.get(mark.layer()).type(), begin, end, features(Layer.ALL.get(mark.layer()), mark.value())));
      }
    }
    try {
      return FlatLetter.of(text.append(" daily.").toString(), findings);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> features(Layer layer, int seed) {
    Map<String, Object> features = new HashMap<>();
    for (int i = 0; i < layer.fields().size(); i++) {
      Layer.Field field = layer.fields().get(i);
      String value = VALUES.get((seed + i) % VALUES.size());
      switch (field.form()) {
        case ONE -> features.put(field.name(), field.values().get(seed % field.values().size()));
        case TEXT -> features.put(field.name(), value);
        case LIST -> features.put(field.name(), List.of(value, VALUES.get((seed + i + 1) % VALUES.size())));
        case FLAG -> features.put(field.name(), String.valueOf(seed % 2 == 0));
      }
      if ((seed >> i) % 3 == 0) {
        features.remove(field.name());
      }
    }
    return features;
  }
}
