package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ServiceFigure.WAITING_AT_WINDOW_END;
import static org.servletbench.harness.catalogue.Statistic.P50;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Latency.Kind;
import org.servletbench.harness.catalogue.LoadFigure;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.Predicted;

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
    if (!within(scenario, LoadFigure.TIMEOUTS, true, TIMEOUTS, 0)) {
      broken.add("timeouts");
    }
    if (!within(scenario, WAITING_AT_WINDOW_END, false, WAITING, 0)) {
      broken.add("waiting");
    }
    if (!within(scenario, Kind.LATENCY.at(P50), true, 0, LATENCY)) {
      broken.add("p50");
    }
    return broken;
  }

  /**
   * Between the prediction and the slower one, if there is one, with absolute and relative room on
   * both sides.
   */
  private static boolean within(
      ScenarioSummary scenario,
      Metric metric,
      boolean hasSlower,
      double absolute,
      double relative) {
    OptionalDouble measured = scenario.median(metric);
    OptionalDouble low = scenario.median(new Predicted(metric));
    OptionalDouble high = scenario.median(new Predicted(metric, hasSlower));
    return measured.isPresent()
        && low.isPresent()
        && high.isPresent()
        && measured.getAsDouble() >= low.getAsDouble() * (1 - relative) - absolute
        && measured.getAsDouble() <= high.getAsDouble() * (1 + relative) + absolute;
  }
}
