package org.servletbench.harness.run;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.servletbench.harness.model.LastSecond;
import org.servletbench.harness.model.Phase;
import org.servletbench.harness.model.Plan.PlannedTrial;

/** Is told what a run is doing, in order to show it. */
public interface Progress {
  /** Reports that a trial begins. */
  void begins(PlannedTrial trial);

  /**
   * Reports that a trial goes on; called many times a second.
   *
   * @param state computes its state, which is worth the while only if it is shown
   */
  void goesOn(PlannedTrial trial, Supplier<State> state);

  /**
   * Reports that a trial has ended and is on disk.
   *
   * @param result what came of it, in a few words
   */
  void ends(PlannedTrial trial, String result);

  /**
   * The figures of a progress line. What nobody tells is empty.
   *
   * @param planned arrivals of MEASURE; 0 for closed load
   * @param completed requests of MEASURE that have ended
   * @param errors ended requests that are not ok
   * @param inFlight requests in flight
   * @param queued requests that wait for a thread of Tomcat or of the executor
   */
  record State(
      Phase phase,
      long planned,
      OptionalLong completed,
      OptionalLong errors,
      Optional<LastSecond> last,
      OptionalLong inFlight,
      OptionalLong queued) {}
}
