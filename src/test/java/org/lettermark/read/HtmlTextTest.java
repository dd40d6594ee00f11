package org.lettermark.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

  @Test
  void headingsParagraphsAndBreaksStandOnLinesOfTheirOwn() {
    assertThat(HtmlText.render("<h3>CLINICAL CASE SUMMARY</h3>The worker\n  has <b>left</b> <i>knee</i>&nbsp;pain.<br>"
            + "Norco helps.<p>&nbsp;</p><p>Second.</p><div>Third.</div><div>Fourth.</div>"))
        .isEqualTo("CLINICAL CASE SUMMARY\n\nThe worker has left knee pain.\nNorco helps.\n\nSecond.\n\nThird.\n"
            + "Fourth.\n");
  }

  @Test
  void aRowOfATableIsALineAndItsCellsStandApart() {
    assertThat(HtmlText.render("<table><tr><td><p><b>Case Number:</b></p></td>\n<td><p>CM99-1</p></td><td></td></tr>"
            + "<tr><th>Priority:</th><td> Standard </td><td>Application<br>Received:</td><td>1/2/2015</td></tr>"
            + "<tr><td></td><td>alone</td></tr></table>After."))
        .isEqualTo("Case Number:    CM99-1\nPriority:    Standard    Application\n"
            + "Received:    1/2/2015\nalone\n\nAfter.\n");
  }

  @Test
  void itemsOfListsStandOnLinesAndKeepTheirNumbers() {
    assertThat(HtmlText.render("<ol start='2'><li>Norco<li><p>Soma</p></ol><ul><li>one</li><li></li><li>two</li></ul>"))
        .isEqualTo("2. Norco\n3. Soma\n\none\ntwo\n");
  }

  @Test
  void entitiesAndQuotationsAreWhatTheReaderSees() {
    assertThat(HtmlText.render("pain &lt; 5 &amp; &#8217;so&#x2019; <q>as said</q> in&shy;jury"))
        .isEqualTo("pain < 5 & \u2019so\u2019 \"as said\" injury\n");
  }

  @Test
  void whatIsNotSeenIsNotText() {
    assertThat(HtmlText.render("<title>t</title><style>p {}</style><script>x()</script><!-- note -->Seen"
            + "<span hidden>a</span><p style='display: none'>b</p>"))
        .isEqualTo("Seen\n");
    assertThat(HtmlText.render("<script>only()</script>")).isEmpty();
  }

  @Test
  void preformattedTextKeepsItsLinesAndColumns() {
    assertThat(HtmlText.render("<p>a</p><pre>\nDate:     1/2/2015\n          Received\n</pre>"))
        .isEqualTo("a\n\nDate:     1/2/2015\n          Received\n");
  }

  @Test
  void theCharacterSetIsTheOneThatThePageNames() {
    String page = "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">\u0431\u043e\u043b\u044c";

    TextDecoder.Decoded decoded = HtmlText.decode(page.getBytes(Charset.forName("windows-1251")));

    assertThat(decoded).isEqualTo(new TextDecoder.Decoded(page, "windows-1251"));
  }

  @Test
  void whatIsUtf8IsReadAsUtf8WhateverThePageNames() {
    String page = "<meta charset='iso-8859-1'>45\u00b0";

    assertThat(HtmlText.decode(page.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(page);
    assertThat(HtmlText.decode(page.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new TextDecoder.Decoded(page, "windows-1252"));
  }

  @Test
  void deepNestingIsNoProblem() {
    assertThat(HtmlText.render("<div>".repeat(50_000) + "deep")).isEqualTo("deep\n");
  }
}
