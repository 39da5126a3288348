package org.servletbench.harness.model;

import java.util.Objects;

/**
 * One request and its outcome, as the driver recorded it.
 *
 * @param phase when it was sent: warm-up or measure
 * @param startMillis when it was sent, milliseconds since the epoch
 * @param latencyMillis from start to the last byte of the answer, or to the moment the client gave
 *     up
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

  /** When it ended, milliseconds since the epoch. */
  public long endMillis() {
    return startMillis + latencyMillis;
  }
}
