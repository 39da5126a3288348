package org.servletbench.harness.engine;

/** Gives each header of a head to whom it may concern, with the lines that it goes on in. */
final class HeaderLines {
  private enum Use {
    SKIPPED,
    /** It may say something about body or connection. */
    KEPT,
    /** It may be Server-Timing. */
    TIMED
  }

  private final HeaderLine line;
  private final ServerTiming timing;
  private Use use = Use.SKIPPED;

  /**
   * Headers of one connection.
   *
   * @param line keeps what was said about body and connection
   * @param timing takes the stages that the server tells; null if nobody asks
   */
  HeaderLines(HeaderLine line, ServerTiming timing) {
    this.line = line;
    this.timing = timing;
  }

  void startHead() {
    line.startHead();
    use = Use.SKIPPED;
    if (timing != null) {
      timing.startHead();
    }
  }

  /** Before the first byte of a header. */
  void start(byte first) {
    if (HeaderLine.mayMatter(first)) {
      line.start();
      use = Use.KEPT;
    } else if (timing != null && ServerTiming.mayBegin(first)) {
      timing.startLine();
      use = Use.TIMED;
    }
  }

  /** Takes the bytes up to the next LF, which counts as taken. */
  int takeUntilLineFeed(byte[] bytes, int from, int to) {
    return switch (use) {
      case SKIPPED -> skipUntilLineFeed(bytes, from, to);
      case KEPT -> line.appendUntilLineFeed(bytes, from, to);
      case TIMED -> timing.takeUntilLineFeed(bytes, from, to);
    };
  }

  /** The header does not go on; false, with a problem of its line, if it is unsound. */
  boolean end() {
    boolean sound = use != Use.KEPT || line.parseHeader();
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
