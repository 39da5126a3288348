package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.TIMEOUTS;
import static org.servletbench.harness.catalogue.ServiceFigure.WAITING_AT_WINDOW_END;
import static org.servletbench.harness.catalogue.Statistic.P50;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.catalogue.Predicted.Basis;
import org.servletbench.harness.metrics.Predictions;
import org.servletbench.harness.model.Load;

/**
 * Checks whether a scenario did what queueing theory predicts from a service time that was known
 * without its trials. The room follows from the rate and from clocks, so that it is the same part
 * of the load at every rate.
 */
public final class TheoryTolerance {
  /**
   * The stall of the machine that is no fault of the queue, seconds: arrivals of it may be late.
   */
  static final double STALL_S = 0.5;

  /** How well the instant of a reading is known, seconds: the side door answers in that time. */
  static final double READING_S = 0.1;

  /** The relative tolerance of the median latency. */
  static final double LATENCY_SHARE = 0.05;

  private TheoryTolerance() {}

  /** Returns the measures that are off the law; none if it holds. */
  public static List<String> broken(ScenarioSummary scenario) {
    List<String> broken = new ArrayList<>();
    double rate = scenario.scenario().open().map(Load.Open::ratePerSecond).orElse(0.0);
    if (!within(scenario, TIMEOUTS, rate * STALL_S, 0)) {
      broken.add("timeouts");
    }
    // the count moves in waves of one for each server
    int wave = Predictions.servers(scenario.scenario()).orElse(0);
    if (!within(scenario, WAITING_AT_WINDOW_END, rate * READING_S + wave, 0)) {
      broken.add("waiting");
    }
    if (!within(scenario, LATENCY.at(P50), 0, LATENCY_SHARE)) {
      broken.add("p50");
    }
    return broken;
  }

  /**
   * Whether a value lies between the prediction and the slower one, with absolute and relative room
   * on both sides.
   */
  private static boolean within(
      ScenarioSummary scenario, Metric metric, double absolute, double relative) {
    OptionalDouble measured = scenario.median(metric);
    OptionalDouble low = scenario.median(new Predicted(metric));
    OptionalDouble high = scenario.median(new Predicted(metric, Basis.SLOWER));
    return measured.isPresent()
        && low.isPresent()
        && high.isPresent()
        && measured.getAsDouble() >= low.getAsDouble() * (1 - relative) - absolute
        && measured.getAsDouble() <= high.getAsDouble() * (1 + relative) + absolute;
  }
}
