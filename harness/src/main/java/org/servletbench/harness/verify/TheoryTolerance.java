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
 * Checks whether a scenario did what queueing theory predicts from its service time. The measured
 * service time leaves out the writing of the answer, so the law gets room for 2 ms more.
 */
public final class TheoryTolerance {
  /** The tolerance in timeouts: a stall of half a second is worth ten. */
  static final double TIMEOUTS = 10;

  /** The tolerance in waiting requests, whose count moves in waves of one per server. */
  static final double WAITING = 15;

  /** The relative tolerance of the median latency. */
  static final double LATENCY = 0.05;

  private TheoryTolerance() {}

  /** Returns the measures that are off the law; none if it holds. */
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
   * Whether a value lies between the prediction and the slower one, if there is one, with absolute
   * and relative room on both sides.
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
