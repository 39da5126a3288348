package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;
import static org.servletbench.harness.catalogue.Metric.Kind.VALUE;

/** How the measured load began, and whether its window was the same from beginning to end. */
public enum SteadyFigure implements Metric {
  SETTLED_AFTER_S(
      LOWER,
      "open-loop seconds.csv ok_felt_p50_us, ok_felt_p99_us, /proc/PID/stat of the app: first"
          + " second of the first steady stretch less that of the measured load",
      "first second of the first steady stretch under the measured load, from its start",
      Words.NO_SETTLE + "; it never settled"),
  TRANSIENT_LATENCY_P99_MS(
      LOWER,
      "open-loop latency.hlog felt, from the start of the measured load until it is steady",
      "99th percentile of the latency ahead of that stretch: what users meet after a start, and no"
          + " part of the other figures",
      Words.NO_SETTLE + "; it was steady at once; fewer than 10 requests beyond it"),
  LATENCY_P50_FIRST_HALF_MS(
      VALUE, Words.FELT, "median latency of the requests that ended there; a gate", Words.SHORT),
  LATENCY_P50_SECOND_HALF_MS(VALUE, Words.FELT, Words.OTHER_HALF, Words.SHORT),
  LATENCY_P99_FIRST_HALF_MS(VALUE, Words.FELT, "99th percentile of it; a gate", Words.FEW),
  LATENCY_P99_SECOND_HALF_MS(VALUE, Words.FELT, Words.OTHER_HALF, Words.FEW),
  CPU_US_PER_REQUEST_FIRST_HALF(
      VALUE,
      Words.CPU,
      "CPU time of the app, without its JIT compiler's / requests that ended there by the driver's"
          + " count; a gate",
      Words.NO_READINGS),
  CPU_US_PER_REQUEST_SECOND_HALF(VALUE, Words.CPU, Words.OTHER_HALF, Words.NO_READINGS);

  private final Declaration declared;

  SteadyFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }

  /** What several constants share. */
  private static final class Words {
    private static final String FELT = "open-loop latency.hlog felt, by half of MEASURE";
    private static final String CPU =
        "/proc/PID/stat of the app less its threads C1 and C2, by half of MEASURE";
    private static final String OTHER_HALF = "the same of the second half";
    private static final String NO_SETTLE = "without `warm-up.settle`";
    private static final String SHORT = "open-loop only; a window below 8 s";
    private static final String FEW =
        SHORT + "; fewer than 100 requests beyond it in one of the halves";
    private static final String NO_READINGS = SHORT + "; no readings around the halves";
  }
}
