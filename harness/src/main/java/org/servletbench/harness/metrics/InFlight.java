package org.servletbench.harness.metrics;

import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.TrialRecord;

/**
 * Requests in flight in the window, as the clients see them: sent and not answered. Every client of
 * a closed load counts where the driver tells nothing by the second.
 *
 * @param warmUp most of them ahead of the window; empty where the driver tells no seconds
 * @param bySecond at the end of each second of the window; empty where there are no clients to
 *     count
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
    return recording.seconds().stream()
        .filter(second -> second.second() < 0)
        .mapToDouble(second -> second.count("in_flight"))
        .max();
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
   * By how many the peak exceeds the most of the warm-up, whose memory may still be resident: at
   * least half of the peak, or 0, as where the driver tells no seconds.
   */
  double beyondWarmUp() {
    double peak = peak().orElse(0);
    double beyond = peak - warmUp.orElse(peak);
    return beyond >= peak / 2 ? beyond : 0;
  }

  OptionalDouble peak() {
    return bySecond.stream().mapToDouble(Double::doubleValue).max();
  }

  /** At the end of the second that an instant of the window lies in; 0 if unknown. */
  double near(double epochMillis) {
    if (bySecond.isEmpty()) {
      return 0;
    }
    int second = (int) ((epochMillis - window.originMillis()) / 1000);
    return bySecond.get(Math.clamp(second, 0, bySecond.size() - 1));
  }
}
