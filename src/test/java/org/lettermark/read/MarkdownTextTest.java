package org.lettermark.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {

  @Test
  void rendersHeadingsEmphasisAndTheHtmlInIt() {
    assertThat(MarkdownText.render("### CLINICAL CASE SUMMARY\n\n**Norco 10 mg, #60:** Upheld\n\n"
            + "<b>Priority:</b> Standard"))
        .isEqualTo("CLINICAL CASE SUMMARY\n\nNorco 10 mg, #60: Upheld\n\nPriority: Standard\n");
  }

  @Test
  void keepsTheLinesOfAParagraphAndItsTabsAsColumns() {
    assertThat(MarkdownText.render("<b>Case Number:</b>\tCM99-1\t\t\n"
            + "<b>Date Assigned:</b>\t1/2/2015\t<b>Date of Injury:</b>\t3/4/2010"))
        .isEqualTo("Case Number:    CM99-1\nDate Assigned:    1/2/2015    Date of Injury:    3/4/2010\n");
  }

  @Test
  void aRowOfATableIsALine() {
    assertThat(MarkdownText.render("| **Priority:** | Standard |\n|---|---|\n| UR Denial Date: | 1/2/2015 |\n"))
        .isEqualTo("Priority:    Standard\nUR Denial Date:    1/2/2015\n");
  }

  @Test
  void numbersOfItemsKeepTheirSign() {
    assertThat(MarkdownText.render("1) MAXIMUS has determined\n2) again\n\nThen\n\n3. third"))
        .isEqualTo("1) MAXIMUS has determined\n2) again\n\nThen\n\n3. third\n");
  }

  @Test
  void whatOnlyLooksLikeMarkupStays() {
    assertThat(MarkdownText.render("#60 tablets, pain < 5, 2*3, snake_case &amp; p<0.05"))
        .isEqualTo("#60 tablets, pain < 5, 2*3, snake_case & p<0.05\n");
  }
}
