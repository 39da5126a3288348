package org.servletbench.harness.theory;

/** Whether a pool keeps up with its arrivals. */
public enum Stability {
  /** Utilisation below 1: a stall is made good again. */
  STABLE,
  /** Utilisation 1: even arrivals never wait, but a stall is never made good. */
  EDGE,
  /** Utilisation above 1: the backlog grows as long as requests arrive. */
  OVERLOADED
}
