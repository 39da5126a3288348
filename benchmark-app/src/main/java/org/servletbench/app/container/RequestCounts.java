package org.servletbench.app.container;

import org.servletbench.app.measure.Timing;

/** What became of the requests so far, however the container handles them. */
public interface RequestCounts {

  /** Requests that reached the app, each once. */
  long entered();

  /** Requests that have ended, whichever way. */
  long completed();

  /** Requests in a container thread now. */
  long holding();

  /** Requests under way and in no container thread now. */
  long waiting();

  /** How long requests that have ended kept a container thread; empty where none is kept. */
  Timing holdTime();

  /** Whether each request tells its stages. */
  boolean timesStages();
}
