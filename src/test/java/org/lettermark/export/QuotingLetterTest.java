package org.lettermark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.lettermark.export.QuotingLetters.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lettermark.export.QuotingLetter.Quotation;

class QuotingLetterTest {

  @Test
  void readsWhatIsQuotedWhereAndHowTheItemWasDecided() throws Exception {
    byte[] xmi =
        letter("2018-02-03", "upheld", "overturned")
            .quoting(2, "ODG", "Ice \uD83E\uDDCA & heat are \"options\" for <2 weeks")
            .quoting(0, null, "Rest\nhelps")
            .xmi();

    QuotingLetter read = QuotingLetter.read(new ByteArrayInputStream(xmi));

    assertThat(read.decisionDate()).isEqualTo("2018-02-03");
    assertThat(read.quotations())
        .extracting(Quotation::text, Quotation::guideline, Quotation::issue, Quotation::outcome, Quotation::verbatim)
        .containsExactly(
            tuple("Ice \uD83E\uDDCA & heat are \"options\" for <2 weeks", "ODG", 2, "overturned", false),
            tuple("Rest\nhelps", null, 0, null, false));
    assertThat(read.quotations()).extracting(Quotation::begin).containsExactly(8, 50);
  }

  @Test
  void aDocumentTypeDeclarationIsRefused() {
    assertRefused("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>", "document type");
  }

  @Test
  void aQuotationOutsideTheTextIsRefused() {
    assertRefused(
        "<x xmlns:t='http:///org/lettermark/type.ecore' xmlns:cas='http:///uima/cas.ecore'>"
            + "<t:GuidelineQuotation begin='3' end='99'/><cas:Sofa sofaString='short'/></x>",
        "does not lie in the letter's text");
  }

  @Test
  void theReasonQuotesNothingOfTheLetter() {
    assertRefused("<x a='secret' a='secret'/>", "no readable XMI, line 1");
    assertRefused("<x>secret</x>", "no text of a letter");
  }

  private static void assertRefused(String xml, String reason) {
    assertThatThrownBy(() -> QuotingLetter.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("secret");
  }
}
