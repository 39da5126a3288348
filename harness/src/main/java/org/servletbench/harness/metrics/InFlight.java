package org.servletbench.harness.metrics;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;

/**
 * The requests in flight in the window, as the clients see them: sent and not answered. If the
 * driver reports nothing by the second, every client of a closed load counts.
 *
 * @param warmUp most requests in flight before the measured load; empty if the driver reports no
 *     seconds
 * @param bySecond requests in flight at the end of each second of the window; empty if they cannot
 *     be counted
 */
record InFlight(Window window, OptionalDouble warmUp, List<Double> bySecond) {

  static InFlight of(TrialRecord record, Window window) {
    int whole = (int) window.lengthSeconds();
    return new InFlight(
        window,
        record.recording() instanceof Recording.Seconds seconds
            ? inWarmUp(seconds)
            : OptionalDouble.empty(),
        switch (record.recording()) {
          case Recording.Requests requests ->
              Timeline.of(record).stream().limit(whole).map(Timeline.Second::inFlight).toList();
          case Recording.Seconds seconds ->
              seconds.measured().stream()
                  .limit(whole)
                  .map(second -> (double) second.count("in_flight"))
                  .toList();
          case Recording.Report report -> clients(record.scenario().load());
        });
  }

  private static OptionalDouble inWarmUp(Recording.Seconds recording) {
    return recording.ahead().stream().mapToDouble(second -> second.count("in_flight")).max();
  }

  private static List<Double> clients(Load load) {
    return switch (load) {
      case Load.Open open -> List.of();
      case Load.Closed closed ->
          closed.cycle().isZero() && closed.thinkTime().isZero()
              ? List.of((double) closed.connections())
              : List.of();
    };
  }

  OptionalDouble mean() {
    return bySecond.stream().mapToDouble(Double::doubleValue).average();
  }

  /**
   * Returns by how many the peak exceeds that of the warm-up, whose memory may still be resident.
   * Returns 0 if that is less than half of the peak, or the driver reports no seconds.
   */
  double beyondWarmUp() {
    double peak = peak().orElse(0);
    double beyond = peak - warmUp.orElse(peak);
    return beyond >= peak / 2 ? beyond : 0;
  }

  OptionalDouble peak() {
    return bySecond.stream().mapToDouble(Double::doubleValue).max();
  }

  /** Returns the number at the end of the second in which an instant lies; 0 if unknown. */
  double near(double epochMillis) {
    if (bySecond.isEmpty()) {
      return 0;
    }
    int second = (int) ((epochMillis - window.originMillis()) / 1000);
    return bySecond.get(Math.clamp(second, 0, bySecond.size() - 1));
  }
}
