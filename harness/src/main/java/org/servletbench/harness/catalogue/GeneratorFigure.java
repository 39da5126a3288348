package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Better.LOWER;
import static org.servletbench.harness.catalogue.Metric.Pooling.MEDIAN;
import static org.servletbench.harness.catalogue.Metric.Pooling.SUM;

import java.util.Locale;

/** What the driver itself used, and what it lacked. */
public enum GeneratorFigure implements Metric {
  GENERATOR_CPU_US_PER_REQUEST(
      LOWER,
      MEDIAN,
      "open-loop totals.properties cpu-ns",
      "CPU time of the driver in `MEASURE`, by its own count / requests completed",
      Words.OPEN_LOOP),
  GENERATOR_CPU_CORES(
      LOWER,
      MEDIAN,
      "open-loop totals.properties cpu-ns",
      "the same per second; a gate",
      Words.OPEN_LOOP),
  GENERATOR_CPU_CORES_BETWEEN_READINGS(
      LOWER,
      MEDIAN,
      "/proc/PID/stat, CPU seconds a second, between the readings in MEASURE",
      "CPU seconds of the driver between its first and last reading in the window / their distance;"
          + " the gate where the driver does not count itself",
      "fewer than two readings in the window"),
  GENERATOR_FDS_PEAK(
      LOWER,
      MEDIAN,
      "/proc/PID/fd",
      "most open file descriptors of the driver in a reading in the window; a gate",
      "no reading in the window"),
  GENERATOR_ALLOCATED_BYTES_PER_REQUEST(
      LOWER,
      MEDIAN,
      "open-loop totals.properties allocated-bytes",
      "bytes allocated by its event loop / requests completed",
      Words.OPEN_LOOP),
  GENERATOR_GC_MS(
      LOWER,
      MEDIAN,
      "open-loop totals.properties gc-ms",
      "collections of its JVM in `MEASURE`",
      Words.OPEN_LOOP),
  GENERATOR_JIT_MS(
      LOWER,
      MEDIAN,
      "open-loop totals.properties jit-ms",
      "what its compiler took in `MEASURE`",
      Words.OPEN_LOOP),
  GENERATOR_RSS_PEAK_MIB(
      LOWER,
      MEDIAN,
      "open-loop totals.properties rss-peak-kib",
      "its most resident memory",
      Words.OPEN_LOOP),
  PACING_TICK_MS(
      LOWER,
      MEDIAN,
      "open-loop totals.properties pacing-tick-ns",
      "0 with exact pacing; with economical pacing a request is sent, and its answer seen, up to so"
          + " much later",
      Words.OPEN_LOOP),
  PORT_SHORTAGES(
      LOWER,
      SUM,
      "open-loop totals.properties port-shortages",
      "connections that found no local port; a gate",
      Words.OPEN_LOOP);

  private final Declaration declared;

  GeneratorFigure(Better better, Pooling pooling, String source, String meaning, String empty) {
    this.declared =
        new Declaration(name().toLowerCase(Locale.ROOT), better, pooling, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }

  /** Texts that several constants share. */
  private static final class Words {
    private static final String OPEN_LOOP = "open-loop only";
  }
}
