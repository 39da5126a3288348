package org.servletbench.harness.engine;

/** Reads a chunked body and its trailers, from pieces that may end at any byte. */
final class ChunkedBody {
  private static final long MAX_SIZE = Long.MAX_VALUE;

  private enum State {
    SIZE,
    EXTENSION,
    DATA,
    DATA_END,
    DATA_END_LF,
    TRAILER_START,
    TRAILER,
    END,
    DONE,
    BROKEN
  }

  private final BodyCheck bodyCheck;
  private State state;
  private String problem;
  private long remaining;
  private int lineBytes;

  ChunkedBody(BodyCheck bodyCheck) {
    this.bodyCheck = bodyCheck;
  }

  void start() {
    problem = null;
    startChunk();
  }

  private void startChunk() {
    state = State.SIZE;
    remaining = 0;
    lineBytes = 0;
  }

  /** Takes bytes until the body is complete or broken; returns the index of the first not taken. */
  int feed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && state != State.DONE && state != State.BROKEN) {
      at =
          switch (state) {
            case SIZE -> size(bytes, at);
            case EXTENSION ->
                skipLine(bytes, at, to, remaining == 0 ? State.TRAILER_START : State.DATA);
            case DATA -> data(bytes, at, to);
            case DATA_END -> dataEnd(bytes, at);
            case DATA_END_LF -> lineFeed(bytes, at, "chunk longer than its size");
            case TRAILER_START -> trailerStart(bytes, at);
            case TRAILER -> skipLine(bytes, at, to, State.TRAILER_START);
            case END -> lineFeed(bytes, at, "CR without LF");
            case DONE, BROKEN -> to;
          };
    }
    return at;
  }

  boolean isComplete() {
    return state == State.DONE;
  }

  /** Says why the body is broken; null while it is sound. */
  String problem() {
    return problem;
  }

  /** Parses the size; any number of leading zeros is allowed, as the whole line is bounded. */
  private int size(byte[] bytes, int at) {
    byte b = bytes[at];
    int digit = Character.digit(b, 16);
    if (digit < 0) {
      boolean endsNumber = HttpBytes.isBlank(b) || b == ';' || b == '\r' || b == '\n';
      state = State.EXTENSION; // or the end of the line
      return lineBytes == 0 || !endsNumber ? broken("bad chunk size", at) : at;
    }
    if (remaining > MAX_SIZE >> 4) {
      return broken("chunk size beyond " + MAX_SIZE, at);
    }
    remaining = remaining << 4 | digit;
    return counted(1, at + 1);
  }

  private int skipLine(byte[] bytes, int from, int to, State next) {
    int at = from;
    while (at < to) {
      if (bytes[at++] == '\n') {
        state = next;
        break;
      }
    }
    return counted(at - from, at);
  }

  private int counted(int taken, int at) {
    lineBytes += taken;
    return lineBytes > ResponseDecoder.MAX_HEAD ? broken(ResponseDecoder.TOO_LONG, at) : at;
  }

  private int data(byte[] bytes, int from, int to) {
    int taken = (int) Math.min(to - from, remaining);
    bodyCheck.take(bytes, from, taken);
    remaining -= taken;
    if (remaining == 0) {
      state = State.DATA_END;
    }
    return from + taken;
  }

  private int dataEnd(byte[] bytes, int at) {
    state = State.DATA_END_LF;
    return bytes[at] == '\r' ? at + 1 : at;
  }

  private int trailerStart(byte[] bytes, int at) {
    boolean end = bytes[at] == '\r' || bytes[at] == '\n';
    state = end ? State.END : State.TRAILER;
    return bytes[at] == '\r' ? at + 1 : at;
  }

  private int lineFeed(byte[] bytes, int at, String otherwise) {
    if (bytes[at] != '\n') {
      return broken(otherwise, at);
    }
    if (state == State.END) {
      state = State.DONE;
    } else {
      startChunk();
    }
    return at + 1;
  }

  private int broken(String why, int at) {
    state = State.BROKEN;
    problem = why;
    return at;
  }
}
