package org.lettermark.clinical.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.lettermark.match.Table;
import org.lettermark.testing.Letters;
import org.lettermark.type.LetterDate;

/** What invented sentences of letters say of the dates in them: sentences.tsv. */
class DatesInSentencesTest {

  private static final Pattern MARKED = Pattern.compile("\\[([^\\[\\]|]+)\\|[^\\[\\]|]+\\|\\w+]");

  private static final String BETWEEN = "\n\nThe plan is to go on.\n\n";

  @Test
  void everySentenceSaysOfItsDatesWhatAReaderWould() throws IOException {
    List<String> sentences =
        Table.read("classpath:/org/lettermark/clinical/dates/sentences.tsv", "sentence").rows().stream()
            .map(row -> row.get("sentence"))
            .toList();
    StringBuilder summary = new StringBuilder();
    for (String sentence : sentences) {
      summary.append(MARKED.matcher(sentence).replaceAll("$1")).append(BETWEEN);
    }
    String found = marked(Letters.annotate(Letters.letter(summary.toString(), "Norco 5/325mg #60: Upheld", "Why?")));
    String[] lines = found.substring(found.indexOf("SUMMARY\n") + 8).split(BETWEEN);

    assertThat(sentences).hasSizeGreaterThan(50);
    assertThat(List.of(lines).subList(0, sentences.size()))
        .zipSatisfy(sentences, (line, sentence) -> assertThat(line.strip()).isEqualTo(sentence));
  }

  private static String marked(JCas letter) {
    String text = letter.getDocumentText();
    StringBuilder marked = new StringBuilder();
    int done = 0;
    for (LetterDate date : letter.select(LetterDate.class).asList()) {
      marked.append(text, done, date.getBegin()).append('[').append(date.getCoveredText()).append('|')
          .append(date.getValue()).append('|').append(date.getRole()).append(']');
      done = date.getEnd();
    }
    return marked.append(text, done, text.length()).toString();
  }
}
