package org.servletbench.harness.model;

import org.servletbench.harness.catalogue.LoadFigure;

/** How a request ended, as its client saw it. Outcomes are never added up into one "error" rate. */
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
   * The connection had served before, and ended before anything of this answer came: most likely
   * the server had closed it as idle while the request was on its way.
   */
  STALE_CONNECTION,
  DROPPED,
  OTHER;

  /** Whether the client gave up waiting: its latency is known to be at least the timeout. */
  public boolean isTimeout() {
    return this == CONNECT_TIMEOUT || this == READ_TIMEOUT;
  }

  /**
   * Failed at once or with an answer that is not the one asked for; neither ok, timed out nor
   * dropped.
   */
  public boolean isFailure() {
    return this != OK && !isTimeout() && this != DROPPED;
  }

  /** How many ended so. */
  public LoadFigure metric() {
    return LoadFigure.valueOf(name());
  }

  /** Name on disk, such as {@code read_timeout}. */
  public String label() {
    return metric().label();
  }
}
