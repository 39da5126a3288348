package org.servletbench.harness.engine;

import java.nio.charset.StandardCharsets;

/**
 * Reads the {@code Server-Timing} headers of successive responses, from pieces that may end at any
 * byte, without allocating. A header is a list of {@code name;dur=millis;desc="text"}
 * (https://www.w3.org/TR/server-timing/). A metric without a duration is not a stage. Two metrics
 * of one name are added up. A metric that breaks the grammar is counted and left out.
 */
final class ServerTiming {
  private enum State {
    HEADER_NAME,
    OTHER_HEADER,
    BEFORE_NAME,
    NAME,
    AFTER_NAME,
    BEFORE_PARAMETER,
    PARAMETER,
    AFTER_PARAMETER,
    BEFORE_VALUE,
    VALUE,
    QUOTED,
    QUOTED_ESCAPE,
    AFTER_VALUE,
    MALFORMED,
    MALFORMED_QUOTED,
    MALFORMED_ESCAPE
  }

  private static final byte[] HEADER = "server-timing".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DURATION = "dur".getBytes(StandardCharsets.US_ASCII);

  private final StageNames names;
  private final long[] nanos = new long[StageNames.MAX];
  private final byte[] name = new byte[StageNames.MAX_LENGTH];
  private final DecimalMillis duration = new DecimalMillis();
  private int told;
  private State state = State.OTHER_HEADER;

  /** How many characters of the name of a header or parameter have matched so far. */
  private int matched;

  private int nameLength;

  /** Whether the value that is being read is the duration. */
  private boolean inDuration;

  private boolean hasDuration;

  ServerTiming(StageNames names) {
    this.names = names;
  }

  /** Whether a header with this first byte can be Server-Timing. */
  static boolean mayBegin(byte first) {
    return (first | 0x20) == 's';
  }

  /** Prepares for the head of a response. */
  void startHead() {
    told = 0;
  }

  /** Prepares for the first byte of a header. */
  void startLine() {
    state = State.HEADER_NAME;
    matched = 0;
  }

  /** Takes the bytes up to the next LF, which counts as taken. */
  int takeUntilLineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = bytes[at++];
      if (b == '\n') {
        break;
      }
      if (b != '\r' && state != State.OTHER_HEADER) {
        state = next(b);
      }
    }
    return at;
  }

  /** Ends the header, after its last line. */
  void endLine() {
    switch (state) {
      case HEADER_NAME, OTHER_HEADER, BEFORE_NAME -> {}
      case NAME, AFTER_NAME, BEFORE_PARAMETER, PARAMETER, AFTER_PARAMETER -> endMetric();
      case BEFORE_VALUE, VALUE, AFTER_VALUE -> endMetric();
      case QUOTED, QUOTED_ESCAPE -> names.malformed();
      case MALFORMED, MALFORMED_QUOTED, MALFORMED_ESCAPE -> {}
    }
    state = State.OTHER_HEADER;
  }

  /** Whether the response said how long that stage took. */
  boolean has(int stage) {
    return (told & 1 << stage) != 0;
  }

  long nanos(int stage) {
    return nanos[stage];
  }

  boolean isEmpty() {
    return told == 0;
  }

  private State next(byte b) {
    return switch (state) {
      case HEADER_NAME -> headerName(b);
      case OTHER_HEADER -> State.OTHER_HEADER;
      case BEFORE_NAME ->
          HttpBytes.isBlank(b) || b == ','
              ? state
              : HttpBytes.isToken(b) ? startMetric(b) : malformed(b);
      case NAME -> HttpBytes.isToken(b) ? append(b) : separated(b, State.AFTER_NAME);
      case AFTER_NAME -> separated(b, State.AFTER_NAME);
      case BEFORE_PARAMETER -> HttpBytes.isToken(b) ? startParameter(b) : separated(b, state);
      case PARAMETER -> HttpBytes.isToken(b) ? match(b) : named(b);
      case AFTER_PARAMETER -> named(b);
      case BEFORE_VALUE -> beforeValue(b);
      case VALUE -> HttpBytes.isToken(b) ? value(b, State.VALUE) : afterValue(b);
      case QUOTED ->
          b == '"' ? State.AFTER_VALUE : b == '\\' ? State.QUOTED_ESCAPE : value(b, State.QUOTED);
      case QUOTED_ESCAPE -> value(b, State.QUOTED);
      case AFTER_VALUE -> afterValue(b);
      case MALFORMED -> b == ',' ? State.BEFORE_NAME : b == '"' ? State.MALFORMED_QUOTED : state;
      case MALFORMED_QUOTED ->
          b == '"' ? State.MALFORMED : b == '\\' ? State.MALFORMED_ESCAPE : state;
      case MALFORMED_ESCAPE -> State.MALFORMED_QUOTED;
    };
  }

  private State headerName(byte b) {
    boolean whole = matched == HEADER.length;
    if (b == ':') {
      return whole ? State.BEFORE_NAME : State.OTHER_HEADER;
    }
    if (whole) {
      return HttpBytes.isBlank(b) ? State.HEADER_NAME : State.OTHER_HEADER;
    }
    return HttpBytes.lower(b) == HEADER[matched++] ? State.HEADER_NAME : State.OTHER_HEADER;
  }

  private State startMetric(byte b) {
    nameLength = 0;
    hasDuration = false;
    return append(b);
  }

  /** Appends to the name; one that gets too long is no stage. */
  private State append(byte b) {
    if (nameLength < name.length) {
      name[nameLength] = b;
    }
    nameLength++;
    return State.NAME;
  }

  private State startParameter(byte b) {
    matched = 0;
    return match(b);
  }

  private State match(byte b) {
    boolean same =
        matched >= 0 && matched < DURATION.length && HttpBytes.lower(b) == DURATION[matched];
    matched = same ? matched + 1 : -1;
    return State.PARAMETER;
  }

  private State named(byte b) {
    return b == '=' ? State.BEFORE_VALUE : separated(b, State.AFTER_PARAMETER);
  }

  private State beforeValue(byte b) {
    if (b == ';' || b == ',' || HttpBytes.isBlank(b)) {
      return separated(b, State.BEFORE_VALUE);
    }
    inDuration =
        matched == DURATION.length && !hasDuration; // of several durations the first counts
    if (inDuration) {
      hasDuration = true;
      duration.start();
    }
    return b == '"' ? State.QUOTED : HttpBytes.isToken(b) ? value(b, State.VALUE) : malformed(b);
  }

  /** Skips what stands between a value and the next separator: it means nothing. */
  private State afterValue(byte b) {
    return b == ';' || b == ',' ? separated(b, State.AFTER_VALUE) : State.AFTER_VALUE;
  }

  private State value(byte b, State then) {
    if (inDuration) {
      duration.take(b);
    }
    return then;
  }

  /** Handles what may stand between the parts of a metric, or end it. */
  private State separated(byte b, State blank) {
    if (HttpBytes.isBlank(b)) {
      return blank;
    }
    if (b == ';') {
      return State.BEFORE_PARAMETER;
    }
    if (b == ',') {
      endMetric();
      return State.BEFORE_NAME;
    }
    return malformed(b);
  }

  private State malformed(byte b) {
    names.malformed();
    return b == '"' ? State.MALFORMED_QUOTED : State.MALFORMED;
  }

  private void endMetric() {
    if (!hasDuration) {
      return;
    }
    if (!duration.isTime()) {
      names.malformed();
      return;
    }
    int stage = names.index(name, nameLength);
    if (stage >= 0) {
      nanos[stage] = duration.nanos() + (has(stage) ? nanos[stage] : 0);
      told |= 1 << stage;
    }
  }
}
