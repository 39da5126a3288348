package org.servletbench.harness.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis, from one power of ten to another.
 *
 * @param from power of ten at its start
 * @param to power of ten at its end, greater than that
 * @param start position of its start in the picture
 * @param end position of its end
 */
record LogAxis(int from, int to, double start, double end) implements Scale {
  /** Makes the axis that holds all of these values that are greater than 0. */
  static LogAxis over(double[] values, double start, double end) {
    double[] shown = DoubleStream.of(values).filter(value -> value > 0).toArray();
    int from = (int) Math.floor(Math.log10(DoubleStream.of(shown).min().orElse(1)));
    int to = (int) Math.ceil(Math.log10(DoubleStream.of(shown).max().orElse(1)));
    return new LogAxis(from, Math.max(from + 1, to), start, end);
  }

  @Override
  public double at(double value) {
    double share = value > 0 ? (Math.log10(value) - from) / (to - from) : 0;
    return start + Math.clamp(share, 0, 1) * (end - start);
  }

  @Override
  public List<Double> ticks() {
    return IntStream.rangeClosed(from, to).mapToObj(power -> Math.pow(10, power)).toList();
  }
}
