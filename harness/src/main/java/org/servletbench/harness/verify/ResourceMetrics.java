package org.servletbench.harness.verify;

import java.util.OptionalDouble;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;

/** What the processes used, over the very window of the load. */
final class ResourceMetrics {
  private ResourceMetrics() {}

  static void add(TrialRecord record, Window window, Rows rows) {
    Series app = Series.of(record, Reading.APP);
    OptionalDouble served =
        app.withCounters().growth(window, r -> r.counters().orElseThrow().completed());
    rows.add(
        "cpu_us_per_request",
        ratio(app.growth(window, r -> r.use().cpuNanos() / 1e3), served),
        "us",
        "/proc/PID/stat of the app over requests it completed, MEASURE");
    rows.add(
        "context_switches_per_request",
        ratio(app.growth(window, r -> r.use().contextSwitches()), served),
        "1",
        "/proc/PID/task/*/schedstat of the app over requests it completed, MEASURE");
    rows.add("threads_peak", app.peak(window, r -> r.use().threads()), "1", "/proc/PID/stat, app");
    OptionalDouble idle =
        app.lastBefore(window).stream().mapToDouble(r -> r.use().threads()).findFirst();
    OptionalDouble peak = app.peak(window, r -> r.use().threads());
    rows.add(
        "threads_over_idle",
        idle.isPresent() && peak.isPresent()
            ? OptionalDouble.of(peak.getAsDouble() - idle.getAsDouble())
            : OptionalDouble.empty(),
        "1",
        "/proc/PID/stat, app, peak in MEASURE less the value before it");
    rows.add(
        "rss_peak_mib",
        app.peak(window, r -> r.use().rssBytes() / 1048576.0),
        "MiB",
        "/proc/PID/stat rss, app");
    rows.add("fds_peak", app.peak(window, r -> r.use().fds()), "1", "/proc/PID/fd, app");
    rows.add(
        "gc_ms",
        app.withCounters().growth(window, r -> r.counters().orElseThrow().gcMillis()),
        "ms",
        "side door gc.millis, MEASURE");
    for (String process : new String[] {Reading.APP, Reading.DOWNSTREAM, Reading.GENERATOR}) {
      rows.add(
          "cpu_cores_" + process.replace('-', '_'),
          ratio(
              Series.of(record, process).growth(window, r -> r.use().cpuNanos() / 1e9),
              OptionalDouble.of(window.lengthSeconds())),
          "1",
          "/proc/PID/stat, CPU seconds a second, MEASURE");
    }
  }

  private static OptionalDouble ratio(OptionalDouble value, OptionalDouble by) {
    return value.isPresent() && by.isPresent() && by.getAsDouble() > 0
        ? OptionalDouble.of(value.getAsDouble() / by.getAsDouble())
        : OptionalDouble.empty();
  }
}
