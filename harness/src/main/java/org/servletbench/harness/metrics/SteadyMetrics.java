package org.servletbench.harness.metrics;

import static org.servletbench.harness.catalogue.ProcessFigure.COMPILER_CPU_SHARE;
import static org.servletbench.harness.catalogue.ProcessFigure.COMPILER_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.ProcessFigure.TIME_TO_STEADY_S;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Steadiness;
import org.servletbench.harness.model.TrialRecord;

/** Adds how warm the target was, by its readings, and what its compiler still cost. */
public final class SteadyMetrics {
  private SteadyMetrics() {}

  static void add(TrialRecord record, Window window, MeasurementCollector rows) {
    judge(record)
        .ifPresent(steadiness -> rows.add(TIME_TO_STEADY_S, sinceWarmUpBegan(record, steadiness)));
    Series compiler = Series.of(record, Reading.COMPILER);
    if (!compiler.readings().isEmpty()) {
      OptionalDouble seconds = compiler.growth(window, r -> r.use().cpuNanos() / 1e9);
      rows.add(
          COMPILER_CPU_SHARE,
          seconds.isPresent()
              ? OptionalDouble.of(seconds.getAsDouble() / window.lengthSeconds())
              : seconds);
      PerRequest served = PerRequest.of(record, window, rows);
      served.add(
          COMPILER_US_PER_REQUEST, compiler.growth(window, r -> r.use().cpuNanos() / 1e3), rows);
    }
  }

  /** Judges a warm-up until steady; empty for a warm-up of fixed length. */
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
      case Recording.Seconds seconds -> seconds.ahead();
      case Recording.Requests requests -> List.of();
      case Recording.Report report -> List.of();
    };
  }
}
