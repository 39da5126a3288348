package org.servletbench.harness.model;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The way in which the arrivals of an open load are spread over time, regardless of answers. */
public sealed interface Arrivals {
  /** The least rate, per second; a slower load has no arrival in any window allowed. */
  double LEAST_RATE = 1e-6;

  /** The highest rate, per second: ten times what one process can send. */
  double MOST_RATE = 10_000_000;

  /** The most arrivals that may share a slot. */
  int MOST_AT_ONCE = 1_000_000;

  /** Returns the intended times of the arrivals in a window that begins at 0. */
  Slots over(Duration window);

  /** Returns the mean rate over a window of any length, arrivals per second. */
  double ratePerSecond();

  /** Returns the same shape with all rates multiplied. */
  Arrivals times(double factor);

  /** Returns the name in suites. */
  String label();

  /** One arrival every 1/rate. */
  record Even(double ratePerSecond) implements Arrivals {
    public Even {
      requireRate(ratePerSecond);
    }

    @Override
    public Slots over(Duration window) {
      return Slots.inverse(n -> n / ratePerSecond, window);
    }

    @Override
    public Arrivals times(double factor) {
      return new Even(ratePerSecond * factor);
    }

    @Override
    public String label() {
      return "even";
    }
  }

  /** Independent arrivals with exponential gaps; the same seed gives the same gaps. */
  record Poisson(double ratePerSecond, long seed) implements Arrivals {
    public Poisson {
      requireRate(ratePerSecond);
    }

    @Override
    public Slots over(Duration window) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] last = new double[1];
      return Slots.inverse(
          n -> last[0] += -Math.log1p(-random.nextDouble()) / ratePerSecond, window);
    }

    @Override
    public Arrivals times(double factor) {
      return new Poisson(ratePerSecond * factor, seed);
    }

    @Override
    public String label() {
      return "poisson";
    }
  }

  /**
   * A rate that grows or falls linearly over the window.
   *
   * @param from rate at the start, may be 0
   * @param to rate at the end, may be 0
   */
  record Ramp(double from, double to) implements Arrivals {
    public Ramp {
      requireNotNegative(from);
      requireNotNegative(to);
      requireRate(from + to);
    }

    @Override
    public double ratePerSecond() {
      return (from + to) / 2;
    }

    /** Places the n-th arrival where the rate's integral, from t + (to - from) t² / 2T, is n. */
    @Override
    public Slots over(Duration window) {
      double slope = (to - from) / (window.toNanos() / 1e9);
      return Slots.inverse(
          n -> n == 0 ? 0 : 2 * n / (from + Math.sqrt(Math.max(0, from * from + 2 * slope * n))),
          window);
    }

    @Override
    public Arrivals times(double factor) {
      return new Ramp(from * factor, to * factor);
    }

    @Override
    public String label() {
      return "ramp";
    }
  }

  /** Steps of equal length, each evenly filled at its own rate. */
  record Steps(List<Double> rates) implements Arrivals {
    public Steps {
      rates = List.copyOf(rates);
      if (rates.isEmpty()) {
        throw new IllegalArgumentException("load.rates must name at least one rate");
      }
      rates.forEach(Arrivals::requireRate);
    }

    @Override
    public double ratePerSecond() {
      return rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Override
    public Slots over(Duration window) {
      double step = window.toNanos() / 1e9 / rates.size();
      return Slots.inverse(
          n -> {
            double before = 0;
            int i = 0;
            while (i < rates.size() - 1 && before + rates.get(i) * step <= n + Slots.ROUNDING) {
              before += rates.get(i) * step;
              i++;
            }
            return i * step + Math.max(0, n - before) / rates.get(i);
          },
          window);
    }

    @Override
    public Arrivals times(double factor) {
      return new Steps(rates.stream().map(rate -> rate * factor).toList());
    }

    @Override
    public String label() {
      return "steps";
    }
  }

  /**
   * Bursts: some arrivals at once, then silence until the next burst is due.
   *
   * @param size arrivals that share a slot
   */
  record Burst(double ratePerSecond, int size) implements Arrivals {
    public Burst {
      requireRate(ratePerSecond);
      Range.require(size, 1, MOST_AT_ONCE, "load.burst");
    }

    @Override
    public Slots over(Duration window) {
      return Slots.inverse(n -> Math.floor(n / size) * size / ratePerSecond, window);
    }

    @Override
    public Arrivals times(double factor) {
      return new Burst(ratePerSecond * factor, size);
    }

    @Override
    public String label() {
      return "burst";
    }
  }

  private static void requireRate(double rate) {
    Range.require(rate, LEAST_RATE, MOST_RATE, "load.rate");
  }

  private static void requireNotNegative(double rate) {
    Range.require(rate, 0, MOST_RATE, "load.rate");
  }
}
