package org.servletbench.harness.verify;

import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_ALLOCATED_BYTES_PER_REQUEST;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_CORES_BETWEEN_READINGS;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_CPU_US_PER_REQUEST;
import static org.servletbench.harness.catalogue.GeneratorFigure.GENERATOR_RSS_PEAK_MIB;
import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_FIRST_SECOND_P99_MS;
import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_P50_MS;
import static org.servletbench.harness.catalogue.LagFigure.ARRIVAL_LAG_P99_TYPICAL_MS;
import static org.servletbench.harness.catalogue.Latency.Kind.LATENCY;
import static org.servletbench.harness.catalogue.LoadFigure.CLIENT_IN_FLIGHT_PEAK;
import static org.servletbench.harness.catalogue.LoadFigure.GOODPUT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.OK;
import static org.servletbench.harness.catalogue.LoadFigure.PLANNED;
import static org.servletbench.harness.catalogue.LoadFigure.SENT_RPS;
import static org.servletbench.harness.catalogue.LoadFigure.THROUGHPUT_RPS;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;
import static org.servletbench.harness.catalogue.Statistic.P50;
import static org.servletbench.harness.catalogue.Statistic.P99;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Medians;

/** Computes the rows of a calibration from its trials, by the formulas of a run's figures. */
public final class Calibrations {
  private Calibrations() {}

  /** Returns the ceiling found by a closed trial of the open-loop driver. */
  public static Calibration.Ceiling ceiling(TrialRecord record) {
    Figures figures = figures(record);
    int connections =
        switch (record.scenario().load()) {
          case Load.Closed closed -> closed.connections();
          case Load.Open open -> throw new IllegalArgumentException("a ceiling is a closed loop");
        };
    return new Calibration.Ceiling(
        connections,
        figures
            .value(GOODPUT_RPS)
            .orElseThrow(
                () -> BenchException.machine("the calibration measured no rate: see its logs")),
        figures.value(GENERATOR_CPU_US_PER_REQUEST),
        figures.value(GENERATOR_CPU_CORES));
  }

  /** Returns the row of an open trial of the open-loop driver. */
  public static Calibration.Paced paced(TrialRecord record) {
    Figures figures = figures(record);
    return new Calibration.Paced(
        asked(record),
        record.scenario().client().pacing(),
        figures.value(SENT_RPS),
        micros(figures.value(ARRIVAL_LAG_P50_MS)),
        micros(figures.value(ARRIVAL_LAG_P99_TYPICAL_MS)),
        micros(figures.value(ARRIVAL_LAG_FIRST_SECOND_P99_MS)),
        figures.value(LATENCY.at(P50)),
        figures.value(LATENCY.at(P99)),
        figures.value(GENERATOR_CPU_US_PER_REQUEST));
  }

  /** Returns the row of an open trial with long answers. */
  public static Calibration.InFlight inFlight(TrialRecord record) {
    Figures figures = figures(record);
    return new Calibration.InFlight(
        asked(record),
        figures.value(CLIENT_IN_FLIGHT_PEAK),
        answered(figures),
        figures.value(GENERATOR_RSS_PEAK_MIB),
        figures.value(GENERATOR_ALLOCATED_BYTES_PER_REQUEST),
        figures.value(GENERATOR_CPU_US_PER_REQUEST));
  }

  /** Returns the row of an open trial against the sleeping service. */
  public static Calibration.Probe probe(TrialRecord record) {
    Figures figures = figures(record);
    double asked = asked(record);
    OptionalDouble sent = figures.value(SENT_RPS);
    OptionalDouble answered = answered(figures);
    OptionalDouble lateness = figures.value(DOWNSTREAM_LATENESS_P99_MS);
    boolean kept =
        answered.isPresent()
            && answered.getAsDouble() == 1
            && sent.isPresent()
            && sent.getAsDouble() >= Thresholds.PROBE_SENT_SHARE * asked
            && lateness.isPresent()
            && lateness.getAsDouble() <= Thresholds.CAPACITY_LATENESS_P99_MS;
    return new Calibration.Probe(asked, sent, answered, lateness, kept);
  }

  /**
   * Summarises the probes, the lowest rate first. A probe that fails may be repeated, since a
   * neighbour's burst is no fault of the service.
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
   * Returns the row of the loop that only waits.
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

  /** Returns the row of another generator, from a trial with readings of its process. */
  public static Calibration.Beside beside(TrialRecord record, String command, String note) {
    Figures figures = figures(record);
    OptionalDouble rate = figures.value(THROUGHPUT_RPS);
    OptionalDouble cores = figures.value(GENERATOR_CPU_CORES_BETWEEN_READINGS);
    return new Calibration.Beside(
        record.scenario().driver().label(),
        command,
        record.scenario().open().isPresent()
            ? OptionalDouble.of(asked(record))
            : OptionalDouble.empty(),
        rate,
        figures.value(LATENCY.at(P50)),
        figures.value(LATENCY.at(P99)),
        rate.isPresent() && rate.getAsDouble() > 0 && cores.isPresent()
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
    OptionalDouble planned = figures.value(PLANNED);
    OptionalDouble ok = figures.value(OK);
    return planned.isPresent() && ok.isPresent() && planned.getAsDouble() > 0
        ? OptionalDouble.of(ok.getAsDouble() / planned.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble micros(OptionalDouble millis) {
    return millis.isPresent()
        ? OptionalDouble.of(millis.getAsDouble() * 1000)
        : OptionalDouble.empty();
  }
}
