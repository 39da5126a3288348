package org.servletbench.harness.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Corrects p-values where many metrics are tested at once. */
public final class Holm {
  private Holm() {}

  /**
   * Applies Holm's step-down adjustment. Of m values the i-th smallest is multiplied by m - i + 1,
   * then made no smaller than the one before it and no larger than 1. Compare the result with 0.05.
   * Source: S. Holm, Scand. J. Statist. 6 (1979), 65-70; the result is that of R's {@code
   * p.adjust(p, "holm")}.
   *
   * @param p p-values, 0 to 1; not changed
   * @return adjusted p-values in the order of {@code p}
   * @throws IllegalArgumentException for a value out of range
   */
  public static double[] adjust(double[] p) {
    for (int i = 0; i < p.length; i++) {
      if (!(p[i] >= 0 && p[i] <= 1)) {
        throw new IllegalArgumentException("p[" + i + "] must be 0 to 1, not " + p[i]);
      }
    }
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double previous = 0;
    for (int i = 0; i < ascending.length; i++) {
      previous = Math.max(previous, Math.min(1, (p.length - i) * p[ascending[i]]));
      adjusted[ascending[i]] = previous;
    }
    return adjusted;
  }
}
