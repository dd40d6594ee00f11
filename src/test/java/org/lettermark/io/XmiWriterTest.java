package org.lettermark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmiWriterTest {

  private static final String DRUG = "test.Drug";
  private static final String SCOPE = "test.Scope";

  @TempDir Path folder;

  private TypeSystemDescription types;
  private CAS letter;

  @BeforeEach
  void makeLetter() throws Exception {
    types = TypeSystemDescriptionFactory.createTypeSystemDescription(new String[0]);
    types.addType(DRUG, "", "uima.tcas.Annotation").addFeature("note", "", "uima.cas.String");
    types.addType(SCOPE, "", "uima.tcas.Annotation");
    letter = CasCreationUtils.createCas(types, null, null);
  }

  @Test
  void everyCharacterOfACleanTextComesBackWithItsOffset() throws Exception {
    String text = TextCleaner.clean("\tNorco\r\nand  \ud83d\ude00 \u00e9<&>\"'\u0085\u2028\ufffd\u0001 Soma \n").text();
    letter.setDocumentText(text);
    annotate(DRUG, "Norco");
    annotate(DRUG, "Soma");

    new XmiWriter(types, Set.of()).write(letter, folder.resolve("a.xmi"));

    CAS read = read("a.xmi");
    assertThat(read.getDocumentText()).isEqualTo(text);
    assertThat(read.<Annotation>select(DRUG).map(Annotation::getCoveredText))
        .containsExactly("Norco", "Soma");
  }

  @Test
  void leavesOutTheTypesThatNobodyWants() throws Exception {
    letter.setDocumentText("Norco");
    annotate(DRUG, "Norco");
    annotate(SCOPE, "Norco");

    new XmiWriter(types, Set.of(SCOPE)).write(letter, folder.resolve("a.xmi"));

    assertThat(folder.resolve("a.xmi")).content().contains("Drug").doesNotContain("Scope");
  }

  @Test
  void theSameLetterGivesTheSameBytes() throws Exception {
    letter.setDocumentText("Norco");
    annotate(DRUG, "Norco");
    XmiWriter writer = new XmiWriter(types, Set.of());

    writer.write(letter, folder.resolve("a.xmi"));
    writer.write(letter, folder.resolve("b.xmi"));

    assertThat(folder.resolve("a.xmi")).hasSameBinaryContentAs(folder.resolve("b.xmi"));
  }

  @Test
  void aFileIsThereWholeOrNotAtAll() throws Exception {
    Path file = Files.writeString(folder.resolve("a.xmi"), "before");

    assertThatThrownBy(() -> XmiWriter.whole(file, out -> {
      out.write(new byte[100_000]);
      throw new IOException("disk full");
    })).hasMessage("disk full");

    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("a.xmi");
    XmiWriter.whole(file, out -> out.write("after".getBytes()));
    assertThat(file).hasContent("after");
    assertThat(names()).containsExactly("a.xmi");
  }

  @Test
  void aLetterThatXmlCannotHoldLeavesNoFile() throws Exception {
    letter.setDocumentText("Norco\u0001secret");

    assertThatThrownBy(() -> new XmiWriter(types, Set.of()).write(letter, folder.resolve("a.xmi")))
        .isInstanceOf(IOException.class).hasMessage("holds a character that XML 1.0 cannot hold").hasNoCause();
    assertThat(names()).isEmpty();
  }

  @Test
  void aDiskThatIsFullIsWhatIsSaid() throws Exception {
    letter.setDocumentText("Norco");
    OutputStream full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };

    assertThatThrownBy(() -> new XmiWriter(types, Set.of()).write(letter, full)).hasMessage("No space left on device");
  }

  @Test
  void theTypeSystemStandsBesideTheLetters() throws Exception {
    XmiWriter.writeTypeSystem(types, folder);

    String written = folder.resolve("TypeSystem.xml").toUri().toString();
    TypeSystemDescription read = TypeSystemDescriptionFactory.createTypeSystemDescriptionFromPath(written);
    read.resolveImports();
    assertThat(read.getTypes()).extracting(type -> type.getName()).containsExactly(DRUG, SCOPE);
  }

  private void annotate(String type, String words) {
    int begin = letter.getDocumentText().indexOf(words);
    letter.addFsToIndexes(letter.createAnnotation(letter.getTypeSystem().getType(type), begin, begin + words.length()));
  }

  private CAS read(String name) throws Exception {
    CAS read = CasCreationUtils.createCas(types, null, null);
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      XmiCasDeserializer.deserialize(in, read);
    }
    return read;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
