package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES_BETWEEN_READINGS;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_FDS_PEAK;
import static org.servletbench.harness.catalogue.ProcessFigure.*;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.JvmReading;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/** Adds what the processes used, over exactly the window of the load. */
final class ResourceMetrics {
  private ResourceMetrics() {}

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    Series app = Series.of(record, Reading.APP);
    PerRequest served = PerRequest.of(record, window, rows);
    OptionalDouble ours = sideDoor(app, window, rows);
    served.add(
        CPU_US_PER_REQUEST, less(app.growth(window, r -> r.use().cpuNanos() / 1e3), ours), rows);
    served.add(
        CONTEXT_SWITCHES_PER_REQUEST, app.growth(window, r -> r.use().contextSwitches()), rows);
    if (record.observations().flatMap(TrialRecord.Observations::room).isPresent()) {
      schedule(record, window, served, rows);
    }
    rows.add(THREADS_PEAK, app.peak(window, r -> r.use().threads()));
    rows.add(THREADS_OVER_IDLE, app.peakOverRest(window, r -> r.use().threads()));
    rows.add(RSS_PEAK_MIB, app.peak(window, r -> r.use().rssBytes() / 1048576.0));
    Series.of(record, Reading.PROPORTIONAL_SET).readings().stream()
        .findFirst()
        .ifPresent(once -> rows.add(PSS_MIB, once.use().rssBytes() / 1048576.0));
    rows.add(FDS_PEAK, app.peak(window, r -> r.use().fds()));
    rows.add(
        ACCEPT_QUEUE_PEAK,
        new Series(app.readings().stream().filter(r -> r.acceptQueue().isPresent()).toList())
            .peak(window, r -> r.acceptQueue().getAsInt()));
    rows.add(GC_MS, app.withCounters().growth(window, r -> r.counters().orElseThrow().gcMillis()));
    cores(record, window, rows);
  }

  /**
   * CPU time in the window that answering our own readings took, microseconds; empty where untold.
   */
  private static OptionalDouble sideDoor(Series app, Window window, MeasurementCollector rows) {
    Series telling = app.telling(JvmReading::sideDoorNanos);
    OptionalDouble micros = telling.growth(window, r -> r.jvm().sideDoorNanos() / 1e3);
    int readings = telling.inside(window).size();
    if (micros.isPresent() && readings > 0) {
      rows.add(READING_CPU_US, micros.getAsDouble() / readings);
    }
    return micros;
  }

  private static OptionalDouble less(OptionalDouble whole, OptionalDouble part) {
    return whole.isPresent() && part.isPresent()
        ? OptionalDouble.of(Math.max(0, whole.getAsDouble() - part.getAsDouble()))
        : whole;
  }

  /** What the scheduler accounts; runs older than these readings have no such rows. */
  private static void schedule(
      TrialRecord record, Window window, PerRequest served, MeasurementCollector rows) {
    runQueue(record, Reading.APP, RUN_QUEUE_US_PER_REQUEST_APP, window, served, rows);
    runQueue(record, Reading.DOWNSTREAM, RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM, window, served, rows);
    // it may end with the window, ahead of the reading after that
    OptionalDouble rate =
        Series.of(record, Reading.runQueueOf(Reading.GENERATOR))
            .rate(window, r -> r.use().cpuNanos() / 1e3);
    served.add(
        RUN_QUEUE_US_PER_REQUEST_GENERATOR,
        rate.isPresent()
            ? OptionalDouble.of(rate.getAsDouble() * window.lengthSeconds())
            : OptionalDouble.empty(),
        rows);
    double seconds = window.lengthSeconds();
    rows.add(BUSIEST_THREAD_SHARE, cores(record, Reading.BUSIEST_THREAD, window, seconds));
    Optional<CpuRoom> room = record.observations().flatMap(TrialRecord.Observations::room);
    // The kernel adds up for how long it held back the run queue of each core.
    int queues = room.map(CpuRoom::allowed).orElse(1);
    rows.add(THROTTLED_SHARE, cores(record, Reading.THROTTLED, window, seconds * queues));
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
    OptionalDouble stolen = ofAllCores(record, Reading.STOLEN, window);
    OptionalDouble idle = ofAllCores(record, Reading.IDLE, window);
    if (Series.of(record, Reading.IDLE).readings().isEmpty()) { // a run older than that reading
      rows.add(MACHINE_BUSY_SHARE, ofAllCores(record, Reading.MACHINE, window));
    } else if (idle.isPresent() && stolen.isPresent()) {
      double busy = Math.max(0, 1 - idle.getAsDouble() - stolen.getAsDouble());
      rows.add(MACHINE_BUSY_SHARE, busy);
      others(record, busy, rows);
    } else { // the kernel's counter of idle time may fall, and then tells nothing
      rows.add(MACHINE_BUSY_SHARE, OptionalDouble.empty());
    }
    rows.add(MACHINE_STOLEN_SHARE, stolen);
  }

  /**
   * Adds what is busy and none of the trial's three processes; empty where one was not read, and
   * for a server of one's own, whose work other processes may share.
   */
  private static void others(TrialRecord record, double busyShare, MeasurementCollector rows) {
    List<OptionalDouble> ours =
        List.of(
            rows.value(CPU_CORES_BENCHMARK_APP),
            rows.value(CPU_CORES_SLEEPING_SERVICE),
            rows.value(GENERATOR_CPU_CORES_BETWEEN_READINGS));
    double busy = busyShare * record.observations().orElseThrow().cores();
    double sum = ours.stream().flatMapToDouble(OptionalDouble::stream).sum();
    boolean known =
        record.scenario().app().isPresent() && ours.stream().allMatch(OptionalDouble::isPresent);
    rows.add(
        OTHERS_CPU_CORES,
        known ? OptionalDouble.of(Math.max(0, busy - sum)) : OptionalDouble.empty());
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
