package org.servletbench.harness.stats;

/** The outcome of a comparison against a margin that matters in practice. */
public enum Difference {
  /** The whole interval lies outside the margin. */
  DIFFERENT,
  /** The whole interval lies inside the margin. */
  EQUIVALENT,
  /** The interval crosses the margin, or there is none: more launches are needed. */
  UNDECIDED;

  /** The usual margin: ratios of 0.95 to 1.05 make no difference in practice. */
  public static final double DEFAULT_MARGIN = 0.05;

  /** Calls {@link #of(Ratio, double)} with {@link #DEFAULT_MARGIN}. */
  public static Difference of(Ratio ratio) {
    return of(ratio, DEFAULT_MARGIN);
  }

  /**
   * Compares the interval of a ratio with the range from 1 - margin to 1 + margin, ends included.
   * This is an equivalence test by confidence interval (D. J. Schuirmann, J. Pharmacokinet.
   * Biopharm. 15, 1987).
   *
   * @param margin greater than 0, less than 1
   * @throws IllegalArgumentException for a margin out of range
   */
  public static Difference of(Ratio ratio, double margin) {
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException(
          "margin must be greater than 0 and less than 1, not " + margin);
    }
    if (ratio.low().isEmpty() || ratio.high().isEmpty()) {
      return UNDECIDED;
    }
    double low = ratio.low().getAsDouble();
    double high = ratio.high().getAsDouble();
    if (low >= 1 - margin && high <= 1 + margin) {
      return EQUIVALENT;
    }
    return low > 1 + margin || high < 1 - margin ? DIFFERENT : UNDECIDED;
  }
}
