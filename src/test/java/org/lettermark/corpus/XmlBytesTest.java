package org.lettermark.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lettermark.read.TextCleaner;
import org.w3c.dom.Element;

class XmlBytesTest {

  private static byte[] write(String attribute, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlBytes out = new XmlBytes(bytes);
    out.put(XmlBytes.ascii("<letter of=\""));
    out.text(attribute);
    out.put(XmlBytes.ascii("\">"));
    out.text(content);
    out.put(XmlBytes.ascii("</letter>"));
    out.flush();
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

  @Property
  void numbersAreWrittenAsJavaWritesThem(@ForAll int number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlBytes out = new XmlBytes(bytes);

    out.number(number);
    out.flush();

    assertThat(bytes.toString(StandardCharsets.US_ASCII)).isEqualTo(Integer.toString(number));
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
  void aTextLongerThanWhatIsHandedOnAtOnceIsWritten() throws Exception {
    String text = "Norco & Soma \u2019 ".repeat(50_000);

    Element letter = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(write("", text))).getDocumentElement();

    assertThat(letter.getTextContent()).isEqualTo(text);
  }

  @Test
  void whatXmlCannotHoldIsRefused() {
    assertThatThrownBy(() -> write("\u0001", "")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> write("", "\ud800")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> write("\ud800a", "")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> write("\uffff", "")).isInstanceOf(IOException.class);
  }
}
