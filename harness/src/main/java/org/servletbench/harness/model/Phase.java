package org.servletbench.harness.model;

/** A named window of a trial. Only requests that were sent in {@link #MEASURE} count. */
public enum Phase {
  WARM_UP,
  MEASURE,
  DRAIN
}
