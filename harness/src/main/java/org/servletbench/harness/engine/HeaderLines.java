package org.servletbench.harness.engine;

/** Gives each header of a head to whom it may concern, with the lines that it goes on in. */
final class HeaderLines {
  private enum Use {
    SKIPPED,
    /** It may say something about body or connection. */
    FRAMING,
    /** It may be Server-Timing. */
    TIMED
  }

  private final FramingHeaders framing;
  private final ServerTiming timing;
  private Use use = Use.SKIPPED;

  /**
   * Headers of one connection.
   *
   * @param framing keeps what was said about body and connection
   * @param timing takes the stages that the server tells; null if nobody asks
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

  /** Before the first byte of a header. */
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

  /** The header does not go on; false, with a problem, if it is unsound. */
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
