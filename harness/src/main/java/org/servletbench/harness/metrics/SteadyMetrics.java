package org.servletbench.harness.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Steadiness;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;

/**
 * How warm the target was, judged again from what was recorded, and what its compiler still cost.
 */
public final class SteadyMetrics {
  private SteadyMetrics() {}

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    judge(record)
        .ifPresent(
            steadiness ->
                rows.add(
                    "time_to_steady_s",
                    sinceWarmUpBegan(record, steadiness),
                    "s",
                    "open-loop seconds.csv ok_felt_p50_us, /proc/PID/task/*/stat of the compiler:"
                        + " first second of the first steady stretch less that of the warm-up"));
    Series compiler = Series.of(record, Reading.COMPILER);
    if (!compiler.readings().isEmpty()) {
      OptionalDouble seconds = compiler.growth(window, r -> r.use().cpuNanos() / 1e9);
      rows.add(
          "compiler_cpu_share",
          seconds.isPresent()
              ? OptionalDouble.of(seconds.getAsDouble() / window.lengthSeconds())
              : seconds,
          "1",
          "/proc/PID/task/*/stat of the app's threads C1 and C2, CPU seconds a second, MEASURE");
      PerRequest served = PerRequest.of(record, window, rows);
      rows.add(
          "compiler_us_per_request",
          served.each(compiler.growth(window, r -> r.use().cpuNanos() / 1e3)),
          "us",
          Text.of(
              "/proc/PID/task/*/stat of the app's threads C1 and C2 over %s, MEASURE",
              served.by()));
    }
  }

  /** Empty where the warm-up has a length of its own. */
  public static Optional<Steadiness> judge(TrialRecord record) {
    return record.scenario().warmUp().untilSteady().isPresent()
        ? Optional.of(
            Steadiness.of(
                record.scenario().warmUp().ratePerSecond(), warmUp(record), record.readings()))
        : Optional.empty();
  }

  private static OptionalDouble sinceWarmUpBegan(TrialRecord record, Steadiness steadiness) {
    return steadiness.isReached()
        ? warmUp(record).stream()
            .filter(second -> second.count("offered") > 0)
            .mapToDouble(
                first -> (steadiness.sinceMillis().getAsLong() - first.count("epoch_ms")) / 1000.0)
            .findFirst()
        : OptionalDouble.empty();
  }

  private static List<Recording.Second> warmUp(TrialRecord record) {
    return switch (record.recording()) {
      case Recording.Seconds seconds ->
          seconds.seconds().stream().filter(second -> second.second() < 0).toList();
      case Recording.Requests requests -> List.of();
      case Recording.Report report -> List.of();
    };
  }
}
