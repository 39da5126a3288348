package org.servletbench.harness.verify;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Medians;

/**
 * From the trials of a calibration to its rows, by the same formulas that a run's figures come
 * from.
 */
public final class Calibrations {
  private Calibrations() {}

  /** A closed trial of the open-loop driver. */
  public static Calibration.Ceiling ceiling(TrialRecord record) {
    Figures figures = figures(record);
    int connections =
        switch (record.scenario().load()) {
          case Load.Closed closed -> closed.connections();
          case Load.Open open -> throw new IllegalArgumentException("a ceiling is a closed loop");
        };
    return new Calibration.Ceiling(
        connections,
        figures.value("goodput_rps").orElse(0),
        figures.value("generator_cpu_us_per_request"),
        figures.value("generator_cpu_cores"));
  }

  /** An open trial of the open-loop driver. */
  public static Calibration.Paced paced(TrialRecord record) {
    Figures figures = figures(record);
    return new Calibration.Paced(
        asked(record),
        record.scenario().client().pacing(),
        figures.value("sent_rps"),
        micros(figures.value("arrival_lag_p50_ms")),
        micros(figures.value("arrival_lag_p99_typical_ms")),
        micros(figures.value("arrival_lag_first_second_p99_ms")),
        figures.value("latency_p50_ms"),
        figures.value("latency_p99_ms"),
        figures.value("generator_cpu_us_per_request"));
  }

  /** The same with long answers. */
  public static Calibration.InFlight inFlight(TrialRecord record) {
    Figures figures = figures(record);
    return new Calibration.InFlight(
        asked(record),
        figures.value("client_in_flight_peak"),
        answered(figures),
        figures.value("generator_rss_peak_mib"),
        figures.value("generator_allocated_bytes_per_request"),
        figures.value("generator_cpu_us_per_request"));
  }

  /** An open trial of the open-loop driver against the sleeping service. */
  public static Calibration.Probe probe(TrialRecord record) {
    Figures figures = figures(record);
    double asked = asked(record);
    OptionalDouble sent = figures.value("sent_rps");
    OptionalDouble answered = answered(figures);
    OptionalDouble lateness = figures.value("downstream_lateness_p99_ms");
    boolean kept =
        answered.orElse(0) == 1
            && sent.orElse(0) >= Thresholds.PROBE_SENT_SHARE * asked
            && lateness.orElse(Double.MAX_VALUE) <= Thresholds.CAPACITY_LATENESS_P99_MS;
    return new Calibration.Probe(asked, sent, answered, lateness, kept);
  }

  /**
   * What the probes say, the lowest rate first. One that fails may be repeated: a burst of a
   * neighbour is not the service's.
   */
  public static Calibration.Downstream downstream(
      double delayMillis, List<Calibration.Probe> probes) {
    OptionalDouble capacity = OptionalDouble.empty();
    OptionalDouble lateness = OptionalDouble.empty();
    double failedAt = Double.POSITIVE_INFINITY;
    for (Calibration.Probe probe : probes) {
      if (probe.kept() && probe.askedPerSecond() <= failedAt) {
        capacity = OptionalDouble.of(probe.askedPerSecond());
        lateness = probe.latenessP99Millis();
        failedAt = Double.POSITIVE_INFINITY;
      } else {
        failedAt = Math.min(failedAt, probe.askedPerSecond());
      }
    }
    return new Calibration.Downstream(delayMillis, capacity, lateness, probes);
  }

  /**
   * A loop that only waits.
   *
   * @param seconds percentiles of each second, nanoseconds, by {@code second.N.p50-ns} and {@code
   *     second.N.p99-ns}
   */
  public static Calibration.Floor floor(double slotsPerSecond, Properties seconds) {
    return new Calibration.Floor(
        slotsPerSecond, typicalMicros(seconds, ".p50-ns"), typicalMicros(seconds, ".p99-ns"));
  }

  private static double typicalMicros(Properties seconds, String suffix) {
    return Medians.median(
            seconds.stringPropertyNames().stream()
                .filter(name -> name.startsWith("second.") && name.endsWith(suffix))
                .mapToDouble(name -> Double.parseDouble(seconds.getProperty(name)))
                .toArray())
        / 1000;
  }

  /** A trial of another generator, with readings of its process. */
  public static Calibration.Beside beside(TrialRecord record, String command, String note) {
    Figures figures = figures(record);
    OptionalDouble rate = figures.value("throughput_rps");
    OptionalDouble cores = figures.value("cpu_cores_generator");
    return new Calibration.Beside(
        record.scenario().driver().label(),
        command,
        record.scenario().open().isPresent()
            ? OptionalDouble.of(asked(record))
            : OptionalDouble.empty(),
        rate,
        figures.value("latency_p50_ms"),
        figures.value("latency_p99_ms"),
        rate.orElse(0) > 0 && cores.isPresent()
            ? OptionalDouble.of(cores.getAsDouble() * 1e6 / rate.getAsDouble())
            : OptionalDouble.empty(),
        note);
  }

  private static Figures figures(TrialRecord record) {
    return new Figures(MeasurementExtractor.extract(record));
  }

  private static double asked(TrialRecord record) {
    return record.scenario().open().orElseThrow().ratePerSecond();
  }

  private static OptionalDouble answered(Figures figures) {
    double planned = figures.value("planned").orElse(0);
    OptionalDouble ok = figures.value("ok");
    return planned > 0 && ok.isPresent()
        ? OptionalDouble.of(ok.getAsDouble() / planned)
        : OptionalDouble.empty();
  }

  private static OptionalDouble micros(OptionalDouble millis) {
    return millis.isPresent()
        ? OptionalDouble.of(millis.getAsDouble() * 1000)
        : OptionalDouble.empty();
  }
}
