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

import java.util.List;
import java.util.stream.Stream;
import org.servletbench.harness.model.Column;
import org.servletbench.harness.verify.ScenarioSummary;

/** Tells what a request costs the app, and how much memory a request in flight keeps. */
final class CostTable {
  private static final List<Column<ScenarioSummary>> REQUEST =
      List.of(
          Tables.scenario("a request costs"),
          Tables.cost("CPU", CPU_US_PER_REQUEST),
          Tables.figure("of it JIT", COMPILER_US_PER_REQUEST),
          Tables.figure("run queue", RUN_QUEUE_US_PER_REQUEST_APP),
          Tables.figure("GC", GC_US_PER_REQUEST),
          Tables.figure("switches", CONTEXT_SWITCHES_PER_REQUEST),
          Tables.figure("alloc", ALLOCATED_BYTES_PER_REQUEST));

  private static final List<Column<ScenarioSummary>> APP =
      List.of(
          Tables.scenario("the app holds"),
          Tables.figure("threads", THREADS_PEAK),
          Tables.figure("carriers", CARRIERS_PEAK),
          Tables.figure("in flight", IN_FLIGHT_MEAN),
          Tables.figure("RSS each", RSS_KIB_PER_IN_FLIGHT),
          Tables.figure("over warm", RSS_KIB_PER_IN_FLIGHT_WARM),
          Tables.figure("live each", LIVE_HEAP_KIB_PER_IN_FLIGHT),
          Tables.figure("ready in", APP_READY_MS));

  private CostTable() {}

  /** None for a run in which no app told what it allocates. */
  static List<Table> of(RunReport report) {
    return report.summary().scenarios().stream()
            .noneMatch(scenario -> scenario.has(ALLOCATED_BYTES_PER_REQUEST))
        ? List.of()
        : Stream.of(REQUEST, APP)
            .map(columns -> Table.inBlocks(columns, Rungs.blocks(report, row -> true)))
            .toList();
  }
}
