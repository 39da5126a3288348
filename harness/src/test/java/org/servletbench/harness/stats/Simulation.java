package org.servletbench.harness.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Runs of two scenarios, A and B, on a machine as noisy as those on which real runs were taken: 3 %
 * from trial to trial, one trial in twelve slowed by up to 25 %, and a drift of 2 % a trial.
 *
 * @param n trials of each scenario
 * @param slower how many times slower B is than A
 */
public record Simulation(int n, double slower, Order order, Drift drift) {
  /** The comparisons of a simulation: a share of 5 % is then known to half a percent. */
  private static final int REPEATS = 2_000;

  private static final double NOISE = 0.03;
  private static final double SLOWED = 0.08;
  private static final double SLOWED_BY = 0.25;
  private static final double DRIFT = 0.02;

  /** The order of the trials. */
  public enum Order {
    /** Rounds of one trial each, every other round in reverse; judged in pairs. */
    ABBA,
    /** First all of A, then all of B, as two runs are taken one after the other. */
    AAABBB
  }

  /** The way in which the machine becomes slower or faster. */
  public enum Drift {
    /** Up or down by chance, from trial to trial. */
    WANDERS,
    /** Always up. */
    STEADY
  }

  /** Simulates the run again and again, and judges each. */
  public List<Difference> differences() {
    Random random = new Random(7);
    return IntStream.range(0, REPEATS).mapToObj(i -> difference(random)).toList();
  }

  private Difference difference(Random random) {
    Map<Side, List<Double>> values = new EnumMap<>(Side.class);
    double machine = 0;
    for (Side side : sides(random)) {
      machine +=
          switch (drift) {
            case WANDERS -> DRIFT * random.nextGaussian();
            case STEADY -> DRIFT;
          };
      double log = machine + NOISE * random.nextGaussian();
      if (random.nextDouble() < SLOWED) {
        log += Math.log1p(SLOWED_BY * random.nextDouble());
      }
      double value = 100 * Math.exp(log) * (side == Side.B ? slower : 1);
      values.computeIfAbsent(side, key -> new ArrayList<>()).add(value);
    }
    double[] base = values.get(Side.A).stream().mapToDouble(each -> each).toArray();
    double[] other = values.get(Side.B).stream().mapToDouble(each -> each).toArray();
    return Holm.judge(
        switch (order) {
          case ABBA -> LogRatio.paired(base, other).orElseThrow();
          case AAABBB -> LogRatio.unpaired(base, other).orElseThrow();
        },
        Margin.USUAL);
  }

  private enum Side {
    A,
    B
  }

  private List<Side> sides(Random random) {
    Side[] sides = new Side[2 * n];
    for (int i = 0; i < n; i++) {
      switch (order) {
        case ABBA -> {
          Side first = i % 2 == 1 ? sides[2 * i - 1] : Side.values()[random.nextInt(2)];
          sides[2 * i] = first;
          sides[2 * i + 1] = first == Side.A ? Side.B : Side.A;
        }
        case AAABBB -> {
          sides[i] = Side.A;
          sides[n + i] = Side.B;
        }
      }
    }
    return Arrays.asList(sides);
  }
}
