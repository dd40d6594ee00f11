package org.lettermark.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.cas.impl.FeatureImpl;
import org.apache.uima.cas.impl.TypeImpl;
import org.apache.uima.cas.impl.TypeSystemImpl;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.jcas.cas.TOP;
import org.apache.uima.util.CasCreationUtils;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The elements as which XMI writes the types of one type system: worked out once, not for every letter. */
final class XmiElements {

  /** How the values of a feature are written. */
  enum Kind {
    /** An integer. */
    NUMBER,
    /** A number of another kind, or a Boolean. */
    PRIMITIVE,
    STRING,
    /** An array of strings: elements inside the element. */
    STRINGS,
    /** The id of another feature structure. */
    REFERENCE,
    /** Ids with blanks between them. */
    REFERENCES,
    /** A list, an array of numbers, an array that several feature structures share: Lettermark writes none. */
    UNKNOWN
  }

  /**
   * A feature.
   *
   * @param begin what stands before its value, with the quotation mark
   */
  record Attribute(FeatureImpl feature, Kind kind, byte[] begin) {}

  /**
   * A type.
   *
   * @param begin what stands before the id, with the quotation mark
   * @param end what stands at the end where elements stand inside
   * @param attributes all features, in UIMA's order
   * @param references those among them that lead to feature structures
   */
  record Element(byte[] begin, byte[] end, List<Attribute> attributes, List<Attribute> references) {}

  private final TypeSystem types;
  private final byte[] head;
  private final Element[] elements;

  /**
   * Works out the elements.
   *
   * @param types the type system of the letters
   * @param leftOut names of types that are not written, nor those below them
   */
  XmiElements(TypeSystem types, Set<String> leftOut) throws IOException {
    this.types = types;
    Map<String, String> prefixes = prefixes();
    StringBuilder names = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><xmi:XMI");
    prefixes.forEach((uri, prefix) -> names.append(" xmlns:" + prefix + "=\"" + uri + "\""));
    head = XmlBytes.ascii(names + " xmi:version=\"2.0\"><cas:NULL xmi:id=\"0\"/>");
    elements = new Element[((TypeSystemImpl) types).getNumberOfTypes() + 1];
    for (Type type : types) {
      if (!type.isArray() && leftOut.stream().noneMatch(name -> types.subsumes(types.getType(name), type))) {
        elements[((TypeImpl) type).getCode()] = element(type, prefixes);
      }
    }
  }

  /** The prefix of each namespace, as UIMA gives it, in UIMA's order. */
  private Map<String, String> prefixes() throws IOException {
    Map<String, String> prefixes = new LinkedHashMap<>();
    try {
      CAS empty = CasCreationUtils.createCas(types, null, null, null);
      new XmiCasSerializer(null).serialize(empty, new DefaultHandler() {
        @Override
        public void startPrefixMapping(String prefix, String uri) {
          prefixes.put(uri, prefix);
        }
      });
    } catch (SAXException | UIMAException e) {
      throw new IOException(e);
    }
    return prefixes;
  }

  private Element element(Type type, Map<String, String> prefixes) {
    String name = type.getName();
    int dot = name.lastIndexOf('.');
    String space = dot < 0 ? XmiCasSerializer.DEFAULT_NAMESPACE_URI
        : "http:///" + name.substring(0, dot).replace('.', '/') + ".ecore";
    String tag = prefixes.get(space) + ":" + type.getShortName();
    List<Attribute> attributes = new ArrayList<>();
    for (Feature feature : type.getFeatures()) {
      byte[] begin = XmlBytes.ascii(" " + feature.getShortName() + "=\"");
      attributes.add(new Attribute((FeatureImpl) feature, kind(feature), begin));
    }
    List<Attribute> references = attributes.stream()
        .filter(attribute -> attribute.kind() == Kind.REFERENCE || attribute.kind() == Kind.REFERENCES).toList();
    return new Element(
        XmlBytes.ascii("<" + tag + " xmi:id=\""), XmlBytes.ascii("</" + tag + ">"), attributes, references);
  }

  private Kind kind(Feature feature) {
    Type range = feature.getRange();
    if (types.subsumes(types.getType(CAS.TYPE_NAME_STRING), range)) {
      return Kind.STRING;
    }
    if (range.isPrimitive()) {
      return range.getName().equals(CAS.TYPE_NAME_INTEGER) ? Kind.NUMBER : Kind.PRIMITIVE;
    }
    if (types.subsumes(types.getType(CAS.TYPE_NAME_LIST_BASE), range)) {
      return Kind.UNKNOWN;
    }
    if (!range.isArray()) {
      return Kind.REFERENCE;
    }
    if (feature.isMultipleReferencesAllowed()) {
      return Kind.UNKNOWN;
    }
    if (range.getName().equals(CAS.TYPE_NAME_STRING_ARRAY)) {
      return Kind.STRINGS;
    }
    return range.getComponentType().isPrimitive() ? Kind.UNKNOWN : Kind.REFERENCES;
  }

  /** Whether these are the elements of this letter. */
  boolean areOf(CAS letter) {
    return letter.getTypeSystem() == types;
  }

  /** What stands before the first feature structure of a letter. */
  byte[] head() {
    return head;
  }

  /** The element of a feature structure, or null if its type is not written. */
  Element of(TOP structure) {
    Element element = elements[structure._getTypeCode()];
    if (element == null && structure._getTypeImpl().isArray()) {
      throw new UnsupportedOperationException("an array as a feature structure of its own");
    }
    return element;
  }
}
