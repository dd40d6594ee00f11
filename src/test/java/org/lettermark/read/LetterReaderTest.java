package org.lettermark.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterReaderTest {

  @TempDir Path folder;

  @Test
  void aTextLetterIsTheFilesTextCharacterForCharacter() throws IOException {
    String text = "  <b>Case Number:</b>\tX-1\r\n\r\nNo rendering &amp; no trimming \u2019 \ud83d\ude00 \n\n";
    write("a.txt", text.getBytes(UTF_8));

    assertThat(only()).isEqualTo(new SourceLetter("a", "a.txt", text, "UTF-8", 0, false));
  }

  @Test
  void theByteOrderMarkIsNoPartOfTheText() throws IOException {
    write("a.txt", "\ufeffna\u00efve".getBytes(UTF_8));

    assertThat(only().text()).isEqualTo("na\u00efve");
    assertThat(only().charset()).isEqualTo("UTF-8");
  }

  @Test
  void bytesThatAreNoUtf8AreWindows1252() throws IOException {
    write("a.txt", "the patient\u2019s pain \u2013 45\u00b0".getBytes(Charset.forName("windows-1252")));

    assertThat(only().text()).isEqualTo("the patient\u2019s pain \u2013 45\u00b0");
    assertThat(only().charset()).isEqualTo("windows-1252");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
  void utf16IsKnownByItsByteOrderMark(String charset) throws IOException {
    write("a.txt", "\ufeff4\u00b0 \ud83d\ude00".getBytes(charset));

    assertThat(only().text()).isEqualTo("4\u00b0 \ud83d\ude00");
    assertThat(only().charset()).isEqualTo(charset);
  }

  @Test
  void oneDamagedByteDoesNotMakeAnotherCharacterSet() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("It\u2019s \u201cso\u201d ".getBytes(UTF_8));
    bytes.write(0xe2);
    write("a.txt", bytes.toByteArray());

    assertThat(only().text()).isEqualTo("It\u2019s \u201cso\u201d \ufffd");
    assertThat(only().charset()).isEqualTo("UTF-8, damaged");
  }

  @Test
  void controlCharactersAndLoneSurrogatesBecomeBlanks() throws IOException {
    write("utf8.txt", new byte[] {'a', 1, 'b', ' ', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '.'});
    write("utf16.txt", new byte[] {(byte) 0xfe, (byte) 0xff, 0, 'a', (byte) 0xd8, 0, 0, 'b'});

    assertThat(read()).extracting(SourceLetter::text, SourceLetter::replaced, SourceLetter::charset)
        .containsExactly(tuple("a b", 1, "UTF-16BE"), tuple("a b  .", 2, "UTF-8"));
  }

  @Test
  void aNameKeepsTheLettersOfItsScriptAndIsKnownWhereNoFileCanHaveIt() throws IOException {
    write("a.csv", "id,text\nplain,one\nna\u00efve,two\n\u6e2c/\u8a66,three\n".getBytes(UTF_8));

    LetterList letters = LetterReader.find(List.of(folder));

    assertThat(letters).extracting(LetterSource::name).containsExactly("plain", "na\u00efve", "\u6e2c_\u8a66");
    assertThat(letters.unnameable(UTF_8)).isNull();
    assertThat(letters.unnameable(US_ASCII)).isEqualTo("na\u00efve");
    assertThat(letters.unnameable(ISO_8859_1)).isEqualTo("\u6e2c_\u8a66");
  }

  @Test
  void refusesWhatIsNoLetterWithAReasonAndNoneOfItsText() throws IOException {
    write("binary.txt", noise());
    write("blank.txt", " \r\n\t\u00a0".getBytes(UTF_8));
    write("bom.txt", "\ufeff".getBytes(UTF_8));
    write("deep.md", "> ".repeat(100_000).getBytes(UTF_8));
    write("empty.txt", new byte[0]);
    write("large.txt", "secret ".repeat(200_000).getBytes(UTF_8));
    write("nul.txt", "secret".getBytes(UTF_16BE));
    write("pdf.txt", "%PDF-1.7 secret".getBytes(UTF_8));

    assertThat(failures()).containsExactly(
        "binary.txt: is not text (466 of its 4096 bytes are control characters)",
        "blank.txt: has nothing but blanks in it",
        "bom.txt: is empty",
        "deep.md: is nested too deeply",
        "empty.txt: is empty",
        "large.txt: has 1400000 bytes, more than 1048576",
        "nul.txt: is not text (6 of its 12 bytes are control characters)",
        "pdf.txt: is a PDF but not named .pdf");
  }

  @Test
  void aLetterThatWentAwayFailsAlone() throws IOException {
    write("a.txt", "a".getBytes(UTF_8));
    LetterSource source = find().get(0);
    Files.delete(folder.resolve("a.txt"));

    assertThatThrownBy(source::read).isInstanceOf(UnreadableLetterException.class)
        .hasMessage("a.txt: is no longer there");
  }

  @Test
  void listsFoldersInTheOrderOfTheirNames() throws IOException {
    List<String> names = new ArrayList<>(List.of(
        "B.txt", "a/z.txt", "a.txt", "a-1.txt", "\u00e9/x.md", "c d.HTM", "z.TXT"));
    Collections.shuffle(names, new Random(7));
    for (String name : names) {
      write(name, "text".getBytes(UTF_8));
    }

    assertThat(find()).extracting(LetterSource::uri)
        .containsExactly("B.txt", "a-1.txt", "a.txt", "a/z.txt", "c d.HTM", "z.TXT", "\u00e9/x.md");
  }

  @Test
  void passesOverHiddenAndOtherFilesAndCountsThem() throws IOException {
    for (String name : List.of("a.txt", ".b.txt", ".git/c.txt", "d.docx", "noSuffix", "e.tar.gz")) {
      write(name, "text".getBytes(UTF_8));
    }

    assertThat(find()).extracting(LetterSource::uri).containsExactly("a.txt");
    assertThat(find().leftOut()).isEqualTo(5);
  }

  @Test
  void passesOverTheFolderOfTheResults() throws IOException {
    write("a.txt", "text".getBytes(UTF_8));
    write("out/text/b.txt", "text".getBytes(UTF_8));

    LetterList letters =
        LetterReader.find(List.of(folder), ReaderOptions.DEFAULT.withLeftOut(folder.resolve("out")));

    assertThat(letters).extracting(LetterSource::uri).containsExactly("a.txt");
  }

  @Test
  void theOrderOfTheInputsAndNamingThemTwiceChangeNothing() throws IOException {
    write("one/a.txt", "1".getBytes(UTF_8));
    write("one/in/b.txt", "2".getBytes(UTF_8));
    write("two/a.txt", "3".getBytes(UTF_8));
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");

    List<String> expected = names(LetterReader.find(List.of(one, two)));

    assertThat(expected).hasSize(3);
    assertThat(names(LetterReader.find(List.of(two, one)))).isEqualTo(expected);
    assertThat(names(LetterReader.find(List.of(one, two, one, one.resolve("a.txt"), folder.resolve("two/../one")))))
        .isEqualTo(expected);
  }

  @Test
  void twoLettersOfOneNameGetTwo() throws IOException {
    write("a/Letter.txt", "1".getBytes(UTF_8));
    write("b/letter.txt", "2".getBytes(UTF_8));
    write("c/letter.pdf", "3".getBytes(UTF_8));
    write("d/other.txt", "4".getBytes(UTF_8));

    LetterList letters = find();

    assertThat(letters).extracting(LetterSource::name).doesNotHaveDuplicates()
        .startsWith("Letter").endsWith("other");
    assertThat(letters.renamed()).extracting(LetterList.Renamed::uri, LetterList.Renamed::wanted)
        .containsExactly(tuple("b/letter.txt", "letter"), tuple("c/letter.pdf", "letter"));
    assertThat(letters.renamed().get(0).name()).isEqualTo(letters.get(1).name()).matches("letter-[0-9a-f]{8}");
  }

  @Test
  void aSecondNameDoesNotDependOnTheOtherLetters() throws IOException {
    write("b/letter.txt", "1".getBytes(UTF_8));
    write("c/letter.txt", "2".getBytes(UTF_8));
    String before = find().get(1).name();
    write("a/new.txt", "3".getBytes(UTF_8));
    write("bb/letter.txt", "4".getBytes(UTF_8));

    assertThat(find()).filteredOn(letter -> letter.uri().equals("c/letter.txt"))
        .extracting(LetterSource::name).containsExactly(before);
  }

  @Test
  void aNameThatLooksLikeASecondOneIsNotGivenTwice() throws IOException {
    write("a/x.txt", "1".getBytes(UTF_8));
    write("b/x.txt", "2".getBytes(UTF_8));
    String second = find().get(1).name();
    write("c/" + second + ".txt", "3".getBytes(UTF_8));

    assertThat(find()).extracting(LetterSource::name).doesNotHaveDuplicates().contains("x", second);
  }

  @Test
  void anAddressLeadsAnotherProcessToTheSameLetter() throws IOException {
    write("in/na\u00efve #1 100%.txt", "text".getBytes(UTF_8));
    write("in/odd\tname\n.txt", "odd".getBytes(UTF_8));

    for (LetterSource source : find()) {
      assertThat(source.address()).doesNotContain("\n");
      LetterSource again = LetterReader.at(source.address(), ReaderOptions.DEFAULT);
      assertThat(again.name()).isEqualTo(source.name());
      assertThat(again.file()).isEqualTo(source.file());
      assertThat(again.read()).isEqualTo(source.read());
    }
    assertThat(find()).extracting(LetterSource::uri)
        .containsExactly("in/na\u00efve #1 100%.txt", "in/odd%09name%0A.txt");
  }

  @Test
  void saysWhichInputIsWrong() throws IOException {
    Path other = write("other.docx", "x".getBytes(UTF_8));
    write("empty/.hidden.txt", "x".getBytes(UTF_8));
    Path missing = folder.resolve("missing");
    Path empty = folder.resolve("empty");

    assertWrong(missing, missing + ": there is no such file or folder");
    assertWrong(empty, empty + ": there is no letter in it (1 file is hidden or of another kind)");
    assertWrong(other, other + ": is of a kind that is not read (.txt, .html, .htm, .md, .pdf, these in a .zip or "
        + ".gz, .csv, .tsv, .jsonl)");
  }

  @Test
  void holdsAHundredThousandLettersInAFewMegabytes() throws IOException {
    LetterList letters = new LetterList(ReaderOptions.DEFAULT);
    letters.below("file:///letters/");
    for (int i = 0; i < 100_000; i++) {
      letters.add("part-" + i / 1000 + "/letter-" + i % 90_000 + ".txt", "", "");
    }
    letters.tellApart(KnownNames.NONE);

    assertThat(letters.renamed()).hasSize(10_000);
    assertThat(letters.stream().map(LetterSource::name)).doesNotHaveDuplicates();
  }

  private static void assertWrong(Path input, String message) {
    assertThatThrownBy(() -> LetterReader.find(List.of(input)))
        .isInstanceOf(WrongInputException.class).hasMessage(message);
  }

  private static byte[] noise() {
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static List<String> names(LetterList letters) {
    return letters.stream().map(letter -> letter.name() + " " + letter.file()).toList();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private LetterList find() throws IOException {
    return LetterReader.find(List.of(folder));
  }

  private List<SourceLetter> read() throws IOException {
    List<SourceLetter> letters = new ArrayList<>();
    for (LetterSource source : find()) {
      letters.add(source.read());
    }
    return letters;
  }

  private SourceLetter only() throws IOException {
    assertThat(find()).hasSize(1);
    return find().get(0).read();
  }

  private List<String> failures() throws IOException {
    List<String> failures = new ArrayList<>();
    for (LetterSource source : find()) {
      try {
        source.read();
      } catch (UnreadableLetterException e) {
        failures.add(e.getMessage());
      }
    }
    return failures;
  }
}
