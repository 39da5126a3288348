package org.servletbench.harness.theory;

/** How a pool keeps up with its arrivals. */
public enum Stability {
  /** Utilisation below 1: the pool recovers from a stall. */
  STABLE,
  /** Utilisation 1: even arrivals never wait, but the pool never recovers from a stall. */
  EDGE,
  /** Utilisation above 1: the backlog grows as long as requests arrive. */
  OVERLOADED
}
