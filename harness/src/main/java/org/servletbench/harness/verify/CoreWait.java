package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.ProcessFigure.RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;

import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.Verdict.Kind;

/**
 * Says of a late downstream how long it waited for a core, as a mean over its requests. This tells
 * a machine that is too small from a service that is slow. It excuses nothing: whoever saturates
 * the machine would be excused most.
 */
final class CoreWait {
  private CoreWait() {}

  /** Returns the clause for the reason of a verdict; empty where none says that it was late. */
  static String of(ScenarioSummary scenario, Metric metric, Kind kind) {
    if (metric != DOWNSTREAM_LATENESS_P99_MS || kind != Kind.REFUTED) {
      return "";
    }
    OptionalDouble wait = scenario.median(RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM);
    return wait.isEmpty()
        ? ""
        : Text.of("; it waited %.1f ms for a core", wait.getAsDouble() / 1_000);
  }
}
