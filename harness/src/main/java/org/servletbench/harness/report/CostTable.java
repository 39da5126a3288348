package org.servletbench.harness.report;

import static org.servletbench.harness.catalogue.CostFigure.ALLOCATED_BYTES_PER_REQUEST;
import static org.servletbench.harness.catalogue.CostFigure.CARRIERS_PEAK;
import static org.servletbench.harness.catalogue.CostFigure.GC_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.CostFigure.IN_FLIGHT_MEAN;
import static org.servletbench.harness.catalogue.CostFigure.LIVE_HEAP_KIB_PER_IN_FLIGHT;
import static org.servletbench.harness.catalogue.CostFigure.RSS_KIB_PER_IN_FLIGHT;
import static org.servletbench.harness.catalogue.CostFigure.RSS_KIB_PER_IN_FLIGHT_WARM;
import static org.servletbench.harness.catalogue.ProcessFigure.APP_READY_MS;
import static org.servletbench.harness.catalogue.ProcessFigure.COMPILER_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.CONTEXT_SWITCHES_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.RUN_QUEUE_US_PER_REQUEST_APP;
import static org.servletbench.harness.catalogue.ProcessFigure.THREADS_PEAK;

import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.verify.ScenarioSummary;

/** Tells what a request costs the app, and how much memory a request in flight keeps. */
final class CostTable {
  private static final double KIB = 1024;

  private CostTable() {}

  /** Makes the table; empty if no app of the run reports its allocations. */
  static Optional<Table> of(RunReport report) {
    if (report.summary().scenarios().stream()
        .noneMatch(scenario -> scenario.has(ALLOCATED_BYTES_PER_REQUEST))) {
      return Optional.empty();
    }
    Table table =
        new Table(
            "what each request costs",
            "CPU us",
            "of it JIT",
            "alloc KiB",
            "switches",
            "run queue us",
            "GC us",
            "threads",
            "carriers",
            "in flight",
            "RSS KiB each",
            "over warm",
            "live KiB each",
            "ready ms");
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      OptionalDouble allocated = scenario.median(ALLOCATED_BYTES_PER_REQUEST);
      table.row(
          scenario.scenario().name(),
          Numbers.brief(scenario.median(CPU_US_PER_REQUEST)),
          Numbers.brief(scenario.median(COMPILER_US_PER_REQUEST)),
          allocated.isPresent() ? Numbers.brief(allocated.getAsDouble() / KIB) : "",
          Numbers.brief(scenario.median(CONTEXT_SWITCHES_PER_REQUEST)),
          Numbers.brief(scenario.median(RUN_QUEUE_US_PER_REQUEST_APP)),
          Numbers.brief(scenario.median(GC_US_PER_REQUEST)),
          Numbers.brief(scenario.median(THREADS_PEAK)),
          Numbers.brief(scenario.median(CARRIERS_PEAK)),
          whole(scenario.median(IN_FLIGHT_MEAN)),
          Numbers.brief(scenario.median(RSS_KIB_PER_IN_FLIGHT)),
          Numbers.brief(scenario.median(RSS_KIB_PER_IN_FLIGHT_WARM)),
          Numbers.brief(scenario.median(LIVE_HEAP_KIB_PER_IN_FLIGHT)),
          whole(scenario.median(APP_READY_MS)));
    }
    return Optional.of(table);
  }

  private static String whole(OptionalDouble value) {
    return value.isPresent() ? Long.toString(Math.round(value.getAsDouble())) : "";
  }
}
