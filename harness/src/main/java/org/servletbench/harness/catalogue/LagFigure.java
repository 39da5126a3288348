package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Better.LOWER;
import static org.servletbench.harness.catalogue.Metric.Pooling.MEDIAN;

import java.util.Locale;

/** How punctual the driver was: its lag is part of every latency. */
public enum LagFigure implements Metric {
  ARRIVAL_LAG_P50_MS(
      LOWER,
      MEDIAN,
      Words.DRIVER,
      "how much later than its slot a request was taken up, median; JMeter: the most punctual"
          + " arrival is taken to stand on its slot",
      Words.NOT_SENT),
  ARRIVAL_LAG_P99_MS(
      LOWER, MEDIAN, Words.DRIVER, "99th percentile of it, nearest rank; a gate", Words.NOT_SENT),
  ARRIVAL_LAG_MAX_MS(
      LOWER,
      MEDIAN,
      "open-loop latency.hlog lag (taken up - slot), MEASURE",
      "longest in the window",
      Words.OPEN_LOOP),
  ARRIVAL_LAG_P99_TYPICAL_MS(
      LOWER,
      MEDIAN,
      "open-loop latency.hlog lag (taken up - slot), MEASURE: p99 of each second, median of the"
          + " seconds",
      "p99 of each second, median of the seconds: one burst of a neighbour spoils a tail over the"
          + " whole window",
      Words.OPEN_LOOP),
  ARRIVAL_LAG_FIRST_SECOND_P99_MS(
      LOWER,
      MEDIAN,
      "open-loop latency.hlog lag (taken up - slot), MEASURE: first second",
      "p99 of the first second",
      Words.OPEN_LOOP);

  private final Declaration declared;

  LagFigure(Better better, Pooling pooling, String source, String meaning, String empty) {
    this.declared =
        new Declaration(name().toLowerCase(Locale.ROOT), better, pooling, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }

  /** Texts that several constants share. */
  private static final class Words {
    private static final String DRIVER = "the driver; the row says which of its fields";
    private static final String OPEN_LOOP = "open-loop only";
    private static final String NOT_SENT = "wrk, ab, or nothing was sent";
  }
}
