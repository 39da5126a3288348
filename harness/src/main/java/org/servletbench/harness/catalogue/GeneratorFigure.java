package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.FEWER;
import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;

/** What the driver itself used, and what it lacked. */
public enum GeneratorFigure implements Metric {
  GENERATOR_CPU_US_PER_REQUEST(
      LOWER,
      "open-loop totals.properties cpu-ns",
      "CPU time of the driver in `MEASURE`, by its own count / requests completed in it",
      Words.OPEN_LOOP),
  GENERATOR_CPU_CORES(
      LOWER, "open-loop totals.properties cpu-ns", "the same per second; a gate", Words.OPEN_LOOP),
  GENERATOR_CPU_CORES_BETWEEN_READINGS(
      LOWER,
      "/proc/PID/stat, CPU seconds a second, between the readings in MEASURE",
      "CPU seconds of the driver between its first and last reading in the window / their distance;"
          + " the gate where the driver does not count itself",
      "fewer than two readings in the window"),
  GENERATOR_FDS_PEAK(
      LOWER,
      "/proc/PID/fd",
      "most open file descriptors of the driver in a reading in the window; a gate",
      "no reading in the window"),
  GENERATOR_ALLOCATED_BYTES_PER_REQUEST(
      LOWER,
      "open-loop totals.properties allocated-bytes",
      "bytes allocated by its event loop in `MEASURE` / requests completed in it",
      Words.OPEN_LOOP),
  GENERATOR_GC_MS(
      LOWER,
      "open-loop totals.properties gc-ms",
      "collections of its JVM in `MEASURE`",
      Words.OPEN_LOOP),
  GENERATOR_JIT_MS(
      LOWER,
      "open-loop totals.properties jit-ms",
      "what its compiler took in `MEASURE`",
      Words.OPEN_LOOP),
  GENERATOR_RSS_PEAK_MIB(
      LOWER,
      "open-loop totals.properties rss-peak-kib",
      "its most resident memory",
      Words.OPEN_LOOP),
  PACING_TICK_MS(
      LOWER,
      "open-loop totals.properties pacing-tick-ns",
      "0 with exact pacing; with economical pacing a request is sent, and its answer seen, up to so"
          + " much later",
      Words.OPEN_LOOP),
  PORT_SHORTAGES(
      FEWER,
      "open-loop totals.properties port-shortages",
      "connections that found no local port; a gate",
      Words.OPEN_LOOP);

  private final Declaration declared;

  GeneratorFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
