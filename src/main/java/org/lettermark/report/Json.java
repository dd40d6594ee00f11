package org.lettermark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Values as JSON that may stand in a script: no character of it ends a script, begins a comment or a line. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static {
    MAPPER.getFactory().setCharacterEscapes(new Escapes());
  }

  private Json() {}

  static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Escapes extends CharacterEscapes {

    private static final long serialVersionUID = 1;
    private static final int[] ASCII = ascii();

    private static int[] ascii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char sign : "<>&'".toCharArray()) {
        escapes[sign] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ASCII;
    }

    @Override
    public SerializableString getEscapeSequence(int sign) {
      return sign == 0x2028 || sign == 0x2029 ? new SerializedString(String.format("\\u%04x", sign)) : null;
    }
  }
}
