package org.servletbench.app.downstream.socket;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the status line and headers of successive answers, as far as they frame the body and the
 * connection.
 */
final class ReplyHead {

  private static final int MOST_LINES = 1_000;
  private static final byte[] VERSION = bytes("HTTP/1.");
  private static final byte[] CONTENT_LENGTH = bytes("content-length");
  private static final byte[] TRANSFER_ENCODING = bytes("transfer-encoding");
  private static final byte[] CONNECTION = bytes("connection");
  private static final byte[] CHUNKED = bytes("chunked");
  private static final byte[] CLOSE = bytes("close");
  private static final byte[] KEEP_ALIVE = bytes("keep-alive");

  private final ByteSource source;
  private int status;
  private long contentLength;
  private boolean chunked;
  private boolean closes;
  private boolean keepsAlive;
  private boolean oldVersion;

  ReplyHead(ByteSource source) {
    this.source = source;
  }

  private static byte[] bytes(String lowerCase) {
    return lowerCase.getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads one head, up to its empty line. */
  void read() throws IOException {
    contentLength = -1;
    chunked = false;
    closes = false;
    keepsAlive = false;
    source.nextLine();
    statusLine();
    for (int lines = 0; lines < MOST_LINES; lines++) {
      source.nextLine();
      if (source.lineLength() == 0) {
        return;
      }
      header();
    }
    throw new ProtocolException("more than " + MOST_LINES + " headers");
  }

  int status() {
    return status;
  }

  /** Returns the length of the body in bytes; -1 if the head does not say. */
  long contentLength() {
    return contentLength;
  }

  boolean chunked() {
    return chunked;
  }

  /** Whether the connection may be used again once the body has been read. */
  boolean keepsConnection() {
    // with both, the end of the answer is unsure, so nothing may follow it (RFC 9112, 6.3)
    boolean ambiguous = chunked && contentLength >= 0;
    return !closes && !ambiguous && (keepsAlive || !oldVersion);
  }

  /** Parses {@code HTTP/1.1 200 OK}; the reason may be missing. */
  private void statusLine() throws ProtocolException {
    int length = source.lineLength();
    if (length < 12 || source.at(8) != ' ' || (length > 12 && source.at(12) != ' ')) {
      throw new ProtocolException("no status line");
    }
    for (int i = 0; i < VERSION.length; i++) {
      if (source.at(i) != VERSION[i]) {
        throw new ProtocolException("no status line");
      }
    }
    oldVersion = source.at(7) == '0';
    status = (int) number(9, 12);
    if (status < 100) {
      throw new ProtocolException("no status");
    }
  }

  private void header() throws ProtocolException {
    int length = source.lineLength();
    int colon = 0;
    while (colon < length && source.at(colon) > ' ' && source.at(colon) != ':') {
      colon++;
    }
    if (colon == 0 || colon == length || source.at(colon) != ':') {
      throw new ProtocolException("no header: a name and a colon are missing");
    }
    int from = colon + 1;
    int to = length;
    while (from < to && isBlank(source.at(from))) {
      from++;
    }
    while (from < to && isBlank(source.at(to - 1))) {
      to--;
    }
    switch (colon) {
      case 14 -> {
        if (matches(0, colon, CONTENT_LENGTH)) {
          contentLength(number(from, to));
        }
      }
      case 17 -> {
        if (matches(0, colon, TRANSFER_ENCODING)) {
          transferEncoding(from, to);
        }
      }
      case 10 -> {
        if (matches(0, colon, CONNECTION)) {
          connection(from, to);
        }
      }
      default -> {} // says nothing about the end of the answer
    }
  }

  private void contentLength(long told) throws ProtocolException {
    if (contentLength >= 0 && contentLength != told) {
      throw new ProtocolException("two lengths");
    }
    contentLength = told;
  }

  private void transferEncoding(int from, int to) throws ProtocolException {
    if (chunked || !matches(from, to, CHUNKED)) {
      throw new ProtocolException("an unknown transfer encoding");
    }
    chunked = true;
  }

  private void connection(int from, int to) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || source.at(i) == ',' || isBlank(source.at(i))) {
        closes |= matches(start, i, CLOSE);
        keepsAlive |= matches(start, i, KEEP_ALIVE);
        start = i + 1;
      }
    }
  }

  private boolean matches(int from, int to, byte[] lowerCase) {
    if (to - from != lowerCase.length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      byte letter = source.at(from + i);
      if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  private long number(int from, int to) throws ProtocolException {
    if (from == to || to - from > 9) {
      throw new ProtocolException("no number, or one of more than 9 digits");
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = source.at(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new ProtocolException("no number");
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static boolean isBlank(byte letter) {
    return letter == ' ' || letter == '\t';
  }
}
