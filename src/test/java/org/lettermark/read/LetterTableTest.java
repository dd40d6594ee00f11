package org.lettermark.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterTableTest {

  @TempDir Path folder;

  @Test
  void aRowOfACsvIsALetterWithItsLineEndsAndQuotationMarks() throws IOException {
    write("t.csv", "\ufeffid,note,text\r\nA/1,,\"Norco, \"\"10\"\" mg\r\nupheld\"\r\n\r\nA2,x,5\" wide\n");

    assertThat(read()).containsExactly(
        new SourceLetter("A_1", "t.csv#A/1", "Norco, \"10\" mg\r\nupheld", "UTF-8", 0, false),
        new SourceLetter("A2", "t.csv#A2", "5\" wide", "UTF-8", 0, false));
  }

  @Test
  void aLineOfAJsonlIsALetter() throws IOException {
    write("t.jsonl", "{\"text\": \"a\\u0001b\\ud800\", \"more\": {\"id\": \"no\"}, \"id\": 17}\n\n"
        + "{\"id\":\"x\",\"text\":\"\u00e9\"}");

    assertThat(read()).containsExactly(
        new SourceLetter("17", "t.jsonl#17", "a b ", "UTF-8", 2, false),
        new SourceLetter("x", "t.jsonl#x", "\u00e9", "UTF-8", 0, false));
  }

  @Test
  void theColumnsAreThoseThatTheOptionsName() throws IOException {
    write("t.csv", "case,letter\nc1,one\n");
    write("u.jsonl", "{\"case\":\"c2\",\"letter\":\"two\"}");

    ReaderOptions options = ReaderOptions.DEFAULT.withColumns("case", "letter");

    assertThat(read(options)).extracting(SourceLetter::name, SourceLetter::text)
        .containsExactly(tuple("c1", "one"), tuple("c2", "two"));
  }

  @Test
  void absentColumnsAreWrongUseWhereTheTableIsNamedAndOneFailureInAFolder() throws IOException {
    write("t.csv", "secret,other\n1,2\n");
    write("u.jsonl", "{\"id\": 1, \"secret\": \"x\"}\n");
    write("v.jsonl", "secret\n");
    write("ok.txt", "ok");
    String reason =
        "its first line has no \"id\" and \"text\"; name its columns with --id-column and --text-column";

    assertThat(failures()).containsExactly("t.csv: " + reason, "u.jsonl: " + reason, "v.jsonl: " + reason);
    assertThatThrownBy(() -> LetterReader.find(List.of(folder.resolve("t.csv"))))
        .isInstanceOf(WrongInputException.class).hasMessage("t.csv: " + reason);
  }

  @Test
  void aBadRowFailsAloneAndRowsWithoutAnIdGetTheirNumber() throws IOException {
    write("t.csv", "id,text\n,first\nshort\nb,\nc,third\n");
    write("u.jsonl", "{\"id\":\"a\",\"text\":\"one\"}\nno object, secret\n"
        + "{\"text\":\"three\"}\n{\"id\":\"d\",\"text\":4}\n[]");

    assertThat(read()).extracting(SourceLetter::uri, SourceLetter::name).containsExactly(
        tuple("t.csv#row-1", "row-1"), tuple("t.csv#c", "c"), tuple("u.jsonl#a", "a"), tuple("u.jsonl#row-3", "row-3"));
    assertThat(failures()).containsExactly(
        "t.csv#short: has no \"text\"",
        "t.csv#b: is empty",
        "u.jsonl#row-2: is not a row that can be read",
        "u.jsonl#d: has no \"text\"",
        "u.jsonl#row-5: is not a row that can be read");
  }

  @Test
  void aQuotationMarkThatIsNeverClosedTakesNoMoreThanALetter() throws IOException {
    write("t.csv", "id,text\na,one\nb,\"never closed\n" + "c,three\n".repeat(200_000));

    assertThat(read()).extracting(SourceLetter::text).containsExactly("one");
    assertThat(failures()).containsExactly("t.csv#b: has more than 1114112 bytes");
  }

  @Test
  void aRowMayBeInAnotherCharacterSet() throws IOException {
    Files.write(folder.resolve("t.csv"), "id,text\na,45\u00b0\n".getBytes(Charset.forName("windows-1252")));

    assertThat(read()).extracting(SourceLetter::text, SourceLetter::charset)
        .containsExactly(tuple("45\u00b0", "windows-1252"));
  }

  @Test
  void utf16IsRefusedAsAWhole() throws IOException {
    Files.write(folder.resolve("t.csv"), "\ufeffid,text\na,b\n".getBytes("UTF-16LE"));

    assertThat(failures()).containsExactly("t.csv: is a table in UTF-16; save it as UTF-8");
  }

  @Test
  void rowsOfOneIdAreTwoLetters() throws IOException {
    write("t.csv", "id,text\na,1\nA,2\na,3\n");

    assertThat(read()).extracting(SourceLetter::name).hasSize(3).doesNotHaveDuplicates();
    assertThat(read()).extracting(SourceLetter::text).containsExactly("1", "2", "3");
  }

  @Test
  void idsMayHaveAnyCharacter() throws IOException {
    write("t.jsonl", "{\"id\":\"../#x\\t\\n\\ud800\",\"text\":\"1\"}");

    assertThat(read()).extracting(SourceLetter::uri, SourceLetter::name)
        .containsExactly(tuple("t.jsonl#../#x___", "_.._#x___"));
  }

  @Test
  void aTableThatChangedSinceItWasListedGivesNoOtherLetter() throws IOException {
    write("t.csv", "id,text\na,1\n");
    LetterSource source = LetterReader.find(List.of(folder)).get(0);
    write("t.csv", "id,text\nb,2\n");

    assertThatThrownBy(source::read).hasMessage("t.csv#a: is no longer there");
  }

  @Test
  void aTableWithinAnArchiveIsNotPassedOverInSilence() throws IOException {
    Files.write(folder.resolve("a.zip"), ArchiveTest.zip(Map.of("t.csv", "id,text\na,1\n".getBytes(UTF_8))));

    assertThat(failures()).containsExactly("a.zip!/t.csv: is a table within an archive; unpack it first");
  }

  @Property(tries = 100)
  void whatCsvWritersWriteIsReadBack(@ForAll @Size(min = 1, max = 5) List<@From("texts") String> texts)
      throws IOException {
    StringWriter csv = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.DEFAULT)) {
      printer.printRecord("text", "id");
      for (int i = 0; i < texts.size(); i++) {
        printer.printRecord(texts.get(i), "n" + i);
      }
    }
    assertReadBack("t.csv", csv.toString(), texts);
  }

  @Property(tries = 100)
  void whatJsonWritersWriteIsReadBack(@ForAll @Size(min = 1, max = 5) List<@From("texts") String> texts)
      throws IOException {
    StringBuilder jsonl = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      jsonl.append(new ObjectMapper().writeValueAsString(Map.of("id", "n" + i, "text", texts.get(i)))).append('\n');
    }
    assertReadBack("t.jsonl", jsonl.toString(), texts);
  }

  private static void assertReadBack(String name, String table, List<String> texts) throws IOException {
    Path own = Files.createTempDirectory("table");
    Path file = own.resolve(name);
    try {
      Files.writeString(file, table);
      List<String> read = new ArrayList<>();
      for (LetterSource source : LetterReader.find(List.of(file))) {
        read.add(source.read().text());
      }
      assertThat(read).isEqualTo(texts);
    } finally {
      Files.delete(file);
      Files.delete(own);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab,\"\r\n\t' \u00e9;{}\\").ofMaxLength(30).map(text -> "x" + text);
  }

  private void write(String name, String table) throws IOException {
    Files.writeString(folder.resolve(name), table);
  }

  private List<SourceLetter> read() throws IOException {
    return read(ReaderOptions.DEFAULT);
  }

  private List<SourceLetter> read(ReaderOptions options) throws IOException {
    List<SourceLetter> letters = new ArrayList<>();
    for (LetterSource source : LetterReader.find(List.of(folder), options)) {
      try {
        letters.add(LetterReader.at(source.address(), options).read());
      } catch (UnreadableLetterException e) {
        continue;
      }
    }
    return letters;
  }

  private List<String> failures() throws IOException {
    List<String> failures = new ArrayList<>();
    for (LetterSource source : LetterReader.find(List.of(folder))) {
      try {
        source.read();
      } catch (UnreadableLetterException e) {
        failures.add(e.getMessage());
      }
    }
    return failures;
  }
}
