package org.lettermark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lettermark.export.QuotingLetters.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.corpus.AnnotatedFolder;

class PassagesTest {

  private static final String SPLINT =
      "The Wrist Chapter recommends a night splint for six weeks before any injection is thought of";
  private static final String ICE = "Ice, in the words of the Ankle Chapter, helps on the first day and no longer";

  @TempDir Path folder;
  private final List<String> failures = new ArrayList<>();

  @Test
  void tellsHowManyLettersQuoteAPassageAndHowTheirItemsWereDecided() throws Exception {
    write("a", letter("2016-05-06", "upheld", "overturned").quoting(1, "MTUS", SPLINT).quoting(2, "ODG", SPLINT));
    String variant = SPLINT.replace("six", "two");
    write("b", letter("2014-11-30", "upheld").quoting(1, "MTUS", variant).quoting(1, "MTUS", SPLINT));
    write("c", letter(null).quoting(0, null, SPLINT.toUpperCase()).quoting(0, "ACOEM", ICE));

    assertThat(passages())
        .containsExactly(
            "passage,guideline,letters,quotations,variants,upheld,overturned,firstDecision,lastDecision,text",
            "1,MTUS,3,5,2,2,1,2014-11-30,2016-05-06," + SPLINT,
            "2,ACOEM,1,1,1,0,0,,,\"" + ICE + "\"");
  }

  @Test
  void tellsToWhichPassageAQuotationBelongs() throws Exception {
    write("a", letter("2016-05-06", "upheld").quoting(1, "MTUS", SPLINT).quoting(0, null, ICE));
    write("b", letter("2017-01-02").quoting(0, "MTUS", SPLINT));

    passages();

    assertThat(Files.readAllLines(folder.resolve("run/passage-quotations.csv")))
        .containsExactly(
            "passage,letter,begin,end,verbatim,guideline,issue,outcome,decisionDate,similarity",
            "1,a,8,100,false,MTUS,1,upheld,2016-05-06,1.000",
            "2,a,102,178,false,,0,,2016-05-06,1.000",
            "1,b,8,100,false,MTUS,0,,2017-01-02,1.000");
  }

  @Test
  void theNamesOfTheLettersDoNotDecideWhatIsAPassage() throws Exception {
    List<QuotingLetters> letters =
        Stream.of("six", "two", "ten", "eleven", "nine or more")
            .map(weeks ->
                letter("2016-05-06")
                    .quoting(0, "MTUS", SPLINT.replace("six", weeks))
                    .quoting(0, "ODG", ICE + " or " + weeks))
            .toList();
    for (int i = 0; i < letters.size(); i++) {
      write("letter" + i, letters.get(i));
    }
    List<String> passages = passages();
    for (int i = 0; i < letters.size(); i++) {
      write("letter" + (letters.size() - 1 - i), letters.get(i));
    }

    assertThat(passages()).isEqualTo(passages).hasSize(3);
  }

  @Test
  void looseGzippedAndZippedLettersAreTheSame() throws Exception {
    Map<String, byte[]> letters = new TreeMap<>();
    for (String weeks : List.of("six", "ten", "two")) {
      letters.put(weeks, letter("2016-05-06").quoting(0, "MTUS", SPLINT.replace("six", weeks)).xmi());
    }
    for (var one : letters.entrySet()) {
      Files.write(folder.resolve(one.getKey() + ".xmi"), one.getValue());
    }
    passages();
    String loose = Files.readString(folder.resolve("run/passage-quotations.csv"));
    for (var one : letters.entrySet()) {
      Files.delete(folder.resolve(one.getKey() + ".xmi"));
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(one.getKey() + ".xmi.gz")))) {
        out.write(one.getValue());
      }
    }
    passages();
    String gzipped = Files.readString(folder.resolve("run/passage-quotations.csv"));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve("letters-00001.zip")))) {
      for (var one : letters.entrySet()) {
        Files.delete(folder.resolve(one.getKey() + ".xmi.gz"));
        out.putNextEntry(new ZipEntry(one.getKey() + ".xmi"));
        out.write(one.getValue());
      }
    }
    passages();

    assertThat(loose.lines()).hasSize(4);
    assertThat(gzipped).isEqualTo(loose);
    assertThat(Files.readString(folder.resolve("run/passage-quotations.csv"))).isEqualTo(loose);
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestGoesOn() throws Exception {
    write("good", letter("2016-05-06").quoting(0, "MTUS", SPLINT));
    Files.writeString(folder.resolve("broken.xmi"), "<xmi");
    Files.writeString(folder.resolve("broken.xmi.gz"), "no gzip");
    Files.writeString(folder.resolve("broken.zip"), "no zip");
    Files.writeString(folder.resolve("TypeSystem.xml"), "<types/>");

    assertThat(passages()).hasSize(2);
    assertThat(failures).containsExactly("broken.xmi", "broken.xmi.gz", "broken.zip");
  }

  @Test
  void lettersWithoutQuotationsMakeEmptyTablesAndNoOtherFileIsLeft() throws Exception {
    write("none", letter("2016-05-06"));

    assertThat(passages()).hasSize(1);
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("passages.csv", "passage-quotations.csv");
    }
  }

  private void write(String name, QuotingLetters letter) throws Exception {
    Files.write(folder.resolve(name + ".xmi"), letter.xmi());
  }

  private List<String> passages() throws IOException {
    Passages.write(
        AnnotatedFolder.in(folder),
        folder.resolve("run"),
        Passages.SIMILARITY,
        (letter, reason) -> failures.add(letter));
    return Files.readAllLines(folder.resolve("run/passages.csv"));
  }
}
