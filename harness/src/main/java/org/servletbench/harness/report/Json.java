package org.servletbench.harness.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes JSON in one line, of maps, lists, texts, numbers and truth values. It may stand in a page
 * as it is: no tag begins or ends in it.
 */
final class Json {
  private Json() {}

  /**
   * @throws IllegalArgumentException for a value of another kind, or a number that is not finite
   */
  static String of(Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(each -> text(each.getKey().toString()) + ":" + of(each.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list -> list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
      case String text -> text(text);
      case Boolean truth -> truth.toString();
      case Integer number -> number.toString();
      case Double number when Double.isFinite(number) -> plain(number);
      default -> throw new IllegalArgumentException("no JSON for " + value);
    };
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : new BigDecimal(Numbers.plain(value)).toPlainString();
  }

  private static String text(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        default -> {
          // Beside control characters: what ends a script, or a line of one.
          if (c < ' '
              || c == '<'
              || c == '>'
              || c == '&'
              || c >= 0x7f && c < 0xa0
              || c == '\u2028'
              || c == '\u2029'
              || Character.isSurrogate(c)) {
            json.append("\\u").append(Character.forDigit(c >> 12, 16));
            json.append(Character.forDigit(c >> 8 & 15, 16));
            json.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
