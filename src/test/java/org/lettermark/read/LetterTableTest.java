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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTableTest {

  @TempDir Path folder;

  @Test
  void aRowOfACsvIsALetterWithItsLineEndsAndQuotationMarks() throws IOException {
    write("t.csv", "\ufeffid,note,text\r\nA/1,,\"Norco, \"\"10\"\" mg\r\nupheld\"\r\n\r\nA2,x,5\" wide\n");

    assertThat(read()).containsExactly(
        new SourceLetter("A_1", "t.csv#A/1", "Norco, \"10\" mg\r\nupheld", "UTF-8", 0, false),
        new SourceLetter("A2", "t.csv#A2", "5\" wide", "UTF-8", 0, false, List.of("note=x")));
  }

  @Test
  void aLineOfAJsonlIsALetter() throws IOException {
    write("t.jsonl", "{\"text\": \"a\\u0001b\\ud800\", \"more\": {\"id\": \"no\"}, \"id\": 17}\n\n"
        + "{\"id\":\"x\",\"text\":\"\u00e9\"}");

    assertThat(read()).containsExactly(
        new SourceLetter("17", "t.jsonl#17", "a b ", "UTF-8", 2, false, List.of("more={\"id\": \"no\"}")),
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
    String reason = "has no columns \"id\" and \"text\", but %s; name its columns with --id-column and --text-column";
    String separated = String.format(reason, "\"secret\", \"other\" separated by commas");

    assertThat(failures()).containsExactly("t.csv: " + separated,
        "u.jsonl: " + String.format(reason, "\"id\", \"secret\""), "v.jsonl: " + String.format(reason, "none"));
    assertThatThrownBy(() -> LetterReader.find(List.of(folder.resolve("t.csv"))))
        .isInstanceOf(WrongInputException.class).hasMessage("t.csv: " + separated);
  }

  @Test
  void aBadRowFailsAloneAndRowsWithoutAnIdGetTheirNumber() throws IOException {
    write("t.csv", "id,text\n,first\nshort\nb,\nc,third\n");
    write("u.jsonl", "{\"id\":\"a\",\"text\":\"one\"}\nno object, secret\n"
        + "{\"text\":\"three\"}\n{\"id\":\"d\",\"text\":4}\n[]");

    assertThat(read()).extracting(SourceLetter::uri, SourceLetter::name).containsExactly(
        tuple("t.csv#row-1", "row-1"), tuple("t.csv#c", "c"), tuple("u.jsonl#a", "a"), tuple("u.jsonl#row-3", "row-3"));
    assertThat(failures()).containsExactly(
        "t.csv#row-2: has 1 cell, the header 2 (line 3)",
        "t.csv#b: is empty",
        "u.jsonl#row-2: is not a JSON object (line 2)",
        "u.jsonl#d: has no \"text\" (line 4)",
        "u.jsonl#row-5: is not a JSON object (line 5)");
  }

  @Test
  void aQuotationMarkThatIsNeverClosedTakesNoMoreThanItsLine() throws IOException {
    write("t.csv", "id,text\na,one\nb,\"never closed\n" + "c,three\n".repeat(2000) + "d,\"fo\"ur\"\ne,five\n");

    assertThat(read()).hasSize(2002).extracting(SourceLetter::text).contains("one", "three", "five");
    assertThat(failures()).containsExactly(
        "t.csv#row-2: has a quotation mark that is neither closed nor doubled (line 3)",
        "t.csv#row-2003: has a quotation mark that is neither closed nor doubled (line 2004)");
  }

  @Test
  void theLinesOfALetterThatIsNotClosedAreNoLetters() throws IOException {
    write("t.csv", "id,text\na,\"one\ntwo\"\nb,\"She said \"yes\",\nNorco, daily\nSoma, daily\"\nc,\"three\"\n");

    assertThat(read()).extracting(SourceLetter::text).containsExactly("one\ntwo", "three");
    assertThat(failures()).containsExactly("t.csv#row-2: has a quotation mark that is neither closed nor doubled; "
        + "with it are lost the lines to 6 (line 4)");
  }

  @Test
  void aRowLongerThanALetterMayBeFailsAlone() throws IOException {
    write("t.csv", "id,text\na,\"" + "long\n".repeat(300_000) + "\"\nb,two\n");

    assertThat(read()).extracting(SourceLetter::text).containsExactly("two");
    assertThat(failures()).containsExactly("t.csv#row-1: has more than 1114112 bytes (line 2)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '/', quoteCharacter = '~', value = {
    "semicolons          / t.csv / id;text;year|A;He has gout, mild.;2016|          / He has gout, mild.   / year=2016",
    "sep line of Excel   / t.csv / sep=;|id;text|A;He, too.|                        / He, too.             / ",
    "tabs in a csv       / t.csv / id^text^a b|A^one, two^x, y|                     / one, two             / a b=x, y",
    "tabs                / t.tsv / id^text|A^5 mg, \"daily\"|                      / 5 mg, \"daily\"      / ",
    "marks in a tsv      / t.tsv / id^text|A^\"Yes\" is open|                      / \"Yes\" is open      / ",
    "a quoted tsv        / t.tsv / id^text|A^\"one \"\"x\"\"|two\"|                / one \"x\"|two         / ",
    "Spark               / t.csv / id,text,n|A,\"said \\\"it hurts\\\", then\",4| / said \"it hurts\", then / n=4",
    "Spark at the end    / t.csv / id,text|A,\"said \\\"it, hurts\\\"\"|          / said \"it, hurts\"    / ",
    "a backslash         / t.csv / id,text|A,\"x\\\"|                             / x\\                   / ",
    "a separator behind  / t.csv / id,text,|A,one,,|                                / one                  / ",
    "a blank header      / t.csv / ,id,text|7,A,one|                                / one                  / column-1=7",
    "a doubled header    / t.csv / id,text,y,y|A,one,1,2|                           / one                  / y=1;y=2",
    "a quoted header     / t.csv / \"id\";\"text\";\"the|year\"|A;one;1|           / one                  / the|year=1",
    "empty other cells   / t.csv / id,text,y,z|A,one,, |                            / one                  / ",
    "other fields        / t.jsonl / {\"id\":\"A\",\"y\":2016,\"text\":\"one\",\"t\":[1, {\"k\":2}],\"n\":null} / one / y=2016;t=[1, {\"k\":2}]",
    "an empty first line / t.jsonl / {\"id\":\"0\",\"text\":null}|{\"id\":\"A\",\"text\":\"one\"}| / one / ",
    "an empty object     / t.jsonl / {}|{\"id\":\"A\",\"text\":\"one\"}|            / one                  / ",
  })
  void tablesAsTheyAreWritten(String what, String name, String table, String text, String metadata) throws IOException {
    write(name, table.replace('|', '\n').replace('^', '\t'));

    assertThat(read()).extracting(SourceLetter::name, SourceLetter::text, one -> String.join(";", one.metadata()))
        .containsExactly(tuple("A", text.replace('|', '\n'), metadata == null ? "" : metadata.replace('|', '\n')));
  }

  @Test
  void aRowWithOtherCellsThanTheHeaderFailsAlone() throws IOException {
    write("t.csv", "id,text\n1,He takes Norco 10/325 mg #60, and has gout\n2,\"He, too.\"\n3\n4,ok\n");

    assertThat(read()).extracting(SourceLetter::name).containsExactly("2", "4");
    assertThat(failures()).containsExactly("t.csv#row-1: has 3 cells, the header 2 (line 2)",
        "t.csv#row-3: has 1 cell, the header 2 (line 4)");
  }

  @Test
  void whatSeparatesColumnsIsSaidWhereItIsNotWhatTheNameSays() throws IOException {
    write("t.csv", "id|text\na|one\n");
    write("u.csv", "id,text\nb,one\n");
    write("v.tsv", "id\ttext\nc\tone\n");

    assertThat(LetterReader.find(List.of(folder)).notes()).containsExactly("t.csv: its columns are separated by \"|\"");
  }

  @Test
  void noLetterStandsInTheMessageAboutColumns() throws IOException {
    write("t.csv", "7,The patient of whom nobody may hear takes Norco\n");

    assertThat(failures()).singleElement().asString().contains("\"7\", one of 47 characters").doesNotContain("Norco");
  }

  @Test
  void twoTextColumnsAreRefused() throws IOException {
    write("t.csv", "id,text,text\na,one,two\n");

    assertThat(failures()).containsExactly("t.csv: has several columns \"text\"");
  }

  @Test
  void anOverlongFirstObjectRefusesNoTable() throws IOException {
    write("t.jsonl", "{\"id\":1,\"text\":\"" + "x".repeat(7 << 20) + "\"}\n{\"id\":2,\"text\":\"two\"}\n");

    assertThat(read()).extracting(SourceLetter::text).containsExactly("two");
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
