package org.servletbench.harness.run;

import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Plan.PlannedTrial;

/** Is told what a run is doing, in order to show it. */
public interface Progress {
  /** Reports that a trial begins. */
  void begins(PlannedTrial trial);

  /** Reports the state of a trial; called many times a second. */
  void goesOn(PlannedTrial trial, State state);

  /** Reports that a trial has ended and is on disk. */
  void ends(PlannedTrial trial);

  /**
   * The figures of a progress line.
   *
   * @param completed requests of MEASURE that have ended
   * @param planned arrivals of MEASURE; 0 for closed load
   * @param errors ended requests that are not ok
   * @param inFlight requests inside the app
   * @param queued requests that wait for a thread of Tomcat or of the executor
   */
  record State(
      Phase phase, long completed, long planned, long errors, long inFlight, long queued) {}
}
