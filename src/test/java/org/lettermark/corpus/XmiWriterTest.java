package org.lettermark.corpus;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.uima.cas.ArrayFS;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.StringArrayFS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.read.TextCleaner;

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

    new XmiWriter(Set.of()).write(letter, folder.resolve("a.xmi"));

    CAS read = read("a.xmi");
    assertThat(read.getDocumentText()).isEqualTo(text);
    assertThat(read.<Annotation>select(DRUG).map(Annotation::getCoveredText))
        .containsExactly("Norco", "Soma");
  }

  @Test
  void whatIsWrittenIsWhatUimasOwnWriterWrites() throws Exception {
    TypeDescription dispute = types.addType("test.Dispute", "", "uima.tcas.Annotation");
    dispute.addFeature("upheld", "", "uima.cas.Boolean");
    dispute.addFeature("share", "", "uima.cas.Double");
    dispute.addFeature("first", "", DRUG);
    dispute.addFeature("second", "", SCOPE);
    dispute.addFeature("drugs", "", "uima.cas.FSArray", "uima.tcas.Annotation", false);
    dispute.addFeature("evidence", "", "uima.cas.StringArray");
    dispute.addFeature("none", "", "uima.cas.StringArray");
    types.addType("other.test.Drug", "", "uima.cas.TOP").addFeature("note", "", "uima.cas.String");
    letter = CasCreationUtils.createCas(types, null, null);
    letter.setDocumentText("Norco <and> Soma\n");
    annotate(DRUG, "Norco");
    annotate(SCOPE, "and");
    FeatureStructure unindexed = letter.createFS(type(DRUG));
    unindexed.setStringValue(feature(unindexed, "note"), "5 \"mg\" & \u00e9");
    FeatureStructure scope = letter.createFS(type(SCOPE));
    ArrayFS<FeatureStructure> drugs = letter.createArrayFS(4);
    drugs.copyFromArray(new FeatureStructure[] {unindexed, null, scope, letter.select(type(DRUG)).get(0)}, 0, 0, 4);
    StringArrayFS evidence = letter.createStringArrayFS(3);
    evidence.copyFromArray(new String[] {"a b", "", null}, 0, 0, 3);
    AnnotationFS all = letter.createAnnotation(type("test.Dispute"), 0, 16);
    all.setBooleanValue(feature(all, "upheld"), true);
    all.setDoubleValue(feature(all, "share"), 0.5);
    all.setFeatureValue(feature(all, "first"), unindexed);
    all.setFeatureValue(feature(all, "second"), scope);
    all.setFeatureValue(feature(all, "drugs"), drugs);
    all.setFeatureValue(feature(all, "evidence"), evidence);
    all.setFeatureValue(feature(all, "none"), letter.createStringArrayFS(0));
    letter.addFsToIndexes(all);
    letter.addFsToIndexes(letter.createFS(type("other.test.Drug")));

    assertThat(written(Set.of())).containsExactlyElementsOf(uimas(letter.getTypeSystem()));
    TypeSystemDescription without = (TypeSystemDescription) types.clone();
    without.setTypes(Stream.of(types.getTypes()).filter(type -> !type.getName().equals("other.test.Drug"))
        .toArray(TypeDescription[]::new));
    assertThat(written(Set.of("other.test.Drug")))
        .containsExactlyElementsOf(uimas(CasCreationUtils.createCas(without, null, null).getTypeSystem()));
  }

  @Test
  void aValueOfAKindThatLettermarkDoesNotWriteIsAnError() throws Exception {
    types.addType("test.Dispute", "", "uima.tcas.Annotation").addFeature("counts", "", "uima.cas.IntegerArray");
    letter = CasCreationUtils.createCas(types, null, null);
    letter.setDocumentText("Norco");
    AnnotationFS all = letter.createAnnotation(type("test.Dispute"), 0, 5);
    all.setFeatureValue(feature(all, "counts"), letter.createIntArrayFS(1));
    letter.addFsToIndexes(all);

    assertThatThrownBy(() -> written(Set.of())).isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("test.Dispute:counts has a value of an unforeseen kind");
  }

  @Test
  void leavesOutTheTypesThatNobodyWants() throws Exception {
    letter.setDocumentText("Norco");
    annotate(DRUG, "Norco");
    annotate(SCOPE, "Norco");

    new XmiWriter(Set.of(SCOPE)).write(letter, folder.resolve("a.xmi"));

    assertThat(folder.resolve("a.xmi")).content().contains("Drug").doesNotContain("Scope");
  }

  @Test
  void theSameLetterGivesTheSameBytes() throws Exception {
    letter.setDocumentText("Norco");
    annotate(DRUG, "Norco");
    XmiWriter writer = new XmiWriter(Set.of());

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

    assertThatThrownBy(() -> new XmiWriter(Set.of()).write(letter, folder.resolve("a.xmi")))
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

    assertThatThrownBy(() -> new XmiWriter(Set.of()).write(letter, full)).hasMessage("No space left on device");
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
    letter.addFsToIndexes(letter.createAnnotation(type(type), begin, begin + words.length()));
  }

  private Type type(String name) {
    return letter.getTypeSystem().getType(name);
  }

  private static Feature feature(FeatureStructure structure, String name) {
    return structure.getType().getFeatureByBaseName(name);
  }

  private List<String> written(Set<String> leftOut) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XmiWriter(leftOut).write(letter, out);
    return tags(out);
  }

  private List<String> uimas(TypeSystem kept) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XmiCasSerializer.serialize(letter, kept, out);
    return tags(out);
  }

  /** The tags and texts of a file, the namespaces in alphabetical order: UIMA's is that of a hash table. */
  private static List<String> tags(ByteArrayOutputStream xmi) {
    List<String> tags = new ArrayList<>(List.of(xmi.toString(StandardCharsets.UTF_8).split("(?<=>)")));
    tags.set(1, Stream.of(tags.get(1).split(" ")).sorted().collect(joining(" ")));
    return tags;
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
