package org.servletbench.harness.engine;

/** Passes each header, with its continuation lines, to the reader that it may concern. */
final class HeaderLines {
  private enum Use {
    SKIPPED,
    /** A header that may concern the body or the connection. */
    FRAMING,
    /** A header that may be Server-Timing. */
    TIMED
  }

  private final FramingHeaders framing;
  private final ServerTiming timing;
  private Use use = Use.SKIPPED;

  /**
   * Reads the headers of one connection.
   *
   * @param framing keeps what the headers say about the body and the connection
   * @param timing takes the stages that the server reports; null if stages are off
   */
  HeaderLines(FramingHeaders framing, ServerTiming timing) {
    this.framing = framing;
    this.timing = timing;
  }

  void startHead() {
    framing.startHead();
    use = Use.SKIPPED;
    if (timing != null) {
      timing.startHead();
    }
  }

  /** Starts a header, before its first byte is taken. */
  void start(byte first) {
    if (FramingHeaders.mayBegin(first)) {
      framing.start();
      use = Use.FRAMING;
    } else if (timing != null && ServerTiming.mayBegin(first)) {
      timing.startLine();
      use = Use.TIMED;
    }
  }

  /** Takes the bytes up to the next LF, which counts as taken. */
  int takeUntilLineFeed(byte[] bytes, int from, int to) {
    return switch (use) {
      case SKIPPED -> skipUntilLineFeed(bytes, from, to);
      case FRAMING -> framing.takeUntilLineFeed(bytes, from, to);
      case TIMED -> timing.takeUntilLineFeed(bytes, from, to);
    };
  }

  /** Ends a header; returns false, and keeps the problem, if it is unsound. */
  boolean end() {
    boolean sound = use != Use.FRAMING || framing.end();
    if (use == Use.TIMED) {
      timing.endLine();
    }
    use = Use.SKIPPED;
    return sound;
  }

  private static int skipUntilLineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (bytes[at++] == '\n') {
        break;
      }
    }
    return at;
  }
}
