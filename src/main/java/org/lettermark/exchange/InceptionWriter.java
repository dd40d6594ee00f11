package org.lettermark.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.cas.admin.CASFactory;
import org.apache.uima.cas.admin.TypeSystemMgr;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.resource.metadata.FeatureDescription;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLSerializer;
import org.lettermark.corpus.LetterTypes;
import org.lettermark.corpus.XmiWriter;
import org.xml.sax.SAXException;

/**
 * Letters for INCEpTION: {@code NAME.xmi} ("UIMA CAS XMI (XML 1.0)") with what annotators mark, sentences and tokens alone;
 * {@code layers.json}, to be imported in the project's settings under "Layers" before the letters, with the tag sets; and the type
 * system for dkpro-cassis. Layers take spans of any characters, that overlap and cross sentences, as the guidelines ask for.
 */
final class InceptionWriter implements LetterSink {

  private static final String SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
  private static final String TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";

  private final Path folder;
  private final XmiCasSerializer writer;
  private final CAS cas;

  InceptionWriter(Path folder) throws IOException {
    this.folder = folder;
    try {
      TypeSystemDescription all = LetterTypes.description();
      TypeSystemDescription types = reduced(all);
      writer = new XmiCasSerializer(filter(types));
      cas = CasCreationUtils.createCas(CasCreationUtils.mergeTypeSystems(List.of(all, types)), null, null);
      XmiWriter.writeTypeSystem(types, folder);
      XmiWriter.whole(folder.resolve("layers.json"),
          out -> new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(out, layers(all)));
    } catch (UIMAException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The reduced types for the writer to leave out all others. Never committed: our generated classes have more features. */
  private static TypeSystem filter(TypeSystemDescription types) {
    TypeSystemMgr filter = CASFactory.createTypeSystem();
    for (TypeDescription description : types.getTypes()) {
      Type type = filter.addType(description.getName(), filter.getType(CAS.TYPE_NAME_ANNOTATION));
      for (FeatureDescription feature : description.getFeatures()) {
        filter.addFeature(feature.getName(), type, filter.getType(feature.getRangeTypeName()), false);
      }
    }
    return filter;
  }

  private static TypeSystemDescription reduced(TypeSystemDescription all) {
    TypeSystemDescription types = UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();
    types.setName("LettermarkLayers");
    for (Layer layer : Layer.ALL) {
      TypeDescription known = all.getType(CasFill.PACKAGE + layer.type());
      TypeDescription type = types.addType(known.getName(), known.getDescription(), CAS.TYPE_NAME_ANNOTATION);
      for (Layer.Field field : layer.fields()) {
        FeatureDescription feature = feature(known, field);
        type.addFeature(feature.getName(), feature.getDescription(), feature.getRangeTypeName(), feature.getElementType(),
            field.form() == Layer.Form.LIST ? Boolean.FALSE : null);
      }
    }
    types.addType(SENTENCE, "A sentence.", CAS.TYPE_NAME_ANNOTATION);
    types.addType(TOKEN, "A word or mark.", CAS.TYPE_NAME_ANNOTATION);
    return types;
  }

  private static FeatureDescription feature(TypeDescription type, Layer.Field field) {
    for (FeatureDescription feature : type.getFeatures()) {
      if (feature.getName().equals(field.name())) {
        return feature;
      }
    }
    throw new IllegalStateException(type.getName() + " has no feature " + field.name());
  }

  private static ArrayNode layers(TypeSystemDescription all) {
    ArrayNode layers = new ObjectMapper().createArrayNode();
    for (Layer layer : Layer.ALL) {
      TypeDescription type = all.getType(CasFill.PACKAGE + layer.type());
      ObjectNode json = layers.addObject().put("name", type.getName()).put("uiName", layer.type()).put("type", "span")
          .put("description", type.getDescription()).put("enabled", true).put("built_in", false).put("readonly", false)
          .put("allow_stacking", true).put("cross_sentence", true).put("show_hover", true).put("anchoring_mode", "CHARACTERS")
          .put("overlap_mode", "ANY_OVERLAP").put("validation_mode", "NEVER").put("lock_to_token_offset", false)
          .put("multiple_tokens", true).put("linked_list_behavior", false);
      ArrayNode features = json.putArray("features");
      for (Layer.Field field : layer.fields()) {
        FeatureDescription known = feature(type, field);
        ObjectNode feature = features.addObject().put("name", field.name()).put("uiName", field.name())
            .put("type", known.getRangeTypeName()).put("enabled", true).put("visible", true).put("include_in_hover", false)
            .put("required", false).put("remember", false).put("description", known.getDescription())
            .put("multi_value_mode", field.form() == Layer.Form.LIST ? "ARRAY" : "NONE").put("link_mode", "NONE").put("curatable", true)
            .put("rank", features.size() - 1);
        if (field.form() == Layer.Form.ONE) {
          ObjectNode tags = feature.putObject("tag_set").put("name", layer.type() + " " + field.name())
              .put("description", known.getDescription()).put("language", "en").put("create_tag", false);
          ArrayNode values = tags.putArray("tags");
          field.values().forEach(value -> values.addObject().put("tag_name", value).put("tag_description", ""));
        }
      }
    }
    return layers;
  }

  @Override
  public void accept(OutLetter letter) throws IOException {
    cas.reset();
    CasFill.fill(cas, letter.letter());
    for (OutLetter.Span sentence : letter.sentences()) {
      cas.addFsToIndexes(cas.createAnnotation(cas.getTypeSystem().getType(SENTENCE), sentence.begin(), sentence.end()));
      for (OutLetter.Span token : letter.tokens(sentence)) {
        cas.addFsToIndexes(cas.createAnnotation(cas.getTypeSystem().getType(TOKEN), token.begin(), token.end()));
      }
    }
    XmiWriter.whole(folder.resolve(letter.name() + ".xmi"), out -> {
      try {
        writer.serialize(cas, new XMLSerializer(out, false).getContentHandler());
      } catch (SAXException e) {
        throw new IOException("its text cannot be written as XMI", e);
      }
    });
  }

  @Override
  public void close() {}
}
