package org.servletbench.harness.run;

import java.io.IOException;
import java.util.Optional;
import org.servletbench.harness.model.AppStatus;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.run.TrialSupervisor.Broken;

/**
 * MEASURE and what the services say once it is over.
 *
 * @param wakeUpFloor how late this machine woke an idle thread in MEASURE, p99, ms
 * @param windowEnd state of the app at the end of MEASURE, while answers are still due
 * @param after state of the app once nothing was in flight any more
 * @param downstream state of the downstream at that time
 */
record Finish(
    double wakeUpFloor,
    Optional<AppStatus> windowEnd,
    Optional<AppStatus> after,
    Optional<DownstreamStatus> downstream) {

  /**
   * The steps that end a trial.
   *
   * @param measure waits until MEASURE is over, and returns how late idle threads were woken
   * @param mark takes a reading of every process
   * @param readApp reads the app as it is
   * @param awaitAnswers waits until every client has its answer, and ends the generator
   * @param awaitIdle waits until app and downstream have nothing to do, and reads the app then
   * @param readDownstream reads the downstream as it is
   */
  record Steps(
      Step<Double> measure,
      Act mark,
      Step<Optional<AppStatus>> readApp,
      Act awaitAnswers,
      Step<Optional<AppStatus>> awaitIdle,
      Step<Optional<DownstreamStatus>> readDownstream) {}

  /** A step without a result. */
  interface Act {
    void take() throws Broken, IOException, InterruptedException;
  }

  /** A step that reads something. */
  interface Step<T> {
    T take() throws Broken, IOException, InterruptedException;
  }

  /**
   * Goes through the steps; to be called at the start of MEASURE.
   *
   * @param samples closed ahead of the drain, but only once the app was read: that takes seconds
   */
  static Finish of(Steps steps, Profiling.Samples samples)
      throws Broken, IOException, InterruptedException {
    double wakeUpFloor;
    Optional<AppStatus> windowEnd;
    try (samples) {
      wakeUpFloor = steps.measure.take();
      steps.mark.take();
      windowEnd = steps.readApp.take();
    }
    steps.awaitAnswers.take();
    Optional<AppStatus> after = steps.awaitIdle.take();
    steps.mark.take();
    return new Finish(wakeUpFloor, windowEnd, after, steps.readDownstream.take());
  }
}
