package org.servletbench.harness.engine;

import java.nio.charset.StandardCharsets;

/**
 * Reads what the headers say about the body and the connection. It reads byte by byte and keeps no
 * line, so no line can be too long; a length is bounded by its value alone.
 */
final class FramingHeaders {
  /** A name or a value in lower case; what is longer than every word that matters is not kept. */
  private static final class Word {
    private static final int TOO_LONG = "transfer-encoding".length() + 1;

    private final byte[] bytes = new byte[TOO_LONG];
    private int length;
    private boolean ended;

    void start() {
      length = 0;
      ended = false;
    }

    /** Takes a byte; blanks around a word are ignored, and one inside makes it no word. */
    void take(byte b) {
      if (isBlank(b)) {
        ended = length > 0;
      } else if (ended || length >= TOO_LONG - 1) {
        length = TOO_LONG;
      } else {
        bytes[length++] = HttpBytes.lower(b);
      }
    }

    boolean is(byte[] word) {
      return length == word.length && java.util.Arrays.equals(bytes, 0, length, word, 0, length);
    }
  }

  private enum Header {
    /** The header whose name is still being read. */
    UNNAMED,
    CONTENT_LENGTH,
    TRANSFER_ENCODING,
    CONNECTION,
    OTHER
  }

  private static final byte[] CONTENT_LENGTH = ascii("content-length");
  private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
  private static final byte[] CONNECTION = ascii("connection");
  private static final byte[] CHUNKED = ascii("chunked");
  private static final byte[] CLOSE = ascii("close");
  private static final byte[] KEEP_ALIVE = ascii("keep-alive");
  private static final long NONE = -1;

  private final Word word = new Word();
  private Header header;
  private long number;
  private boolean numberEnded;
  private long contentLength;
  private boolean chunked;
  private boolean closes;
  private boolean keepsAlive;
  private String problem;

  void startHead() {
    contentLength = NONE;
    chunked = false;
    closes = false;
    keepsAlive = false;
    problem = null;
  }

  /** Whether a header with this first byte can concern the body or the connection. */
  static boolean mayBegin(byte first) {
    int lower = first | 0x20;
    return lower == 'c' || lower == 't';
  }

  /** Starts a header. */
  void start() {
    header = Header.UNNAMED;
    word.start();
  }

  /** Takes the bytes up to the next LF, which counts as taken. */
  int takeUntilLineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = bytes[at++];
      if (b == '\n') {
        break;
      }
      switch (header) {
        case UNNAMED -> name(b);
        case CONTENT_LENGTH -> digit(b);
        case TRANSFER_ENCODING, CONNECTION -> item(b);
        case OTHER -> {}
      }
    }
    return at;
  }

  /** Ends a header; returns false, and keeps the problem, if the length of the body is unsure. */
  boolean end() {
    switch (header) {
      case UNNAMED, OTHER -> {}
      case CONTENT_LENGTH -> endNumber();
      case TRANSFER_ENCODING, CONNECTION -> endItem();
    }
    return problem == null;
  }

  /** Says why the length of the body is unsure. */
  String problem() {
    return problem;
  }

  /** Returns the length of the body in bytes; -1 if no header gave it. */
  long contentLength() {
    return contentLength;
  }

  boolean isChunked() {
    return chunked;
  }

  /**
   * Whether the peer leaves the connection open.
   *
   * @param standard the answer if no header says anything
   */
  boolean keepsAlive(boolean standard) {
    return !closes && (keepsAlive || standard);
  }

  private void name(byte b) {
    if (b != ':') {
      word.take(b);
    } else if (word.is(CONTENT_LENGTH)) {
      header = Header.CONTENT_LENGTH;
      startNumber();
    } else if (word.is(TRANSFER_ENCODING) || word.is(CONNECTION)) {
      header = word.is(CONNECTION) ? Header.CONNECTION : Header.TRANSFER_ENCODING;
      word.start();
    } else {
      header = Header.OTHER;
    }
  }

  private void item(byte b) {
    if (b == ',') {
      endItem();
    } else {
      word.take(b);
    }
  }

  private void endItem() {
    if (word.length == 0) {
      return; // as behind a comma at the end
    }
    if (header == Header.TRANSFER_ENCODING) {
      chunked = word.is(CHUNKED); // only the last coding frames the body
    } else {
      closes |= word.is(CLOSE);
      keepsAlive |= word.is(KEEP_ALIVE);
    }
    word.start();
  }

  private void startNumber() {
    number = NONE;
    numberEnded = false;
  }

  private void digit(byte b) {
    if (b == ',') { // a repeated value: some gateways merge two headers
      endNumber();
      startNumber();
    } else if (isBlank(b)) {
      numberEnded = number != NONE;
    } else if (!HttpBytes.isDigit(b) || numberEnded) {
      problem = "bad Content-Length";
    } else {
      int digit = b - '0';
      long before = Math.max(0, number);
      if (before > (Long.MAX_VALUE - digit) / 10) {
        problem = "Content-Length beyond " + Long.MAX_VALUE;
      } else {
        number = 10 * before + digit;
      }
    }
  }

  private void endNumber() {
    if (problem == null && number == NONE) {
      problem = "bad Content-Length";
    } else if (problem == null && contentLength != NONE && contentLength != number) {
      problem = "two Content-Lengths that differ";
    }
    contentLength = number;
  }

  /** Whether the byte is blank; CR is one because it only stands before the LF. */
  private static boolean isBlank(byte b) {
    return HttpBytes.isBlank(b) || b == '\r';
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
