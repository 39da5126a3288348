package org.servletbench.harness.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one trial left behind, as measured: nothing here is derived.
 *
 * @param number position in the plan
 * @param trial repetition of its scenario
 * @param requests every request of the driver, warm-up included
 * @param readings resource use of the processes, in the order of time
 * @param observations what the services and the kernel said; empty if the trial broke before
 *     MEASURE
 * @param problems what went wrong, in words; empty for a sound trial
 */
public record TrialRecord(
    int number,
    int trial,
    Scenario scenario,
    List<Request> requests,
    List<Reading> readings,
    Optional<Observations> observations,
    List<String> problems) {
  public TrialRecord {
    requests = List.copyOf(requests);
    readings = List.copyOf(readings);
    problems = List.copyOf(problems);
  }

  /**
   * What the services and the kernel said.
   *
   * @param settings of the app, effective
   * @param before in the pause ahead of MEASURE; the downstream's counters were reset then
   * @param windowEnd at the end of MEASURE
   * @param after once nothing was in flight any more
   * @param downstream after the drain, since the reset
   * @param wakeUpFloorP99Millis how late the machine woke an idle thread of the harness in MEASURE
   */
  public record Observations(
      Map<String, String> settings,
      AppStatus before,
      AppStatus windowEnd,
      AppStatus after,
      DownstreamStatus downstreamBefore,
      DownstreamStatus downstream,
      KernelReading kernelBefore,
      KernelReading kernelAfter,
      double wakeUpFloorP99Millis) {}

  /** Requests sent in MEASURE. */
  public List<Request> measured() {
    return requests.stream().filter(request -> request.phase() == Phase.MEASURE).toList();
  }
}
