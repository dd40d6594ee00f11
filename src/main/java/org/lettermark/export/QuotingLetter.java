package org.lettermark.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A letter as far as its guideline quotations go: what is quoted where, and how the item was decided in whose block
 * a quotation stands.
 *
 * <p>Read from the XMI by a streaming parser: a CAS of the whole letter, tokens and all, costs several times as much.
 *
 * @param decisionDate ISO date, or null
 * @param quotations in the order of the text
 */
record QuotingLetter(String decisionDate, List<Quotation> quotations) {

  private static final String TYPES = "http:///org/lettermark/type.ecore";
  private static final String CAS = "http:///uima/cas.ecore";

  /** No document type, no entity of its own, nothing from elsewhere. */
  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /**
   * One GuidelineQuotation.
   *
   * @param issue number of the disputed item, 0 outside
   * @param outcome of that item, or null
   */
  record Quotation(int begin, int end, boolean verbatim, String guideline, int issue, String outcome, String text) {}

  /**
   * Reads one letter.
   *
   * @throws IOException with a message that quotes nothing of the letter
   */
  static QuotingLetter read(InputStream in) throws IOException {
    try {
      XMLStreamReader xmi = reader(in);
      try {
        return read(xmi);
      } finally {
        xmi.close();
      }
    } catch (XMLStreamException e) {
      throw new IOException("no readable XMI, line " + e.getLocation().getLineNumber(), e);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IOException("a quotation that does not lie in the letter's text", e);
    }
  }

  /** One at a time, because no factory promises more. */
  private static synchronized XMLStreamReader reader(InputStream in) throws XMLStreamException {
    return XML.createXMLStreamReader(in);
  }

  private static QuotingLetter read(XMLStreamReader xmi) throws XMLStreamException, IOException {
    String text = null;
    String decisionDate = null;
    Map<Integer, String> outcomes = new HashMap<>();
    List<Quotation> found = new ArrayList<>();
    while (xmi.hasNext()) {
      int event = xmi.next();
      if (event == XMLStreamConstants.DTD) {
        throw new IOException("a document type declaration, which no XMI needs");
      } else if (event == XMLStreamConstants.START_ELEMENT && CAS.equals(xmi.getNamespaceURI())) {
        text = xmi.getLocalName().equals("Sofa") ? value(xmi, "sofaString") : text;
      } else if (event == XMLStreamConstants.START_ELEMENT && TYPES.equals(xmi.getNamespaceURI())) {
        switch (xmi.getLocalName()) {
          case "Letter" -> decisionDate = value(xmi, "decisionDate");
          case "Determination" -> outcomes.putIfAbsent(number(xmi, "number"), value(xmi, "outcome"));
          case "GuidelineQuotation" -> found.add(quotation(xmi));
          default -> { }
        }
      }
    }
    if (text == null) {
      throw new IOException("no text of a letter");
    }
    List<Quotation> quotations = new ArrayList<>(found.size());
    for (Quotation one : found) {
      quotations.add(
          new Quotation(
              one.begin(), one.end(), one.verbatim(), one.guideline(), one.issue(), outcomes.get(one.issue()),
              text.substring(one.begin(), one.end())));
    }
    quotations.sort(Comparator.comparingInt(Quotation::begin).thenComparingInt(Quotation::end));
    return new QuotingLetter(decisionDate, quotations);
  }

  private static Quotation quotation(XMLStreamReader xmi) {
    return new Quotation(
        Integer.parseInt(value(xmi, "begin")), Integer.parseInt(value(xmi, "end")),
        Boolean.parseBoolean(value(xmi, "verbatim")), value(xmi, "guideline"), number(xmi, "issue"), null, null);
  }

  private static int number(XMLStreamReader xmi, String feature) {
    String value = value(xmi, feature);
    return value == null ? 0 : Integer.parseInt(value);
  }

  private static String value(XMLStreamReader xmi, String feature) {
    return xmi.getAttributeValue(null, feature);
  }
}
