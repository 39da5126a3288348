package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a scenario did what queueing theory says of its service time. The service time is known
 * to some milliseconds only, since writing the answer is not in it: the law is given room for 2 ms
 * more.
 */
public final class TheoryTolerance {
  /** Half a second of a stall is worth ten timeouts. */
  static final double TIMEOUTS = 10;

  /** The count of waiting requests moves in waves of one per server. */
  static final double WAITING = 15;

  /** Relative, of the median latency. */
  static final double LATENCY = 0.05;

  private TheoryTolerance() {}

  /** The measures that are off the law; none where it holds. */
  public static List<String> broken(ScenarioSummary scenario) {
    List<String> broken = new ArrayList<>();
    if (!within(scenario, "timeouts", "predicted_timeouts_2ms_slower", TIMEOUTS, 0)) {
      broken.add("timeouts");
    }
    String waiting = "waiting_at_window_end";
    if (!within(scenario, waiting, "predicted_" + waiting, WAITING, 0)) {
      broken.add("waiting");
    }
    String p50 = "latency_p50_ms";
    if (!within(scenario, p50, "predicted_latency_p50_2ms_slower_ms", 0, LATENCY)) {
      broken.add("p50");
    }
    return broken;
  }

  /** Between the prediction and the slower one, with absolute and relative room on both sides. */
  private static boolean within(
      ScenarioSummary scenario, String metric, String slower, double absolute, double relative) {
    if (!scenario.has(metric) || !scenario.has("predicted_" + metric) || !scenario.has(slower)) {
      return false;
    }
    double measured = scenario.median(metric).orElseThrow();
    double low = scenario.median("predicted_" + metric).orElseThrow();
    double high = scenario.median(slower).orElseThrow();
    return measured >= low * (1 - relative) - absolute
        && measured <= high * (1 + relative) + absolute;
  }
}
