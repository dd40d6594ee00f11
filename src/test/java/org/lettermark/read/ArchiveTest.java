package org.lettermark.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  @TempDir Path folder;

  @Test
  void readsLettersOfEveryKindOutOfAZip() throws IOException {
    write("all.zip", zip(Map.of("a/one.txt", bytes("one"), "a/two.html", bytes("<p>two"),
        "b/three.md", bytes("# three"), "four.txt.gz", gzip(bytes("four")))));

    assertThat(read()).extracting(SourceLetter::uri, SourceLetter::name, SourceLetter::text, SourceLetter::rendered)
        .containsExactly(
            tuple("all.zip!/a/one.txt", "one", "one", false),
            tuple("all.zip!/a/two.html", "two", "two\n", true),
            tuple("all.zip!/b/three.md", "three", "three\n", true),
            tuple("all.zip!/four.txt.gz", "four", "four", false));
  }

  @Test
  void readsAGzip() throws IOException {
    write("a.txt.gz", gzip(bytes("one")));
    write("b.HTML.GZ", gzip(bytes("<b>two</b>")));

    assertThat(read()).extracting(SourceLetter::name, SourceLetter::text)
        .containsExactly(tuple("a", "one"), tuple("b", "two\n"));
  }

  @Test
  void readsAZipWithinAZipButNoDeeper() throws IOException {
    byte[] deeper = zip(Map.of("x.txt", bytes("x")));
    byte[] inner = zip(Map.of("in.txt", bytes("in"), "deeper.zip", deeper, "no.docx", bytes("")));
    write("outer.zip", zip(Map.of("inner.zip", inner, "out.txt", bytes("out"))));

    assertThat(read()).extracting(SourceLetter::uri, SourceLetter::text)
        .containsExactly(tuple("outer.zip!/inner.zip!/in.txt", "in"), tuple("outer.zip!/out.txt", "out"));
    assertThat(failures()).containsExactly(
        "outer.zip!/inner.zip!/deeper.zip: lies in an archive within an archive; unpack it first");
    assertThat(find(ReaderOptions.DEFAULT).leftOut()).isEqualTo(1);
  }

  @Test
  void passesOverWhatIsHiddenOrOfAnotherKind() throws IOException {
    write("a.zip", zip(Map.of("x.txt", bytes("x"), ".y.txt", bytes("y"), "__MACOSX/._x.txt", bytes("z"),
        "b.doc", bytes("b"), "folder/", bytes(""))));

    assertThat(read()).extracting(SourceLetter::uri).containsExactly("a.zip!/x.txt");
    assertThat(find(ReaderOptions.DEFAULT).leftOut()).isEqualTo(3);
  }

  @Test
  void namesOfEntriesLeadNowhere() throws IOException {
    write("evil.zip", zip(Map.of("../../up.txt", bytes("1"), "/root.txt", bytes("2"), "a\\..\\..\\win.txt", bytes("3"),
        "c:\\nul.txt", bytes("4"), "line\nend.txt", bytes("5"))));

    assertThat(read()).extracting(SourceLetter::uri, SourceLetter::name).containsExactly(
        tuple("evil.zip!/up.txt", "up"),
        tuple("evil.zip!/root.txt", "root"),
        tuple("evil.zip!/a/win.txt", "win"),
        tuple("evil.zip!/c:/nul.txt", "_nul"),
        tuple("evil.zip!/line_end.txt", "line_end"));
  }

  @Test
  void twoEntriesOfOneNameAreTwoLetters() throws IOException {
    write("a.zip", zip(Map.of("a/x.txt", bytes("1"), "b/X.txt", bytes("2"), "b/../a/x.txt", bytes("3"))));

    assertThat(read()).extracting(SourceLetter::name).hasSize(3).doesNotHaveDuplicates();
    assertThat(read()).extracting(SourceLetter::text).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void anArchiveThatCannotBeListedIsOneLetterThatFails() throws IOException {
    byte[] whole = zip(Map.of("x.txt", bytes("x")));
    write("cut.zip", Arrays.copyOf(whole, whole.length - 5));
    write("empty.zip", zip(Map.of()));
    write("good.txt", bytes("good"));
    write("inner.zip", zip(Map.of("cut.zip", Arrays.copyOf(whole, 20), "y.txt", bytes("y"))));
    write("none.zip", bytes("nothing like it"));

    assertThat(read()).extracting(SourceLetter::uri).containsExactly("good.txt", "inner.zip!/y.txt");
    assertThat(failures()).containsExactly(
        "cut.zip: is not a zip archive, or not all of one",
        "inner.zip!/cut.zip: is not a zip archive, or not all of one",
        "none.zip: is not a zip archive, or not all of one");
  }

  @Test
  void damagedEntriesFailAlone() throws IOException {
    byte[] zip = zip(Map.of("a.txt", bytes("aaaa".repeat(50)), "b.txt", bytes("b")));
    zip[36]++;
    write("a.zip", zip);
    byte[] gzip = gzip(bytes("whole"));
    write("b.txt.gz", Arrays.copyOf(gzip, gzip.length - 6));
    write("c.txt.gz", bytes("no gzip"));

    assertThat(read()).extracting(SourceLetter::uri).containsExactly("a.zip!/b.txt");
    assertThat(failures()).containsExactly("a.zip!/a.txt: is damaged in its archive",
        "b.txt.gz: is not a gzip file, or not all of one", "c.txt.gz: is not a gzip file, or not all of one");
  }

  @Test
  void lockedEntriesAreRefused() throws IOException {
    byte[] zip = zip(Map.of("a.txt", bytes("a")));
    int entry = directory(zip);
    zip[entry + 8] |= 1;
    write("a.zip", zip);

    assertThat(failures()).containsExactly("a.zip!/a.txt: is locked with a password");
  }

  @Test
  void whatUnpacksToMuchIsRefusedWithoutUnpackingIt() throws IOException {
    write("big.zip", zip(Map.of("a.txt", new byte[2 << 20])));
    write("big2.txt.gz", gzip(new byte[64 << 20]));
    write("bomb.zip", zip(Map.of("a.txt", bytes(" ".repeat(1 << 20)), "b.txt", bytes("b"))));

    assertThat(read()).extracting(SourceLetter::uri).containsExactly("bomb.zip!/b.txt");
    assertThat(failures()).containsExactly(
        "big.zip!/a.txt: has 2097152 bytes, more than 1048576",
        "big2.txt.gz: has more than 1048576 bytes",
        "bomb.zip!/a.txt: is more than 200 times larger than in its archive");
  }

  @Test
  void anEntryThatLiesAboutItsSizeIsRefused() throws IOException {
    byte[] zip = zip(Map.of("a.txt", bytes("a".repeat(5000))));
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(zip) + 24, 10);
    write("a.zip", zip);

    assertThat(failures()).containsExactly("a.zip!/a.txt: is damaged in its archive");
  }

  @Test
  void archivesHaveLimitsAltogether() throws IOException {
    byte[] inner = zip(Map.of("a.txt", bytes("a"), "b.txt", bytes("b"), "c.txt", bytes("c")));
    write("a.zip", zip(Map.of("a.txt", bytes("a"), "b.txt", bytes("b"), "c.txt", bytes("c"), "d.txt", bytes("d"))));
    write("b.zip", zip(Map.of("a.txt", bytes("a".repeat(3000)))));
    write("c.zip", zip(Map.of("inner.zip", inner, "inner2.zip", inner)));
    ReaderOptions options = new ReaderOptions("id", "text", false, 1000, 1000, 1, 3, 2500, 200, null);

    assertThat(find(options)).extracting(LetterSource::uri)
        .containsExactly("a.zip", "b.zip", "c.zip");
    assertThat(failures(options)).containsExactly(
        "a.zip: has 4 entries, more than 3",
        "b.zip: has more than 2500 bytes in it",
        "c.zip: has more in the archives within it than 3 entries or 2500 bytes");
  }

  @Test
  void anArchiveThatChangedSinceItWasListedGivesNoOtherLetter() throws IOException {
    write("a.zip", zip(Map.of("a.txt", bytes("a"))));
    LetterSource source = find(ReaderOptions.DEFAULT).get(0);
    write("a.zip", zip(Map.of("b.txt", bytes("b"))));

    assertThatThrownBy(source::read).hasMessage("a.zip!/a.txt: is no longer there");
  }

  @Test
  void readsZip64() throws IOException {
    write("a.zip", zip64("a.txt", bytes("sixty-four")));

    assertThat(read()).extracting(SourceLetter::text).containsExactly("sixty-four");
  }

  @Test
  void readsMoreEntriesThanAnOldZipCanCount() throws IOException {
    Path file = folder.resolve("many.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 70_000; i++) {
        out.putNextEntry(new ZipEntry(i + ".txt"));
        out.write('x');
      }
    }

    LetterList letters = find(ReaderOptions.DEFAULT);

    assertThat(letters).hasSize(70_000);
    assertThat(letters.get(69_999).read().uri()).isEqualTo("many.zip!/69999.txt");
  }

  private static int directory(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }

  private static byte[] zip64(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x04034b50).putShort((short) 45).putShort((short) 0).putShort((short) 0).putInt(0)
        .putInt((int) crc.getValue()).putInt(content.length).putInt(content.length)
        .putShort((short) name.length()).putShort((short) 0).put(bytes(name)).put(content);
    int directory = out.position();
    out.putInt(0x02014b50).putShort((short) 45).putShort((short) 45).putShort((short) 0).putShort((short) 0).putInt(0)
        .putInt((int) crc.getValue()).putInt(-1).putInt(-1).putShort((short) name.length()).putShort((short) 28)
        .putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(-1).put(bytes(name))
        .putShort((short) 1).putShort((short) 24).putLong(content.length).putLong(content.length).putLong(0);
    int end = out.position();
    out.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0)
        .putLong(1).putLong(1).putLong(end - directory).putLong(directory)
        .putInt(0x07064b50).putInt(0).putLong(end).putInt(1)
        .putInt(0x06054b50).putShort((short) 0).putShort((short) 0).putShort((short) -1).putShort((short) -1)
        .putInt(-1).putInt(-1).putShort((short) 0);
    return Arrays.copyOf(out.array(), out.position());
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private LetterList find(ReaderOptions options) throws IOException {
    return LetterReader.find(List.of(folder), options);
  }

  private List<SourceLetter> read() throws IOException {
    List<SourceLetter> letters = new ArrayList<>();
    for (LetterSource source : find(ReaderOptions.DEFAULT)) {
      try {
        letters.add(LetterReader.at(source.address(), ReaderOptions.DEFAULT).read());
      } catch (UnreadableLetterException e) {
        continue;
      }
    }
    return letters;
  }

  private List<String> failures() throws IOException {
    return failures(ReaderOptions.DEFAULT);
  }

  private List<String> failures(ReaderOptions options) throws IOException {
    List<String> failures = new ArrayList<>();
    for (LetterSource source : find(options)) {
      try {
        LetterReader.at(source.address(), options).read();
      } catch (UnreadableLetterException e) {
        failures.add(e.getMessage());
      }
    }
    return failures;
  }
}
