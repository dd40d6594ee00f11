package org.lettermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AgreementCommandTest {

  private static final String LETTER = "{\"id\": \"%s\", \"text\": \"Soma and Norco and Terocin\", \"spans\": [%s]}%n";
  private static final String SOMA = "{\"start\": 0, \"end\": 4, \"label\": \"Medication\", \"status\": \"%s\"}";
  private static final String NORCO = "{\"start\": 9, \"end\": 14, \"label\": \"Medication\", \"status\": \"past\"}";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyTwoAnnotatorsAndAllAreCompared() throws Exception {
    String a = write("a.jsonl", LETTER.formatted("x", SOMA.formatted("current") + "," + NORCO));
    String b = write("b.jsonl", LETTER.formatted("x", SOMA.formatted("current") + "," + NORCO));
    String c = write("c.jsonl", LETTER.formatted("x", SOMA.formatted("past")));
    Path differences = folder.resolve("differences.csv");

    assertThat(run("agreement", a, b, c, "--differences", differences.toString())).isZero();

    assertThat(out.toString()).contains("A = " + a, "1 letters",
        "  exact spans, F1        A-B          2    1.000",
        "  exact spans, F1        A-C          2    0.667",
        "  words                  A-C          5    0.800    0.545    0.571",
        "  words                  all          5    0.867             0.720",
        "  status                 A-B          2    1.000    1.000    1.000",
        "  status                 all          2    0.500             0.333");
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80 + folder.toString().length()));
    assertThat(Files.readString(differences)).isEqualTo("""
        one,other,letter,line,begin,end,type,difference,feature,value_one,value_other,text
        A,C,x,1,9,14,Medication,only A,,,,Norco
        A,C,x,1,0,4,Medication,feature,status,current,past,Soma
        B,C,x,1,9,14,Medication,only B,,,,Norco
        B,C,x,1,0,4,Medication,feature,status,current,past,Soma
        """);
  }

  @Test
  void whereAllGaveOneValueWordsSaySo() throws Exception {
    String a = write("a.jsonl", LETTER.formatted("x", SOMA.formatted("past") + "," + NORCO));

    assertThat(run("agreement", a, a)).isZero();

    assertThat(out.toString()).contains("  status                 A-B          2    1.000     (one value only)");
  }

  @Test
  void aLetterThatOneHasNotIsNamedAndLeftOut() throws Exception {
    String a = write("a.jsonl", LETTER.formatted("x", NORCO) + LETTER.formatted("y", NORCO));
    String b = write("b.jsonl", LETTER.formatted("x", NORCO));

    assertThat(run("agreement", a, b)).isEqualTo(1);

    assertThat(err.toString()).contains("y: there is no such letter; the letter is left out");
    assertThat(out.toString()).contains("1 letters");
  }

  @Test
  void oneFolderIsNotEnough() throws Exception {
    assertThat(run("agreement", write("a.jsonl", LETTER.formatted("x", NORCO)))).isEqualTo(2);
  }

  private String write(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private int run(String... arguments) {
    CommandLine line = Lettermark.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
