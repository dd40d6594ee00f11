package org.lettermark.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lettermark.match.Table;
import org.lettermark.testing.Letters;
import org.lettermark.type.Determination;

class CategoriesTest {

  @Test
  void tellsTheKindOfCareOfEveryRequest() throws IOException {
    List<Table.Row> rows =
        Table.read("classpath:/org/lettermark/structure/requests.tsv", "request", "category").rows();
    StringBuilder letter = new StringBuilder("IMR ISSUES, DECISIONS AND RATIONALES\nThe decisions:\n\n");
    for (Table.Row row : rows) {
      letter.append(row.get("request")).append(": Upheld\n\nDecision rationale: It did not help.\n\n");
    }

    List<Determination> found = Letters.find(Determination.class, letter.toString());

    assertThat(found).extracting(Determination::getRequest).isEqualTo(rows.stream().map(row -> row.get("request")).toList());
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!found.get(i).getCategory().equals(rows.get(i).get("category"))) {
        wrong.add(found.get(i).getRequest() + " is " + found.get(i).getCategory());
      }
    }
    assertThat(rows).hasSizeGreaterThan(100);
    assertThat(wrong).isEmpty();
  }
}
