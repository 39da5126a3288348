package org.servletbench.harness.engine;

/**
 * The line of a head that is being read, and what the lines before it said about the body and the
 * connection. Lines that say nothing about those are not kept.
 */
final class HeaderLine {
  private static final byte[] HTTP_1 = lower("http/1.");
  private static final byte[] CONTENT_LENGTH = lower("content-length");
  private static final byte[] TRANSFER_ENCODING = lower("transfer-encoding");
  private static final byte[] CONNECTION = lower("connection");
  private static final byte[] CHUNKED = lower("chunked");
  private static final byte[] CLOSE = lower("close");
  private static final byte[] KEEP_ALIVE = lower("keep-alive");

  /** Longer than any line that matters; what is beyond is not kept. */
  private static final int MAX_LINE = 192;

  private static final int MAX_DIGITS = 18;

  private final byte[] line = new byte[MAX_LINE];
  private int length;
  private boolean cut;
  private long contentLength;
  private boolean chunked;
  private boolean keepsAlive;
  private String problem;

  void startHead() {
    start();
    contentLength = -1;
    chunked = false;
    keepsAlive = true;
    problem = null;
  }

  void start() {
    length = 0;
    cut = false;
  }

  /** Whether a header that begins so can say anything about body or connection. */
  static boolean mayMatter(byte first) {
    int lower = first | 0x20;
    return lower == 'c' || lower == 't';
  }

  /** Keeps the bytes up to the next LF, without CR and LF; the LF counts as taken. */
  int appendUntilLineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = bytes[at++];
      if (b == '\n') {
        break;
      }
      if (b != '\r') {
        if (length < MAX_LINE) {
          line[length++] = b;
        } else {
          cut = true;
        }
      }
    }
    return at;
  }

  /** Whether what there is of the line is the beginning of a status line. */
  boolean mayBeStatusLine() {
    return startsWith(HTTP_1, 0, Math.min(length, HTTP_1.length));
  }

  /** The three digits of a status line, also sets the default of its version; -1 if it is none. */
  int parseStatus() {
    int end = HTTP_1.length + 5;
    if (length < end || !startsWith(HTTP_1, 0, HTTP_1.length) || line[end - 4] != ' ') {
      return -1;
    }
    if (length > end && line[end] != ' ') {
      return -1;
    }
    keepsAlive = line[HTTP_1.length] != '0';
    int status = 0;
    for (int i = end - 3; i < end; i++) {
      if (!isDigit(line[i])) {
        return -1;
      }
      status = 10 * status + line[i] - '0';
    }
    return status < 100 ? -1 : status;
  }

  /** Takes in a whole header; false, with a problem, if it makes the length of the body unsure. */
  boolean parseHeader() {
    int colon = 0;
    while (colon < length && line[colon] != ':') {
      colon++;
    }
    int name = trimEnd(0, colon);
    if (isWord(CONTENT_LENGTH, 0, name)) {
      return eachWord(colon + 1, CONTENT_LENGTH);
    }
    if (isWord(TRANSFER_ENCODING, 0, name)) {
      return eachWord(colon + 1, TRANSFER_ENCODING);
    }
    return !isWord(CONNECTION, 0, name) || eachWord(colon + 1, CONNECTION);
  }

  String problem() {
    return problem;
  }

  /** -1 when no header gave it. */
  long contentLength() {
    return contentLength;
  }

  boolean isChunked() {
    return chunked;
  }

  boolean keepsAlive() {
    return keepsAlive;
  }

  private boolean eachWord(int from, byte[] header) {
    if (cut) {
      problem = "header longer than " + MAX_LINE + " bytes";
      return false;
    }
    int start = from;
    while (start <= length) {
      int comma = start;
      while (comma < length && line[comma] != ',') {
        comma++;
      }
      while (start < comma && isBlank(line[start])) {
        start++;
      }
      if (!word(header, start, trimEnd(start, comma))) {
        return false;
      }
      start = comma + 1;
    }
    return true;
  }

  private boolean word(byte[] header, int from, int to) {
    if (header == CONTENT_LENGTH) {
      return length(from, to);
    }
    if (header == TRANSFER_ENCODING) {
      chunked = isWord(CHUNKED, from, to); // only the last coding frames the body
    } else if (isWord(CLOSE, from, to)) {
      keepsAlive = false;
    } else if (isWord(KEEP_ALIVE, from, to)) {
      keepsAlive = true;
    }
    return true;
  }

  private boolean length(int from, int to) {
    long value = 0;
    boolean valid = to > from && to - from <= MAX_DIGITS;
    for (int i = from; i < to && valid; i++) {
      valid = isDigit(line[i]);
      value = 10 * value + line[i] - '0';
    }
    if (!valid || contentLength >= 0 && contentLength != value) {
      problem = "bad Content-Length";
      return false;
    }
    contentLength = value;
    return true;
  }

  private int trimEnd(int from, int to) {
    int end = to;
    while (end > from && isBlank(line[end - 1])) {
      end--;
    }
    return end;
  }

  private boolean isWord(byte[] word, int from, int to) {
    return to - from == word.length && startsWith(word, from, word.length);
  }

  private boolean startsWith(byte[] word, int from, int count) {
    for (int i = 0; i < count; i++) {
      byte b = line[from + i];
      if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static byte[] lower(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
