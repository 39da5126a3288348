package org.servletbench.harness.model;

import java.util.Objects;

/**
 * A request and its outcome, as the driver recorded it.
 *
 * @param phase phase in which it was sent: warm-up or measure
 * @param startMillis time of sending, milliseconds since 1970
 * @param latencyMillis time from sending to the last byte of the answer, or until the client gave
 *     up, ms
 * @param outcome how it ended
 */
public record Request(Phase phase, long startMillis, long latencyMillis, Outcome outcome) {
  private static final long LONGEST_MILLIS = 86_400_000;

  public Request {
    Objects.requireNonNull(phase);
    Objects.requireNonNull(outcome);
    if (latencyMillis < 0 || latencyMillis > LONGEST_MILLIS) {
      throw new IllegalArgumentException("a request cannot have taken " + latencyMillis + " ms");
    }
  }

  /** Returns when it ended, milliseconds since 1970. */
  public long endMillis() {
    return startMillis + latencyMillis;
  }
}
