package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ProcessFigure.RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_IN_FLIGHT_PEAK;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Text;

/**
 * Says of a late downstream how long it waited for a core, which tells a machine that is too small
 * from a service that is slow. It excuses nothing: whoever saturates the machine would be excused
 * most.
 */
final class CoreWait {
  private CoreWait() {}

  /** Returns the clause for a verdict, or nothing where it is about something else. */
  static String of(ScenarioSummary scenario, Metric metric, OptionalDouble value, double most) {
    if (metric != DOWNSTREAM_LATENESS_P99_MS || value.isEmpty() || value.getAsDouble() <= most) {
      return "";
    }
    OptionalDouble wait = scenario.median(RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM);
    OptionalDouble peak = scenario.median(DOWNSTREAM_IN_FLIGHT_PEAK);
    return wait.isEmpty() || peak.isEmpty()
        ? ""
        : Text.of(
            "; the downstream waited %.1f ms a request for a core, with up to %.0f in flight",
            wait.getAsDouble() / 1_000, peak.getAsDouble());
  }
}
