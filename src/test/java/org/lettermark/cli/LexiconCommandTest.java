package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.match.Table;
import picocli.CommandLine;

class LexiconCommandTest {

  /** Lines of RXNCONSO.RRF: 18 columns, each with a bar behind it. */
  private static final String RXNCONSO = """
      5489|ENG||||||1|1|5489||RXNORM|IN|5489|hydrocodone||N|4096|
      161|ENG||||||2|2|161||RXNORM|IN|161|acetaminophen||N|4096|
      900001|ENG||||||3|3|900001||RXNORM|IN|900001|zorbetamine||N|4096|
      900002|ENG||||||4|4|900002||RXNORM|PIN|900002|zorbetamine hydrochloride||N|4096|
      900003|ENG||||||5|5|900003||RXNORM|BN|900003|Zorbeda||N|4096|
      900004|ENG||||||6|6|900004||RXNORM|SBDC|900004|acetaminophen 300 MG / zorbetamine hydrochloride 12.5 MG [Zorbeda]||N|4096|
      900005|ENG||||||7|7|900005||RXNORM|MIN|900005|acetaminophen / zorbetamine||N|4096|
      900006|ENG||||||8|8|900006||RXNORM|IN|900006|quellamide||O|4096|
      900007|ENG||||||9|9|900007||MTHSPL|IN|900007|dorsamil||N|4096|
      900008|ENG||||||10|10|900008||RXNORM|IN|900008|Water||N|4096|
      900009|ENG||||||11|11|900009||RXNORM|BN|900009|Lonely||N|4096|
      """;

  private static final String HEADER =
      "PRODUCTID\tPRODUCTNDC\tPRODUCTTYPENAME\tPROPRIETARYNAME\tPROPRIETARYNAMESUFFIX\tNONPROPRIETARYNAME\tDOSAGEFORMNAME\tROUTENAME"
          + "\tSTARTMARKETINGDATE\tENDMARKETINGDATE\tMARKETINGCATEGORYNAME\tAPPLICATIONNUMBER\tLABELERNAME\tSUBSTANCENAME"
          + "\tACTIVE_NUMERATOR_STRENGTH\tACTIVE_INGRED_UNIT\tPHARM_CLASSES\tDEASCHEDULE\tNDC_EXCLUDE_FLAG\tLISTING_RECORD_CERTIFIED_THROUGH";

