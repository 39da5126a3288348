package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES_BETWEEN_READINGS;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_FDS_PEAK;
import static org.servletbench.harness.catalogue.ProcessFigure.*;

import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/** Adds what the processes used, over exactly the window of the load. */
final class ResourceMetrics {
  private ResourceMetrics() {}

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    Series app = Series.of(record, Reading.APP);
    PerRequest served = PerRequest.of(record, window, rows);
    served.add(CPU_US_PER_REQUEST, app.growth(window, r -> r.use().cpuNanos() / 1e3), rows);
    served.add(
        CONTEXT_SWITCHES_PER_REQUEST, app.growth(window, r -> r.use().contextSwitches()), rows);
    if (record.observations().flatMap(TrialRecord.Observations::room).isPresent()) {
      schedule(record, window, served, rows);
    }
    rows.add(THREADS_PEAK, app.peak(window, r -> r.use().threads()));
    OptionalDouble idle = app.leastBefore(window, r -> r.use().threads());
    OptionalDouble peak = app.peak(window, r -> r.use().threads());
    rows.add(
        THREADS_OVER_IDLE,
        idle.isPresent() && peak.isPresent()
            ? OptionalDouble.of(peak.getAsDouble() - idle.getAsDouble())
            : OptionalDouble.empty());
    rows.add(RSS_PEAK_MIB, app.peak(window, r -> r.use().rssBytes() / 1048576.0));
    rows.add(FDS_PEAK, app.peak(window, r -> r.use().fds()));
    rows.add(
        ACCEPT_QUEUE_PEAK,
        new Series(app.readings().stream().filter(r -> r.acceptQueue().isPresent()).toList())
            .peak(window, r -> r.acceptQueue().getAsInt()));
    rows.add(GC_MS, app.withCounters().growth(window, r -> r.counters().orElseThrow().gcMillis()));
    cores(record, window, rows);
  }

  /** Adds the scheduler's figures; runs from before these readings have no such rows. */
  private static void schedule(
      TrialRecord record, Window window, PerRequest served, MeasurementCollector rows) {
    runQueue(record, Reading.APP, RUN_QUEUE_US_PER_REQUEST_APP, window, served, rows);
    runQueue(record, Reading.DOWNSTREAM, RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM, window, served, rows);
    runQueue(record, Reading.GENERATOR, RUN_QUEUE_US_PER_REQUEST_GENERATOR, window, served, rows);
    double seconds = window.lengthSeconds();
    rows.add(BUSIEST_THREAD_SHARE, cores(record, Reading.BUSIEST_THREAD, window, seconds));
    rows.add(THROTTLED_SHARE, cores(record, Reading.THROTTLED, window, seconds));
    Optional<CpuRoom> room = record.observations().flatMap(TrialRecord.Observations::room);
    rows.add(
        APP_CORES_ALLOWED,
        room.isPresent() ? OptionalDouble.of(room.get().cores()) : OptionalDouble.empty());
  }

  private static void runQueue(
      TrialRecord record,
      String process,
      Metric metric,
      Window window,
      PerRequest served,
      MeasurementCollector rows) {
    Series series = Series.of(record, Reading.runQueueOf(process));
    served.add(metric, series.growth(window, r -> r.use().cpuNanos() / 1e3), rows);
  }

  private static void cores(TrialRecord record, Window window, MeasurementCollector rows) {
    double seconds = window.lengthSeconds();
    rows.add(CPU_CORES_BENCHMARK_APP, cores(record, Reading.APP, window, seconds));
    rows.add(CPU_CORES_SLEEPING_SERVICE, cores(record, Reading.DOWNSTREAM, window, seconds));
    Series generator = Series.of(record, Reading.GENERATOR);
    rows.add(
        GENERATOR_CPU_CORES_BETWEEN_READINGS,
        generator.rate(window, r -> r.use().cpuNanos() / 1e9));
    rows.add(GENERATOR_FDS_PEAK, generator.peak(window, r -> r.use().fds()));
    rows.add(MACHINE_BUSY_SHARE, ofAllCores(record, Reading.MACHINE, window));
    rows.add(MACHINE_STOLEN_SHARE, ofAllCores(record, Reading.STOLEN, window));
  }

  private static OptionalDouble ofAllCores(TrialRecord record, String process, Window window) {
    return record.observations().isEmpty()
        ? OptionalDouble.empty()
        : cores(
            record, process, window, window.lengthSeconds() * record.observations().get().cores());
  }

  /** Returns the CPU seconds in the window divided by its length. */
  private static OptionalDouble cores(
      TrialRecord record, String process, Window window, double seconds) {
    OptionalDouble used = Series.of(record, process).growth(window, r -> r.use().cpuNanos() / 1e9);
    return used.isPresent() && seconds > 0
        ? OptionalDouble.of(used.getAsDouble() / seconds)
        : OptionalDouble.empty();
  }
}
