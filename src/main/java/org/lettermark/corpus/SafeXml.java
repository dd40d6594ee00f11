package org.lettermark.corpus;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The one way in which XML of others is read: no DOCTYPE, nothing fetched from anywhere, and no message of a parser's that
 * quotes what it read.
 */
public final class SafeXml {

  private SafeXml() {}

  /**
   * Reads XML into a handler.
   *
   * @throws IOException where it is none; the message gives the line and no word of the content
   */
  public static void read(InputStream xml, ContentHandler handler) throws IOException {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      // A letter is one attribute value, and may be long; without a DOCTYPE nothing grows beyond what is there.
      reader.setProperty("http://www.oracle.com/xml/jaxp/properties/maxGeneralEntitySizeLimit", "0");
      reader.setContentHandler(handler);
      // Errors are thrown: the usual handler would print them, with what they quote.
      reader.setErrorHandler(new DefaultHandler());
      reader.parse(new InputSource(xml));
    } catch (SAXParseException e) {
      throw new IOException("is no XML that can be read (line " + e.getLineNumber() + "); a DOCTYPE is not allowed");
    } catch (SAXException e) {
      throw new IOException("is no XML of this kind");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads XML for nothing but to see that it is safe to be read by others. */
  public static void check(InputStream xml) throws IOException {
    read(xml, new DefaultHandler());
  }
}
