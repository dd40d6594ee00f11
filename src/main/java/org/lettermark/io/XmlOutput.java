package org.lettermark.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes elements and attributes as XML 1.0 in UTF-8, on one line.
 *
 * <p>The JDK's own writer takes most of the time that an XMI file takes, for things that such a file does not hold.
 */
final class XmlOutput extends DefaultHandler {

  private static final byte[] DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".getBytes(StandardCharsets.US_ASCII);

  /** No character takes more bytes: "&quot;". */
  private static final int LONGEST_CHARACTER = 6;

  /** So many bytes are written at once. */
  private static final int FULL = 1 << 16;

  /** The ASCII characters that stand for themselves. */
  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    for (char c = ' '; c < PLAIN.length; c++) {
      PLAIN[c] = c != '<' && c != '>' && c != '&' && c != '"';
    }
  }

  private final OutputStream out;
  private byte[] bytes = new byte[1 << 14];
  private int length;
  private boolean open;

  XmlOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void startDocument() {
    room(DECLARATION.length);
    System.arraycopy(DECLARATION, 0, bytes, length, DECLARATION.length);
    length += DECLARATION.length;
  }

  @Override
  public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
    close();
    int count = attributes.getLength();
    int characters = name.length();
    for (int i = 0; i < count; i++) {
      characters += attributes.getQName(i).length() + attributes.getValue(i).length();
    }
    roomFor(characters + 1 + count);
    bytes[length++] = '<';
    name(name);
    for (int i = 0; i < count; i++) {
      bytes[length++] = ' ';
      name(attributes.getQName(i));
      bytes[length++] = '=';
      bytes[length++] = '"';
      put(attributes.getValue(i));
      bytes[length++] = '"';
    }
    open = true;
  }

  /** Names of types and features have ASCII letters only. */
  private void name(String name) {
    int end = length;
    byte[] to = bytes;
    for (int i = 0; i < name.length(); i++) {
      to[end++] = (byte) name.charAt(i);
    }
    length = end;
  }

  @Override
  public void endElement(String uri, String localName, String name) throws SAXException {
    if (open) {
      put('/');
      put('>');
      open = false;
      return;
    }
    put('<');
    put('/');
    text(name);
    put('>');
  }

  @Override
  public void characters(char[] characters, int start, int count) throws SAXException {
    if (count > 0) {
      close();
      text(new String(characters, start, count));
    }
  }

  @Override
  public void endDocument() throws SAXException {
    flush();
  }

  private void close() {
    if (open) {
      put('>');
      open = false;
    }
  }

  private void text(String text) throws SAXException {
    roomFor(text.length());
    put(text);
  }

  /** Writes a text for which there is room. */
  private void put(String text) throws SAXException {
    int end = length;
    byte[] to = bytes;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < PLAIN.length && PLAIN[c]) {
        to[end++] = (byte) c;
        continue;
      }
      if (c >= 0x80) {
        int point = c;
        if (Character.isSurrogate(c)) {
          point = text.codePointAt(i);
          if (point == c) {
            throw new SAXException("a lone surrogate cannot be written as XML");
          }
          i++;
        } else if (c >= 0xFFFE) {
          throw new SAXException("U+" + Integer.toHexString(c) + " cannot be written as XML");
        }
        end = utf8(point, to, end);
        continue;
      }
      String reference =
          switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\n' -> "&#10;";
            case '\r' -> "&#13;";
            case '\t' -> "&#9;";
            default -> throw new SAXException("U+" + Integer.toHexString(c) + " cannot be written as XML");
          };
      for (int j = 0; j < reference.length(); j++) {
        to[end++] = (byte) reference.charAt(j);
      }
    }
    length = end;
  }

  private static int utf8(int point, byte[] to, int at) {
    int end = at;
    if (point < 0x800) {
      to[end++] = (byte) (0xC0 | point >> 6);
    } else if (point < 0x10000) {
      to[end++] = (byte) (0xE0 | point >> 12);
      to[end++] = (byte) (0x80 | point >> 6 & 0x3F);
    } else {
      to[end++] = (byte) (0xF0 | point >> 18);
      to[end++] = (byte) (0x80 | point >> 12 & 0x3F);
      to[end++] = (byte) (0x80 | point >> 6 & 0x3F);
    }
    to[end++] = (byte) (0x80 | point & 0x3F);
    return end;
  }

  /** Makes room for so many characters; what is written already goes out first where it is much. */
  private void roomFor(int characters) throws SAXException {
    if (length > FULL) {
      flush();
    }
    room(LONGEST_CHARACTER * characters);
  }

  private void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  private void room(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  private void flush() throws SAXException {
    try {
      out.write(bytes, 0, length);
      length = 0;
    } catch (IOException e) {
      throw new SAXException(e);
    }
  }
}
