package org.servletbench.harness.catalogue;

import static org.servletbench.harness.catalogue.Metric.Kind.LOWER;

/** How punctual the driver was: its lag is part of every latency. */
public enum LagFigure implements Metric {
  ARRIVAL_LAG_P50_MS(
      LOWER,
      Words.DRIVER,
      "how much later than its slot a request was taken up, median; JMeter: the most punctual"
          + " arrival is taken to stand on its slot",
      Words.NOT_SENT),
  ARRIVAL_LAG_P99_MS(
      LOWER, Words.DRIVER, "99th percentile of it, nearest rank; a gate", Words.NOT_SENT),
  ARRIVAL_LAG_MAX_MS(
      LOWER,
      "open-loop latency.hlog lag (taken up - slot), MEASURE",
      "longest in the window",
      Words.OPEN_LOOP),
  ARRIVAL_LAG_P99_TYPICAL_MS(
      LOWER,
      "open-loop latency.hlog lag (taken up - slot), MEASURE: p99 of each second, median of the"
          + " seconds",
      "p99 of each second, median of the seconds: one burst of a neighbour spoils a tail over the"
          + " whole window",
      Words.OPEN_LOOP),
  ARRIVAL_LAG_FIRST_SECOND_P99_MS(
      LOWER,
      "open-loop latency.hlog lag (taken up - slot), MEASURE: first second",
      "p99 of the first second",
      Words.OPEN_LOOP);

  private final Declaration declared;

  LagFigure(Kind kind, String source, String meaning, String empty) {
    this.declared = new Declaration(this, kind, source, meaning, empty);
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
