package org.servletbench.harness.report;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes JSON of maps, lists, texts, numbers and truth values, with the digits of all derived
 * files. It may stand in a page as it is: no tag begins or ends in it.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().characterEscapes(new Harmless()).build())
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .addModule(new SimpleModule().addSerializer(Double.class, new Digits()))
          .build();

  private Json() {}

  /**
   * Writes a value in one line.
   *
   * @throws tools.jackson.core.JacksonException for a number that is not finite, and for a value of
   *     another kind
   */
  static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Writes a file that people may read too. */
  static String file(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }

  /** Writes six significant digits, never an exponent. */
  private static final class Digits extends ValueSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("no JSON for " + value);
      }
      json.writeNumber(new BigDecimal(Numbers.plain(value)));
    }
  }

  /** Escapes control characters, what ends a script or a line of one, and halves of characters. */
  private static final class Harmless extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char c : "<>&\u007f".toCharArray()) {
        codes[c] = ESCAPE_STANDARD;
      }
      return codes;
    }

    /** Is asked only for what is not ASCII; null leaves the character as it is. */
    @Override
    public SerializableString getEscapeSequence(int c) {
      boolean half = c <= 0xffff && Character.isSurrogate((char) c);
      boolean harmful = c < 0xa0 || c == 0x2028 || c == 0x2029 || half;
      return harmful ? new SerializedString("\\u" + hex(c)) : null;
    }

    private static String hex(int c) {
      return Integer.toHexString(0x10000 | c).substring(1);
    }
  }
}
