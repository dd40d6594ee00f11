package org.lettermark.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.lettermark.testing.Letters;

class FlatLetterTest {

  @Test
  void xmiAndCasGiveTheSameOfEveryLetterOfTheCorpus() throws Exception {
    for (Path file : Files.list(Path.of("corpus/letters")).filter(file -> file.toString().endsWith(".txt")).toList()) {
      JCas letter = Letters.annotate(Files.readString(file));
      ByteArrayOutputStream xmi = new ByteArrayOutputStream();
      new XmiWriter(Set.of()).write(letter.getCas(), xmi);

      FlatLetter read = FlatLetter.read(new ByteArrayInputStream(xmi.toByteArray()));

      assertThat(read.text()).isEqualTo(letter.getDocumentText());
      assertThat(read.findings()).containsExactlyInAnyOrderElementsOf(FlatLetter.of(letter.getCas()).findings());
      assertThat(read.of("Segment")).isNotEmpty().allMatch(section -> section.get("id") != null);
      assertThat(read.of("Term")).isEmpty();
    }
  }

  @Test
  void valuesWithManyPartsAreLists() throws Exception {
    FlatLetter letter = read("""
        <x xmlns:t='http:///org/lettermark/type.ecore' xmlns:cas='http:///uima/cas.ecore'>
        <t:GuidelineCitation begin='8' end='11' guideline='ODG'><sections>Pain</sections><sections>Opioids &amp; more</sections></t:GuidelineCitation>
        <cas:Sofa sofaString='See the ODG &#129482;.'/></x>""");

    Finding citation = letter.of("GuidelineCitation").get(0);
    assertThat(letter.covered(citation)).isEqualTo("ODG");
    assertThat(citation.get("guideline")).isEqualTo("ODG");
    assertThat(citation.all("sections")).containsExactly("Pain", "Opioids & more");
    assertThat(citation.get("title")).isNull();
    assertThat(citation.all("pages")).isEmpty();
  }

  @Test
  void whatIsNoLetterIsRefusedWithoutAWordOfIt() {
    assertRefused("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>", "DOCTYPE");
    assertRefused("<x a='secret' a='secret'/>", "line 1");
    assertRefused("<x>secret</x>", "holds no text of a letter");
    assertRefused("<x xmlns:t='http:///org/lettermark/type.ecore' xmlns:cas='http:///uima/cas.ecore'>"
        + "<t:GuidelineQuotation begin='3' end='99'/><cas:Sofa sofaString='secret'/></x>", "does not lie in the letter's text");
    assertRefused("<x xmlns:t='http:///org/lettermark/type.ecore'><t:Diagnosis begin='secret' end='9'/></x>", "without its offsets");
  }

  private static FlatLetter read(String xmi) throws IOException {
    return FlatLetter.read(new ByteArrayInputStream(xmi.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertRefused(String xmi, String reason) {
    assertThatThrownBy(() -> read(xmi)).isInstanceOf(IOException.class).hasMessageContaining(reason).hasMessageNotContaining("secret");
  }
}
