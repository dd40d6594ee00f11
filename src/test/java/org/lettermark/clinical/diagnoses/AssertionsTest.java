package org.lettermark.clinical.diagnoses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.lettermark.match.Table;
import org.lettermark.testing.Letters;
import org.lettermark.type.Diagnosis;

/** What invented sentences of letters say of the diagnoses in them: assertions.tsv. */
class AssertionsTest {

  private static final Pattern MARKED = Pattern.compile("\\[([^\\[\\]|]+)\\|\\w+]");

  @Test
  void everySentenceSaysOfItsDiagnosesWhatAReaderWould() throws IOException {
    List<Table.Row> rows =
        Table.read("classpath:/org/lettermark/clinical/diagnoses/assertions.tsv", "section", "sentence").rows();
    StringBuilder summary = new StringBuilder();
    StringBuilder items = new StringBuilder();
    for (Table.Row row : rows) {
      String sentence = MARKED.matcher(row.get("sentence")).replaceAll("$1");
      if (row.get("section").equals("summary")) {
        summary.append(sentence).append("\n\nThe plan is to go on.\n\n");
      } else {
        items.append("Norco 10/325mg #60: Upheld\n\nDecision rationale: ").append(sentence).append("\n\n");
      }
    }
    JCas letter = Letters.annotate(Letters.letter(summary.toString(), "Norco 5/325mg #60: Upheld", "Why?\n\n" + items));
    String found = marked(letter);

    assertThat(rows).hasSizeGreaterThan(500);
    assertThat(rows).extracting(row -> row.get("sentence")).filteredOn(sentence -> !found.contains(sentence)).isEmpty();
  }

  private static String marked(JCas letter) {
    String text = letter.getDocumentText();
    StringBuilder marked = new StringBuilder();
    int done = 0;
    for (Diagnosis diagnosis : letter.select(Diagnosis.class).asList()) {
      marked.append(text, done, diagnosis.getBegin());
      marked.append('[').append(diagnosis.getCoveredText()).append('|').append(diagnosis.getAssertion()).append(']');
      done = diagnosis.getEnd();
    }
    return marked.append(text, done, text.length()).toString();
  }
}
