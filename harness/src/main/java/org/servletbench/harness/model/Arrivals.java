package org.servletbench.harness.model;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** How the arrivals of an open load are spread over time; whatever the answers do. */
public sealed interface Arrivals {
  /** Arrivals per second; a slower load has none in any window that is allowed. */
  double LEAST_RATE = 1e-6;

  /** Arrivals per second, ten times what one process can send. */
  double MOST_RATE = 10_000_000;

  /** Arrivals that may share a slot. */
  int MOST_AT_ONCE = 1_000_000;

  /** The intended times of the arrivals in a window that begins at 0. */
  Slots over(Duration window);

  /** Arrivals per second, mean over a window of any length. */
  double ratePerSecond();

  /** The same shape with all rates multiplied. */
  Arrivals times(double factor);

  /** Name in suites. */
  String label();

  /** One each 1/rate. */
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

  /** Independent of each other: exponential gaps, the same for the same seed. */
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
   * A rate that grows, or falls, linearly over the window.
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

    /** The n-th arrival is where the integral of the rate, from t + (to - from) t² / 2T, is n. */
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
   * So many at once, then silence until the next so many are due.
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
