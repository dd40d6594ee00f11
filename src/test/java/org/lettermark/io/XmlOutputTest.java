package org.lettermark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

class XmlOutputTest {

  private static byte[] write(String attribute, String content) throws SAXException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlOutput out = new XmlOutput(bytes);
    AttributesImpl attributes = new AttributesImpl();
    attributes.addAttribute("", "", "of", "CDATA", attribute);
    out.startDocument();
    out.startElement("", "", "letter", attributes);
    out.startElement("", "", "empty", new AttributesImpl());
    out.endElement("", "", "empty");
    out.characters(content.toCharArray(), 0, content.length());
    out.endElement("", "", "letter");
    out.endDocument();
    return bytes.toByteArray();
  }

  @Property
  void whatIsWrittenIsReadBackByTheJdk(@ForAll String attribute, @ForAll String content) throws Exception {
    String one = TextCleaner.clean(attribute).text();
    String two = TextCleaner.clean(content).text();

    Element letter = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(write(one, two))).getDocumentElement();

    assertThat(letter.getAttribute("of")).isEqualTo(one);
    assertThat(letter.getTextContent()).isEqualTo(two);
  }

  @Test
  void lineEndsQuotesAndCharactersBeyondTheFirstPlaneSurvive() throws Exception {
    String text = "a\r\nb\tc \"d\" <e> & 'f' \u00e9 \u2019 \ud83d\ude00";

    Element letter = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(write(text, text))).getDocumentElement();

    assertThat(letter.getAttribute("of")).isEqualTo(text);
    assertThat(letter.getTextContent()).isEqualTo(text);
  }

  @Test
  void whatXmlCannotHoldIsRefused() {
    assertThatThrownBy(() -> write("\u0001", "")).isInstanceOf(SAXException.class);
    assertThatThrownBy(() -> write("", "\ud800")).isInstanceOf(SAXException.class);
    assertThatThrownBy(() -> write("\uffff", "")).isInstanceOf(SAXException.class);
  }
}