  @TempDir Path folder;
  private final StringWriter printed = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Lettermark.commandLine();
    line.setOut(new PrintWriter(printed, true));
    line.setErr(new PrintWriter(printed, true));
    return line.execute(arguments);
  }

  private Table.Row row(String phrase) throws Exception {
    List<Table.Row> found =
        Table.read(folder.resolve("medications.tsv").toString(), "phrase").rows().stream()
            .filter(row -> row.get("phrase").equals(phrase))
            .toList();
    return found.isEmpty() ? null : found.get(0);
  }

  private static String product(String type, String brand, String generic, String substance, String flag) {
    return String.join("\t", "1", "1-1", type, brand, "", generic, "TABLET", "ORAL", "20100101", "", "NDA", "NDA1", "Inc.", substance,
        "1", "mg/1", "", "", flag, "20261231");
  }

  @Test
  void whatShipsIsWithoutFault() {
    assertThat(run("lexicon", "check")).as(printed.toString()).isZero();
    assertThat(printed.toString()).endsWith("0 problems\n");
  }

  @Test
  void aFaultIsNamedWithFileAndLineAndEndsWithTwo() throws Exception {
    Files.writeString(folder.resolve("drug-class-modifiers.tsv"), "phrase\noral\noral\n");
    Files.writeString(folder.resolve("medication-status.tsv"),
        "name\tregex\texample\tfinds\tsection\tdrug\twords\nmaybe\tperhaps @\tperhaps @\tperhaps @\tany\tany\tperhaps\n");
    Files.writeString(folder.resolve("drug-classes.tsv"), "phrase\tname\nopioid\topioid\n");
    Files.writeString(folder.resolve("medicines.tsv"), "phrase\nsoma\n");

    assertThat(run("lexicon", "check", "--lexicon", folder.toString())).isEqualTo(2);

    assertThat(printed.toString())
        .contains("drug-class-modifiers.tsv:3: expected each phrase once")
        .contains("medication-status.tsv:2: expected one of [absent,")
        .contains("medications.tsv:").contains(": expected a class of drug-classes.tsv")
        .contains("medicines.tsv:1: expected the name of a file that ships");
  }

  @Test
  void aFolderThatIsNotThereIsWrongUse() {
    assertThat(run("lexicon", "check", "--lexicon", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(run("lexicon")).isEqualTo(2);
  }

  @Test
  void rxNormsNamesJoinThoseThatShip() throws Exception {
    Path file = Files.writeString(folder.resolve("RXNCONSO.RRF"), RXNCONSO);

    assertThat(run("lexicon", "import-rxnorm", file.toString(), "--output", folder.toString())).as(printed.toString()).isZero();

    assertThat(printed.toString()).contains("3 of them new");
    assertThat(row("zorbetamine").get("rxcui")).isEqualTo("900001");
    assertThat(row("acetaminophen zorbetamine").get("rxcui")).isEqualTo("161-900001");
    assertThat(row("Zorbeda").get("genericName")).as("salts are no ingredients").isEqualTo("acetaminophen-zorbetamine");
    assertThat(row("norco").get("source")).as("a row that ships stays").isNotEqualTo("RxNorm import");
    assertThat(row("quellamide")).as("suppressed").isNull();
    assertThat(row("dorsamil")).as("of another source").isNull();
    assertThat(row("water")).as("a plain word").isNull();
    assertThat(row("Lonely")).as("nobody says what it holds").isNull();
    assertThat(run("lexicon", "check", "--lexicon", folder.toString())).as(printed.toString()).isZero();
  }

  @Test
  void theFdasNamesJoinThoseOfAnEarlierImport() throws Exception {
    Path rxnorm = Files.writeString(folder.resolve("RXNCONSO.RRF"), RXNCONSO);
    Path ndc = folder.resolve("product.txt");
    Files.write(ndc,
        String.join("\r\n", HEADER,
                product("HUMAN PRESCRIPTION DRUG", "ZORBICET", "Zorbetamine Hydrochloride and Acetaminophen", "ZORBETAMINE HYDROCHLORIDE; ACETAMINOPHEN", "N"),
                product("HUMAN OTC DRUG", "Morning Calmness", "Menthol", "MENTHOL", "N"),
                product("HUMAN PRESCRIPTION DRUG", "Excluda", "Menthol", "MENTHOL", "E"),
                product("HUMAN PRESCRIPTION DRUG", "Caf\u00e9mol", "caffeine", "CAFFEINE", "N"))
            .getBytes(Charset.forName("windows-1252")));

    assertThat(run("lexicon", "import-rxnorm", rxnorm.toString(), "--output", folder.toString())).isZero();
    assertThat(run("lexicon", "import-ndc", ndc.toString(), "--output", folder.toString())).as(printed.toString()).isZero();

    assertThat(row("Zorbicet").get("genericName")).isEqualTo("acetaminophen-zorbetamine");
    assertThat(row("Zorbicet").get("rxcui")).isEqualTo("161-900001");
    assertThat(row("Caf\u00e9mol").get("genericName")).isEqualTo("caffeine");
    assertThat(row("Morning Calmness")).isNull();
    assertThat(row("Excluda")).isNull();
    assertThat(run("lexicon", "import-ndc", ndc.toString(), "--output", folder.toString(), "--over-the-counter")).isZero();
    assertThat(row("Morning Calmness").get("rxcui")).isEqualTo("6750");
  }

  @Test
  void aFileOfAnotherFormatIsRefusedWithItsLine() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.txt"), "5489|ENG|hydrocodone|\n");

    assertThat(run("lexicon", "import-rxnorm", wrong.toString(), "--output", folder.toString())).isEqualTo(2);
    assertThat(run("lexicon", "import-ndc", wrong.toString(), "--output", folder.toString())).isEqualTo(2);

    assertThat(printed.toString()).contains("wrong.txt:1: expected 18 columns").contains("wrong.txt:1: expected a column");
    assertThat(folder.resolve("medications.tsv")).doesNotExist();
  }
}
