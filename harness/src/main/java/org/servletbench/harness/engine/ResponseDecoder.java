package org.servletbench.harness.engine;

/**
 * Reads successive HTTP/1.x responses, from pieces that may end at any byte, without allocating. It
 * knows only as much HTTP as a client of GET needs: where a response ends, its status, and whether
 * the connection can be used again.
 */
final class ResponseDecoder {
  /**
   * Most bytes of a whole head, of a chunk's size line, or of the trailers. RFC 9112 sets no bound;
   * anything longer is a fault or an attack.
   */
  static final int MAX_HEAD = 1 << 20;

  static final String TOO_LONG = "head longer than " + MAX_HEAD + " bytes";

  private enum State {
    STATUS_LINE,
    HEADER_START,
    HEADER_LINE,
    HEAD_END,
    LENGTH_BODY,
    CHUNKED_BODY,
    CLOSE_BODY,
    DONE,
    BROKEN
  }

  private final BodyCheck bodyCheck;
  private final ChunkedBody chunks;
  private final StatusLine statusLine = new StatusLine();
  private final FramingHeaders framing = new FramingHeaders();
  private final HeaderLines headers;
  private State state;
  private String problem;
  private int headBytes;
  private int status;

  private long remaining;

  /**
   * Makes a decoder for one connection.
   *
   * @param timing takes the stages that the server reports; null if stages are off
   */
  ResponseDecoder(BodyCheck bodyCheck, ServerTiming timing) {
    this.bodyCheck = bodyCheck;
    headers = new HeaderLines(framing, timing);
    chunks = new ChunkedBody(bodyCheck);
    reset();
  }

  /** Prepares for the first byte of the next response. */
  void reset() {
    bodyCheck.reset();
    problem = null;
    headBytes = 0;
    startHead();
  }

  private void startHead() {
    statusLine.start();
    headers.startHead();
    state = State.STATUS_LINE;
    status = 0;
  }

  /**
   * Takes bytes until the response is complete or broken.
   *
   * @return the index of the first byte that was not taken
   */
  int feed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && state != State.DONE && state != State.BROKEN) {
      at =
          switch (state) {
            case STATUS_LINE -> statusLine(bytes, at, to);
            case HEADER_START -> headerStart(bytes, at);
            case HEADER_LINE -> headerLine(bytes, at, to);
            case HEAD_END -> headEnd(bytes, at);
            case LENGTH_BODY -> bodyOfLength(bytes, at, to);
            case CHUNKED_BODY -> chunkedBody(bytes, at, to);
            case CLOSE_BODY -> bodyUntilClose(bytes, at, to);
            case DONE, BROKEN -> to;
          };
    }
    return at;
  }

  boolean isComplete() {
    return state == State.DONE;
  }

  boolean isBroken() {
    return state == State.BROKEN;
  }

  /**
   * Notes that the peer has closed its side, and returns whether that ended a whole response. Not
   * to be called for an error of the connection, which ends no response.
   */
  boolean endOfStream() {
    if (state == State.CLOSE_BODY) {
      state = State.DONE;
    }
    return state == State.DONE;
  }

  /** Says why the response is broken. */
  String problem() {
    return problem;
  }

  int status() {
    return status;
  }

  /** Whether the peer leaves the connection open after this response. */
  boolean keepsAlive() {
    return framing.keepsAlive(statusLine.keepsAlive());
  }

  /** Whether the body is the expected one, or none is expected. */
  boolean bodyIsExpected() {
    return bodyCheck.matches();
  }

  private int statusLine(byte[] bytes, int from, int to) {
    int at = statusLine.takeUntilLineFeed(bytes, from, to);
    if (!statusLine.mayBeOne()) {
      return broken("not HTTP", at);
    }
    if (bytes[at - 1] == '\n') {
      status = statusLine.code();
      if (status < 0) {
        return broken("bad status line", at);
      }
      state = State.HEADER_START;
    }
    return counted(at - from, at);
  }

  private int headerStart(byte[] bytes, int at) {
    byte b = bytes[at];
    if (b != ' ' && b != '\t') { // else obs-fold: continues the line before
      if (!headers.end()) {
        return broken(framing.problem(), at);
      }
      if (b == '\r' || b == '\n') {
        state = State.HEAD_END;
        return b == '\r' ? counted(1, at + 1) : at;
      }
      headers.start(b);
    }
    state = State.HEADER_LINE;
    return at;
  }

  private int headerLine(byte[] bytes, int from, int to) {
    int at = headers.takeUntilLineFeed(bytes, from, to);
    if (bytes[at - 1] == '\n') {
      state = State.HEADER_START;
    }
    return counted(at - from, at);
  }

  private int headEnd(byte[] bytes, int at) {
    if (bytes[at] != '\n') {
      return broken("CR without LF", at);
    }
    startBody();
    return counted(1, at + 1);
  }

  private void startBody() {
    if (status < 200 && status != 101) {
      startHead(); // the final response is still to come
    } else if (status < 200 || status == 204 || status == 304) {
      state = State.DONE;
    } else if (framing.isChunked()) {
      chunks.start();
      state = State.CHUNKED_BODY;
    } else {
      remaining = framing.contentLength();
      state = remaining < 0 ? State.CLOSE_BODY : remaining == 0 ? State.DONE : State.LENGTH_BODY;
    }
  }

  private int bodyOfLength(byte[] bytes, int from, int to) {
    int taken = (int) Math.min(to - from, remaining);
    bodyCheck.take(bytes, from, taken);
    remaining -= taken;
    if (remaining == 0) {
      state = State.DONE;
    }
    return from + taken;
  }

  private int chunkedBody(byte[] bytes, int from, int to) {
    int at = chunks.feed(bytes, from, to);
    if (chunks.isComplete()) {
      state = State.DONE;
    } else if (chunks.problem() != null) {
      return broken(chunks.problem(), at);
    }
    return at;
  }

  private int bodyUntilClose(byte[] bytes, int from, int to) {
    bodyCheck.take(bytes, from, to - from);
    return to;
  }

  private int counted(int taken, int at) {
    headBytes += taken;
    return headBytes > MAX_HEAD ? broken(TOO_LONG, at) : at;
  }

  private int broken(String why, int at) {
    state = State.BROKEN;
    problem = why;
    return at;
  }
}
