package org.servletbench.harness.engine;

import java.nio.charset.StandardCharsets;

/** Reads a status line. The reason phrase is not kept, so it may be of any length. */
final class StatusLine {
  private static final byte[] HTTP_1 = "http/1.".getBytes(StandardCharsets.US_ASCII);
  private static final int CODE = HTTP_1.length + 2;
  private static final int CODE_END = CODE + 3;

  /** The line up to the byte behind the code. */
  private final byte[] line = new byte[CODE_END + 1];

  private int length;

  void start() {
    length = 0;
  }

  /** Takes the bytes up to the next LF, which counts as taken. */
  int takeUntilLineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = bytes[at++];
      if (b == '\n') {
        break;
      }
      if (b != '\r' && length < line.length) {
        line[length++] = b;
      }
    }
    return at;
  }

  /** Whether the bytes so far can begin a status line. */
  boolean mayBeOne() {
    for (int i = 0; i < Math.min(length, HTTP_1.length); i++) {
      if (HttpBytes.lower(line[i]) != HTTP_1[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the status of a line that has ended; -1 if it is no status line. */
  int code() {
    if (length < CODE_END
        || line[CODE - 1] != ' '
        || length > CODE_END && !HttpBytes.isBlank(line[CODE_END])) {
      return -1;
    }
    int code = 0;
    for (int i = CODE; i < CODE_END; i++) {
      if (!HttpBytes.isDigit(line[i])) {
        return -1;
      }
      code = 10 * code + line[i] - '0';
    }
    return code < 100 ? -1 : code;
  }

  /** Whether a server of this version leaves the connection open without saying so. */
  boolean keepsAlive() {
    return line[HTTP_1.length] != '0';
  }
}
