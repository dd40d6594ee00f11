package org.lettermark.clinical.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lettermark.pipeline.LetterPipeline;
import org.lettermark.pipeline.PipelineOptions;
import org.lettermark.read.SourceLetter;
import org.lettermark.testing.Letters;
import org.lettermark.type.Term;

class TermAnnotatorTest {

  @TempDir Path folder;

  @Test
  void termsOfEveryKindComeInTheOrderOfTheText() {
    assertThat(Letters.find(Term.class, "Opioids such as Norco for lumbago and knee numbness."))
        .extracting(Term::getCoveredText, Term::getSemanticType)
        .containsSubsequence(
            tuple("Opioids", "drugClass"),
            tuple("Norco", "medication"),
            tuple("lumbago", "disorder"),
            tuple("knee", "bodySite"));
  }

  @Test
  void theHitsOfACtakesDictionaryJoin() throws Exception {
    Files.writeString(folder.resolve("own.bsv"), "C0000001|T047|zebra stripe disorder\nC0000002|T121|zebrazole\n");
    PipelineOptions options = new PipelineOptions(false, true, null, null, descriptor());
    LetterPipeline pipeline = LetterPipeline.start(options);
    JCas letter = pipeline.newLetter();
    pipeline.annotate(
        letter, new SourceLetter("a", "a.txt", "Zebrazole treats zebra stripe disorder.", "UTF-8", 0, false));

    assertThat(letter.select(Term.class).asList())
        .extracting(Term::getCoveredText, Term::getSemanticType, Term::getCode, Term::getVocabulary)
        .contains(
            tuple("Zebrazole", "medication", "C0000002", "UMLS"),
            tuple("zebra stripe disorder", "disorder", "C0000001", "UMLS"));
  }

  @Test
  void aDictionaryThatIsNotThereIsNamed() {
    PipelineOptions options = new PipelineOptions(false, true, null, null, folder.resolve("none.xml"));
    assertThatThrownBy(() -> LetterPipeline.start(options))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("none.xml: no such file");
  }

  private Path descriptor() throws IOException {
    Path bsv = folder.resolve("own.bsv");
    String xml =
        """
        <lookupSpecification>
          <dictionaries><dictionary><name>own</name>
            <implementationName>org.apache.ctakes.dictionary.lookup2.dictionary.BsvRareWordDictionary</implementationName>
            <properties><property key="bsvPath" value="%1$s"/></properties></dictionary></dictionaries>
          <conceptFactories><conceptFactory><name>ownConcepts</name>
            <implementationName>org.apache.ctakes.dictionary.lookup2.concept.BsvConceptFactory</implementationName>
            <properties><property key="bsvPath" value="%1$s"/></properties></conceptFactory></conceptFactories>
          <dictionaryConceptPairs><dictionaryConceptPair><name>pair</name><dictionaryName>own</dictionaryName>
            <conceptFactoryName>ownConcepts</conceptFactoryName></dictionaryConceptPair></dictionaryConceptPairs>
          <rareWordConsumer><name>consumer</name>
            <implementationName>org.apache.ctakes.dictionary.lookup2.consumer.PrecisionTermConsumer</implementationName>
            <properties><property key="codingScheme" value="own"/></properties></rareWordConsumer>
        </lookupSpecification>
        """
            .formatted(bsv);
    return Files.writeString(folder.resolve("own.xml"), xml);
  }
}
