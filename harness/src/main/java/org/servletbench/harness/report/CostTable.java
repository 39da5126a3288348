package org.servletbench.harness.report;

import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.verify.ScenarioSummary;

/** What each request costs the app, and what a request in flight keeps of its memory. */
final class CostTable {
  private static final double KIB = 1024;

  private CostTable() {}

  /** Empty for a run in which no app told what it allocates. */
  static Optional<Table> of(RunReport report) {
    if (report.summary().scenarios().stream()
        .noneMatch(scenario -> scenario.has("allocated_bytes_per_request"))) {
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
      OptionalDouble allocated = scenario.median("allocated_bytes_per_request");
      table.row(
          scenario.scenario().name(),
          Numbers.brief(scenario.median("cpu_us_per_request")),
          Numbers.brief(scenario.median("compiler_us_per_request")),
          allocated.isPresent() ? Numbers.brief(allocated.getAsDouble() / KIB) : "",
          Numbers.brief(scenario.median("context_switches_per_request")),
          Numbers.brief(scenario.median("run_queue_us_per_request_app")),
          Numbers.brief(scenario.median("gc_us_per_request")),
          Numbers.brief(scenario.median("threads_peak")),
          Numbers.brief(scenario.median("carriers_peak")),
          whole(scenario.median("in_flight_mean")),
          Numbers.brief(scenario.median("rss_kib_per_in_flight")),
          Numbers.brief(scenario.median("rss_kib_per_in_flight_warm")),
          Numbers.brief(scenario.median("live_heap_kib_per_in_flight")),
          whole(scenario.median("app_ready_ms")));
    }
    return Optional.of(table);
  }

  private static String whole(OptionalDouble value) {
    return value.isPresent() ? Long.toString(Math.round(value.getAsDouble())) : "";
  }
}
