package org.lettermark.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.CommonArrayFS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;

/**
 * An annotated letter as plain values: its text, its sections and its findings, without sentences, tokens, working types and
 * cTAKES' mentions. Reading one from XMI costs a fraction of what a CAS of the whole letter costs.
 *
 * @param text the letter's text
 * @param findings in the order of their begin, longer ones first
 */
public record FlatLetter(String text, List<Finding> findings) {

  private static final String TYPES = "http:///org/lettermark/type.ecore";
  private static final String SECTIONS = "http:///org/apache/ctakes/typesystem/type/textspan.ecore";
  private static final String CAS_TYPES = "http:///uima/cas.ecore";
  private static final String PACKAGE = "org.lettermark.type.";
  private static final String SEGMENT = "org.apache.ctakes.typesystem.type.textspan.Segment";
  private static final Set<String> LEFT_OUT = Set.of("Term", "ContextScope");
  private static final Set<String> NO_FEATURES = Set.of("sofa", "begin", "end", "id");

  /** All findings of a type. */
  public List<Finding> of(String type) {
    return findings.stream().filter(finding -> finding.type().equals(type)).toList();
  }

  /** The characters under a finding. */
  public String covered(Finding finding) {
    return text.substring(finding.begin(), finding.end());
  }

  /**
   * Reads a letter from XMI.
   *
   * @throws IOException with a message that quotes nothing of the letter
   */
  public static FlatLetter read(InputStream xmi) throws IOException {
    Handler handler = new Handler();
    SafeXml.read(xmi, handler);
    return checked(handler.text, handler.findings);
  }

  /** Takes a letter out of a CAS, which stays as it is. */
  public static FlatLetter of(CAS letter) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (AnnotationFS annotation : letter.getAnnotationIndex()) {
      String type = annotation.getType().getName();
      if (type.equals(SEGMENT) || type.startsWith(PACKAGE) && !LEFT_OUT.contains(annotation.getType().getShortName())) {
        findings.add(new Finding(annotation.getType().getShortName(), annotation.getBegin(), annotation.getEnd(), features(annotation)));
      }
    }
    return checked(letter.getDocumentText(), findings);
  }

  /**
   * A letter of findings in any order.
   *
   * @throws IOException where one does not lie in the text
   */
  public static FlatLetter of(String text, List<Finding> findings) throws IOException {
    return checked(text, new ArrayList<>(findings));
  }

  private static Map<String, Object> features(AnnotationFS annotation) {
    Type type = annotation.getType();
    Map<String, Object> features = new HashMap<>();
    for (Feature feature : type.getFeatures()) {
      String name = feature.getShortName();
      if (feature.getRange().isPrimitive() && !name.equals("begin") && !name.equals("end")) {
        String value = annotation.getFeatureValueAsString(feature);
        if (value != null) {
          features.put(name, value);
        }
      } else if (feature.getRange().isArray() && annotation.getFeatureValue(feature) instanceof CommonArrayFS<?> array && array.size() > 0) {
        features.put(name, List.of(array.toStringArray()));
      }
    }
    return features;
  }

  private static FlatLetter checked(String text, List<Finding> findings) throws IOException {
    if (text == null) {
      throw new IOException("holds no text of a letter");
    }
    for (Finding finding : findings) {
      if (finding.begin() < 0 || finding.end() < finding.begin() || finding.end() > text.length()) {
        throw new IOException("holds a " + finding.type() + " that does not lie in the letter's text");
      }
    }
    findings.sort(Comparator.comparingInt(Finding::begin).thenComparing(Finding::end, Comparator.reverseOrder()));
    return new FlatLetter(text, List.copyOf(findings));
  }

  /** XMI has one element a finding, its lists as elements within it. */
  private static final class Handler implements SafeXml.Elements {

    private String text;
    private final List<Finding> findings = new ArrayList<>();
    private Finding open;
    private int depth;
    private StringBuilder value;

    @Override
    public void begin(XMLStreamReader element) throws IOException {
      depth++;
      String name = element.getLocalName();
      if (depth > 2) {
        value = open == null ? null : new StringBuilder();
      } else if (CAS_TYPES.equals(element.getNamespaceURI()) && name.equals("Sofa") && text == null) {
        text = element.getAttributeValue(null, "sofaString");
      } else if (TYPES.equals(element.getNamespaceURI()) && !LEFT_OUT.contains(name)
          || SECTIONS.equals(element.getNamespaceURI()) && name.equals("Segment")) {
        open = new Finding(name, offset(element, "begin"), offset(element, "end"), features(element, name.equals("Segment")));
        findings.add(open);
      }
    }

    private static Map<String, Object> features(XMLStreamReader element, boolean segment) {
      Map<String, Object> features = new HashMap<>();
      for (int i = 0; i < element.getAttributeCount(); i++) {
        String name = element.getAttributeLocalName(i);
        boolean ours = element.getAttributeNamespace(i) == null || element.getAttributeNamespace(i).isEmpty();
        if (ours && (!NO_FEATURES.contains(name) || segment && name.equals("id"))) {
          features.put(name, element.getAttributeValue(i));
        }
      }
      return features;
    }

    private static int offset(XMLStreamReader element, String name) throws IOException {
      try {
        return Integer.parseInt(element.getAttributeValue(null, name));
      } catch (NumberFormatException e) {
        throw new IOException("holds a finding without its offsets");
      }
    }

    @Override
    public void text(String characters) {
      if (value != null) {
        value.append(characters);
      }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void end(String name) {
      depth--;
      if (value != null) {
        ((List<String>) open.features().computeIfAbsent(name, any -> new ArrayList<String>())).add(value.toString());
        value = null;
      } else if (depth == 1) {
        open = null;
      }
    }
  }
}
