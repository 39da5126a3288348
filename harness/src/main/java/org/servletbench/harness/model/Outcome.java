package org.servletbench.harness.model;

import org.servletbench.harness.catalogue.Latency;
import org.servletbench.harness.catalogue.LoadFigure;

/** The way a request ended for its client. Outcomes are never added up to one "error" rate. */
public enum Outcome {
  OK,
  HTTP_4XX,
  HTTP_5XX,
  CONNECT_REFUSED,
  CONNECT_TIMEOUT,
  READ_TIMEOUT,
  /** The connection ended before the answer did. */
  RESET,
  /**
   * A connection that had served before ended before any byte of this answer came. Most likely the
   * server closed it as idle while the request was on its way.
   */
  STALE_CONNECTION,
  DROPPED,
  OTHER;

  /** Whether the client gave up waiting; its latency is then at least the timeout. */
  public boolean isTimeout() {
    return this == CONNECT_TIMEOUT || this == READ_TIMEOUT;
  }

  /** Whether the request failed: it was neither ok, nor timed out, nor dropped. */
  public boolean isFailure() {
    return this != OK && !isTimeout() && this != DROPPED;
  }

  /** Returns the metric that counts this outcome. */
  public LoadFigure metric() {
    return LoadFigure.valueOf(name());
  }

  /** How long those took that failed so; only for failures. */
  public Latency.Kind latency() {
    return Latency.Kind.valueOf(name() + "_LATENCY");
  }

  /** Name on disk, such as {@code read_timeout}. */
  public String label() {
    return metric().label();
  }
}
