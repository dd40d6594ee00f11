package org.lettermark.clinical.terms;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ctakes.core.util.collection.CollectionMap;
import org.apache.ctakes.core.util.collection.HashSetMap;
import org.apache.ctakes.dictionary.lookup2.ae.DefaultJCasTermAnnotator;
import org.apache.ctakes.dictionary.lookup2.concept.Concept;
import org.apache.ctakes.dictionary.lookup2.concept.ConceptFactory;
import org.apache.ctakes.dictionary.lookup2.dictionary.DictionaryDescriptorParser;
import org.apache.ctakes.dictionary.lookup2.dictionary.RareWordDictionary;
import org.apache.ctakes.dictionary.lookup2.textspan.TextSpan;
import org.apache.ctakes.dictionary.lookup2.util.DictionarySpec;
import org.apache.ctakes.dictionary.lookup2.util.FastLookupToken;
import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.ctakes.typesystem.type.syntax.WordToken;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.annotator.AnnotatorContextException;
import org.apache.uima.jcas.JCas;
import org.lettermark.corpus.SafeXml;
import org.lettermark.match.LexiconException;

/**
 * A cTAKES dictionary of the user's own, such as one made from the UMLS under their licence, looked up
 * by cTAKES' own code.
 *
 * <p>As with cTAKES' PrecisionTermConsumer, only the longest of the hits of one kind is kept; unlike
 * it, hits come in the order of the text, so that the output is the same from run to run.
 */
final class CtakesDictionary {

  private final DictionarySpec dictionary;
  private final DefaultJCasTermAnnotator lookup = new DefaultJCasTermAnnotator();

  private CtakesDictionary(DictionarySpec dictionary) {
    this.dictionary = dictionary;
  }

  static CtakesDictionary read(String descriptor, UimaContext context) throws IOException {
    if (!Files.isRegularFile(Path.of(descriptor))) {
      throw new FileNotFoundException(descriptor + ": no such file");
    }
    try (InputStream in = Files.newInputStream(Path.of(descriptor))) {
      // cTAKES' own parser would fetch whatever a DOCTYPE names.
      SafeXml.check(in);
    } catch (IOException e) {
      throw new LexiconException(descriptor + ": expected a cTAKES dictionary descriptor, but it " + e.getMessage());
    }
    try (InputStream in = Files.newInputStream(Path.of(descriptor))) {
      return new CtakesDictionary(DictionaryDescriptorParser.parseDescriptor(in, context));
    } catch (AnnotatorContextException e) {
      throw new LexiconException(descriptor + ": expected a cTAKES dictionary descriptor");
    }
  }

  /** Every hit of the dictionary that is a drug, a disorder, a finding or a body site. */
  List<TermAnnotator.Found> find(JCas letter) {
    List<TermAnnotator.Found> found = new ArrayList<>();
    Map<RareWordDictionary, CollectionMap<TextSpan, Long, ? extends Collection<Long>>> hits = new HashMap<>();
    for (RareWordDictionary one : dictionary.getDictionaries()) {
      hits.put(one, new HashSetMap<>());
    }
    List<BaseToken> tokens = letter.select(BaseToken.class).asList();
    int token = 0;
    for (Sentence sentence : letter.select(Sentence.class).asList()) {
      List<FastLookupToken> window = new ArrayList<>();
      List<Integer> words = new ArrayList<>();
      for (; token < tokens.size() && tokens.get(token).getEnd() <= sentence.getEnd(); token++) {
        if (tokens.get(token) instanceof WordToken) {
          words.add(window.size());
        }
        window.add(new FastLookupToken(tokens.get(token)));
      }
      hits.forEach((one, spans) -> lookup.findTerms(one, window, words, spans));
    }
    hits.forEach((one, spans) -> found.addAll(terms(one, spans)));
    return longest(found);
  }

  private List<TermAnnotator.Found> terms(
      RareWordDictionary one, CollectionMap<TextSpan, Long, ? extends Collection<Long>> spans) {
    Set<Long> cuis = new HashSet<>();
    spans.getAllCollections().forEach(cuis::addAll);
    Map<Long, Concept> concepts = new HashMap<>();
    for (ConceptFactory factory : dictionary.getPairedConceptFactories(one.getName())) {
      concepts.putAll(factory.createConcepts(cuis));
    }
    List<TermAnnotator.Found> found = new ArrayList<>();
    for (TextSpan span : spans.keySet()) {
      for (Long cui : spans.getCollection(span)) {
        Concept concept = concepts.get(cui);
        if (concept == null) {
          continue;
        }
        for (Integer semantics : concept.getCtakesSemantics()) {
          String semanticType = semanticType(semantics);
          if (semanticType != null) {
            found.add(
                new TermAnnotator.Found(span.getStart(), span.getEnd(), semanticType,
                    concept.getPreferredText(), concept.getCui(), "UMLS"));
          }
        }
      }
    }
    return found;
  }

  private static String semanticType(int semantics) {
    return switch (semantics) {
      case CONST.NE_TYPE_ID_DRUG -> "medication";
      case CONST.NE_TYPE_ID_DISORDER -> "disorder";
      case CONST.NE_TYPE_ID_FINDING -> "symptom";
      case CONST.NE_TYPE_ID_ANATOMICAL_SITE -> "bodySite";
      default -> null;
    };
  }

  private static List<TermAnnotator.Found> longest(List<TermAnnotator.Found> found) {
    found.sort(
        Comparator.comparing(TermAnnotator.Found::semanticType)
            .thenComparingInt(TermAnnotator.Found::begin)
            .thenComparing(TermAnnotator.Found::end, Comparator.reverseOrder())
            .thenComparing(TermAnnotator.Found::code));
    List<TermAnnotator.Found> kept = new ArrayList<>();
    for (TermAnnotator.Found one : found) {
      TermAnnotator.Found last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last == null || !last.semanticType().equals(one.semanticType()) || one.end() > last.end()) {
        kept.add(one);
      }
    }
    return kept;
  }
}
