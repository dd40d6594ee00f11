package org.lettermark.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.lettermark.lexicon.Table;
import org.lettermark.testing.Letters;
import org.lettermark.type.Diagnosis;

/** What invented sentences of letters say of the diagnoses in them: assertions.tsv. */
class AssertionsTest {

  @Test
  void everySentenceSaysOfItsDiagnosesWhatAReaderWould() throws IOException {
    List<Table.Row> rows =
        Table.read("classpath:/org/lettermark/clinical/assertions.tsv", "section", "sentence").rows();
    List<String> wrong = new ArrayList<>();
    for (Table.Row row : rows) {
      String marked = row.get("sentence");
      String found = marked(row.get("section"), marked.replaceAll("\\[([^\\[\\]|]+)\\|\\w+]", "$1"));
      if (!found.equals(marked)) {
        wrong.add("expected " + marked + "\nbut found " + found);
      }
    }

    assertThat(rows).hasSizeGreaterThan(500);
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
  }

  private static String marked(String section, String sentence) {
    String other = "The item is asked for.";
    String text =
        section.equals("summary")
            ? Letters.letter(sentence, "Norco 10/325mg #60: Upheld", other)
            : Letters.letter(other, "Norco 10/325mg #60: Upheld", sentence);
    JCas letter = Letters.annotate(text);
    int begin = text.indexOf(sentence);
    StringBuilder marked = new StringBuilder();
    int done = begin;
    for (Diagnosis diagnosis : letter.select(Diagnosis.class).asList()) {
      marked.append(text, done, diagnosis.getBegin());
      marked.append('[').append(diagnosis.getCoveredText()).append('|').append(diagnosis.getAssertion()).append(']');
      done = diagnosis.getEnd();
    }
    return marked.append(text, done, begin + sentence.length()).toString();
  }
}
