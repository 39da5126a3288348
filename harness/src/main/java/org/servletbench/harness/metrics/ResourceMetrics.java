package org.servletbench.harness.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/** What the processes used, over the very window of the load. */
final class ResourceMetrics {
  private static final String STAT = "/proc/stat, of all cores, MEASURE";

  private ResourceMetrics() {}

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    Series app = Series.of(record, Reading.APP);
    PerRequest served = PerRequest.of(record, window, rows);
    rows.add(
        "cpu_us_per_request",
        served.each(app.growth(window, r -> r.use().cpuNanos() / 1e3)),
        "us",
        "/proc/PID/stat of the app over " + served.by() + ", MEASURE");
    rows.add(
        "context_switches_per_request",
        served.each(app.growth(window, r -> r.use().contextSwitches())),
        "1",
        "/proc/PID/task/*/schedstat of the app over " + served.by() + ", MEASURE");
    if (record.observations().flatMap(TrialRecord.Observations::room).isPresent()) {
      schedule(record, window, served, rows);
    }
    rows.add("threads_peak", app.peak(window, r -> r.use().threads()), "1", "/proc/PID/stat, app");
    OptionalDouble idle = app.leastBefore(window, r -> r.use().threads());
    OptionalDouble peak = app.peak(window, r -> r.use().threads());
    rows.add(
        "threads_over_idle",
        idle.isPresent() && peak.isPresent()
            ? OptionalDouble.of(peak.getAsDouble() - idle.getAsDouble())
            : OptionalDouble.empty(),
        "1",
        "/proc/PID/stat, app, peak in MEASURE less the fewest ahead of it");
    rows.add(
        "rss_peak_mib",
        app.peak(window, r -> r.use().rssBytes() / 1048576.0),
        "MiB",
        "/proc/PID/stat rss, app");
    rows.add("fds_peak", app.peak(window, r -> r.use().fds()), "1", "/proc/PID/fd, app");
    rows.add(
        "accept_queue_peak",
        new Series(app.readings().stream().filter(r -> r.acceptQueue().isPresent()).toList())
            .peak(window, r -> r.acceptQueue().getAsInt()),
        "1",
        "/proc/net/tcp rx_queue of the listening socket");
    rows.add(
        "gc_ms",
        app.withCounters().growth(window, r -> r.counters().orElseThrow().gcMillis()),
        "ms",
        "side door gc.millis, MEASURE");
    cores(record, window, rows);
  }

  /** What the scheduler accounts; runs older than these readings have no such rows. */
  private static void schedule(
      TrialRecord record, Window window, PerRequest served, MeasurementCollector rows) {
    String source =
        "/proc/PID/task/*/schedstat of the %s, runnable without a CPU, over %s, MEASURE";
    String[] names = {
      Reading.APP, "app", Reading.DOWNSTREAM, "downstream", Reading.GENERATOR, "generator"
    };
    for (int i = 0; i < names.length; i += 2) {
      rows.add(
          "run_queue_us_per_request_" + names[i + 1],
          served.each(
              Series.of(record, Reading.runQueueOf(names[i]))
                  .growth(window, r -> r.use().cpuNanos() / 1e3)),
          "us",
          Text.of(source, names[i + 1], served.by()));
    }
    rows.add(
        "busiest_thread_share",
        perSecond(record, Reading.BUSIEST_THREAD, window),
        "1",
        "/proc/PID/task/*/schedstat of the app, CPU time of the busiest thread of each half second"
            + " over MEASURE");
    rows.add(
        "throttled_share",
        perSecond(record, Reading.THROTTLED, window),
        "1",
        "cpu.stat of the app's control group, time held back by its quota over MEASURE");
    Optional<CpuRoom> room = record.observations().flatMap(TrialRecord.Observations::room);
    rows.add(
        "app_cores_allowed",
        room.isPresent() ? OptionalDouble.of(room.get().cores()) : OptionalDouble.empty(),
        "1",
        "/proc/PID/status Cpus_allowed_list and the quota of the app's control group");
  }

  private static OptionalDouble perSecond(TrialRecord record, String process, Window window) {
    return ratio(
        Series.of(record, process).growth(window, r -> r.use().cpuNanos() / 1e9),
        OptionalDouble.of(window.lengthSeconds()));
  }

  private static void cores(TrialRecord record, Window window, MeasurementCollector rows) {
    for (String process : List.of(Reading.APP, Reading.DOWNSTREAM)) {
      rows.add(
          "cpu_cores_" + process.replace('-', '_'),
          ratio(
              Series.of(record, process).growth(window, r -> r.use().cpuNanos() / 1e9),
              OptionalDouble.of(window.lengthSeconds())),
          "1",
          "/proc/PID/stat, CPU seconds a second, MEASURE");
    }
    Series generator = Series.of(record, Reading.GENERATOR);
    rows.add(
        "cpu_cores_generator",
        generator.rate(window, r -> r.use().cpuNanos() / 1e9),
        "1",
        "/proc/PID/stat, CPU seconds a second, between the readings in MEASURE");
    rows.add("generator_fds_peak", generator.peak(window, r -> r.use().fds()), "1", "/proc/PID/fd");
    int cores = record.observations().map(TrialRecord.Observations::cores).orElse(0);
    rows.add("machine_busy_share", share(record, Reading.MACHINE, window, cores), "1", STAT);
    rows.add("machine_stolen_share", share(record, Reading.STOLEN, window, cores), "1", STAT);
  }

  private static OptionalDouble share(
      TrialRecord record, String process, Window window, int cores) {
    return ratio(
        Series.of(record, process).growth(window, r -> r.use().cpuNanos() / 1e9),
        OptionalDouble.of(window.lengthSeconds() * cores));
  }

  private static OptionalDouble ratio(OptionalDouble value, OptionalDouble by) {
    return value.isPresent() && by.isPresent() && by.getAsDouble() > 0
        ? OptionalDouble.of(value.getAsDouble() / by.getAsDouble())
        : OptionalDouble.empty();
  }
}
