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
  public Request {
    Objects.requireNonNull(phase);
    Objects.requireNonNull(outcome);
    if (latencyMillis < 0) {
      throw new IllegalArgumentException("latency " + latencyMillis + " ms is negative");
    }
  }

  /** When it ended, milliseconds since the epoch. */
  public long endMillis() {
    return startMillis + latencyMillis;
  }
}
