package org.servletbench.harness.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear axis from 0.
 *
 * @param to value at its end, greater than 0
 * @param start position of 0 in the picture
 * @param end position of its end
 */
record Axis(double to, double start, double end) implements Scale {
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final int MOST_TICKS = 6;

  @Override
  public double at(double value) {
    return start + Math.clamp(value / to, 0, 1) * (end - start);
  }

  /** Returns at most seven round values from 0 on. */
  @Override
  public List<Double> ticks() {
    double decade = Math.pow(10, Math.floor(Math.log10(to / MOST_TICKS)));
    double step = 10 * decade;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (to / (STEPS[i] * decade) <= MOST_TICKS + 1e-9) {
        step = STEPS[i] * decade;
      }
    }
    double chosen = step;
    return IntStream.rangeClosed(0, (int) Math.floor(to / chosen + 1e-9))
        .mapToObj(tick -> tick * chosen)
        .toList();
  }
}
