package org.servletbench.app.container;

import org.servletbench.app.measure.Timing;

/** Counts what has happened to the requests so far, on any container. */
public interface RequestCounts {

  /** Counts the requests that reached the app, each once. */
  long entered();

  /** Counts the requests that have ended, in success or failure. */
  long completed();

  /** Counts the requests that are in a container thread now. */
  long holding();

  /** Counts the requests that are in progress but hold no container thread now. */
  long waiting();

  /**
   * Returns how long the requests that have ended held a container thread; empty where a request
   * holds none.
   */
  Timing holdTime();

  /** Whether each answer reports its stages. */
  boolean timesStages();
}
