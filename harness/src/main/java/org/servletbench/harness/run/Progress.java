package org.servletbench.harness.run;

import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Plan.PlannedTrial;

/** Told what a run is doing, so that somebody can show it. */
public interface Progress {
  /** A trial begins. */
  void begins(PlannedTrial trial);

  /** A trial goes on; called many times a second. */
  void goesOn(PlannedTrial trial, State state);

  /** A trial has ended and is on disk. */
  void ends(PlannedTrial trial);

  /**
   * What a progress line shows.
   *
   * @param completed requests of MEASURE that have ended
   * @param planned arrivals of MEASURE; 0 where the load is closed
   * @param errors those of them that are not ok
   * @param inFlight requests inside the app
   * @param queued requests that wait for a thread, of Tomcat or of the executor
   */
  record State(
      Phase phase, long completed, long planned, long errors, long inFlight, long queued) {}
}
