package org.servletbench.harness.stats;

/**
 * The smallest change that matters in practice. It is the same in both directions of a ratio: with
 * a margin of 0.05 the ratios from 1 / 1.05 to 1.05 make no difference, whichever side is the base.
 *
 * @param share greater than 0, at most 10
 */
public record Margin(double share) {
  /** The usual margin: 5 %. */
  public static final Margin USUAL = new Margin(0.05);

  private static final double MOST = 10;

  /**
   * @throws IllegalArgumentException for a share out of range
   */
  public Margin {
    if (!(share > 0 && share <= MOST)) {
      throw new IllegalArgumentException(
          "margin must be greater than 0 and at most 10, not " + share);
    }
  }

  /** Returns the smallest ratio that makes no difference. */
  public double low() {
    return 1 / (1 + share);
  }

  /** Returns the largest ratio that makes no difference. */
  public double high() {
    return 1 + share;
  }

  /** Whether a ratio is as large as the margin, or larger, in either direction. */
  public boolean isReachedBy(double ratio) {
    return ratio <= low() || ratio >= high();
  }
}
