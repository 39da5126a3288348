package org.servletbench.harness.catalogue;

import java.util.Locale;

/** How far the stages of good answers add up, and what in Server-Timing was no stage. */
public enum StageSum implements Metric {
  STAGES_P50_OFF("sum of the stages' p50 / that of ok.felt - 1", "beyond 0.05 the report says so"),
  STAGES_P99_OFF("sum of the stages' p99 / that of ok.felt - 1", "the same of p99"),
  STAGES_MEAN_OFF("sum of the stages' mean / that of ok.felt - 1", "of the means; a gate"),
  STAGES_UNTOLD("", "good answers without any stage"),
  STAGES_OVERLAPPING("", "good answers whose stages are longer than the whole"),
  STAGES_BEYOND(
      "",
      "metrics, warm-up included, that are in no stage: a name beyond the first 16, too long, or"
          + " `outside`"),
  STAGES_MALFORMED("", "metrics, warm-up included, against the grammar");

  private final Declaration declared;

  StageSum(String ratio, String meaning) {
    this.declared =
        new Declaration(
            this,
            isCount() ? Kind.FEWER : Kind.VALUE,
            isCount()
                ? "open-loop totals.properties server-timing-" + key()
                : "open-loop latency.hlog " + ratio,
            isCount() ? meaning : ratio + ": " + meaning,
            "without `client.server-timing`");
  }

  /** Returns how far the sum is off, at one of the {@linkplain Stage#STATISTICS statistics}. */
  public static StageSum off(Statistic statistic) {
    return valueOf("STAGES_" + statistic + "_OFF");
  }

  /** Returns the key after {@code server-timing-} in the driver's totals. */
  public String key() {
    return name().substring("STAGES_".length()).toLowerCase(Locale.ROOT);
  }

  private boolean isCount() {
    return !name().endsWith("_OFF");
  }

  @Override
  public Declaration declared() {
    return declared;
  }
}
