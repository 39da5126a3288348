package org.servletbench.harness.engine;

import java.util.Arrays;

/** Classifies the characters of a header's value, by RFC 9110. */
final class HttpBytes {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final boolean[] TOKEN = tokenCharacters();

  private HttpBytes() {}

  static boolean isToken(byte b) {
    return b >= 0 && TOKEN[b];
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static byte lower(byte b) {
    return (byte) (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
  }

  private static boolean[] tokenCharacters() {
    boolean[] token = new boolean[Byte.MAX_VALUE + 1];
    Arrays.fill(token, '0', '9' + 1, true);
    Arrays.fill(token, 'A', 'Z' + 1, true);
    Arrays.fill(token, 'a', 'z' + 1, true);
    TOKEN_MARKS.chars().forEach(c -> token[c] = true);
    return token;
  }
}
