package org.servletbench.harness.model;

/** A named part of a trial. Only requests that were sent in {@link #MEASURE} count. */
public enum Phase {
  WARM_UP,

  /** The load of {@link #MEASURE} runs, and the target settles under it. */
  SETTLE,
  MEASURE,
  DRAIN
}
