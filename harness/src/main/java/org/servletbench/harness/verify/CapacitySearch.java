package org.servletbench.harness.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Searches for the capacity: brackets the arrival rate, bisects, then confirms. It decides by the
 * probes so far alone.
 *
 * @param from first rate, arrivals per second
 * @param precision relative width at which the bracket is narrow enough
 */
public record CapacitySearch(double from, double precision) {
  /** How often the reported rate must hold. */
  public static final int CONFIRMATIONS = 3;

  private static final int MOST_PROBES = 30;

  /** The most invalid probes in a row while no rate holds, and at the rate that is confirmed. */
  private static final int MOST_INVALID = 4;

  private static final double LEAST_RATE = 0.5;

  public CapacitySearch {
    if (!(from >= LEAST_RATE)) {
      throw new IllegalArgumentException("--from must be at least 0.5/s, not " + from);
    }
    if (!(precision >= 0.005 && precision <= 1)) {
      throw new IllegalArgumentException("precision must be within 0.5% and 100%");
    }
  }

  /** The answer of a probe about its rate. */
  public enum Answer {
    /** The objectives hold. */
    HELD,
    /** An objective is missed. */
    MISSED,
    /** The trial broke a gate, so it says nothing about the target. */
    INVALID
  }

  /** A trial at one rate. */
  public record Probe(double rate, Answer answer) {}

  /** Returns the next rate to try; empty when the search is over. */
  public OptionalDouble next(List<Probe> probes) {
    if (probes.size() >= MOST_PROBES) {
      return OptionalDouble.empty();
    }
    if (probes.isEmpty()) {
      return OptionalDouble.of(from);
    }
    Probe last = probes.getLast();
    if (last.answer() == Answer.INVALID && count(probes, last.rate(), Answer.INVALID) == 1) {
      return OptionalDouble.of(last.rate()); // tries again: a neighbour may have been busy
    }
    OptionalDouble low = highestHeld(probes);
    OptionalDouble high = lowestMissed(probes);
    if (low.isEmpty() && endsInvalid(probes)) {
      return OptionalDouble.empty(); // a lower rate would take longer and tell as little
    }
    if (high.isEmpty()) {
      return OptionalDouble.of(low.getAsDouble() * 2);
    }
    if (low.isEmpty()) {
      double half = round(high.getAsDouble() / 2);
      return half < LEAST_RATE ? OptionalDouble.empty() : OptionalDouble.of(half);
    }
    double middle = round(Math.sqrt(low.getAsDouble() * high.getAsDouble()));
    if (high.getAsDouble() / low.getAsDouble() > 1 + precision
        && middle > low.getAsDouble()
        && middle < high.getAsDouble()) {
      return OptionalDouble.of(middle);
    }
    return count(probes, low.getAsDouble(), Answer.HELD) < CONFIRMATIONS
            && count(probes, low.getAsDouble(), Answer.INVALID) < MOST_INVALID
        ? low
        : OptionalDouble.empty();
  }

  private static boolean endsInvalid(List<Probe> probes) {
    return probes.size() >= MOST_INVALID
        && probes.subList(probes.size() - MOST_INVALID, probes.size()).stream()
            .allMatch(probe -> probe.answer() == Answer.INVALID);
  }

  /** Returns the highest rate that held, below every rate that did not. */
  public static OptionalDouble highestHeld(List<Probe> probes) {
    double high = lowestMissed(probes).orElse(Double.POSITIVE_INFINITY);
    return probes.stream()
        .filter(probe -> probe.answer() == Answer.HELD && probe.rate() < high)
        .mapToDouble(Probe::rate)
        .max();
  }

  /** Returns the lowest rate that did not hold, or that could not be measured in two attempts. */
  public static OptionalDouble lowestMissed(List<Probe> probes) {
    return probes.stream()
        .filter(
            probe ->
                probe.answer() == Answer.MISSED
                    || count(probes, probe.rate(), Answer.INVALID) > 1
                        && count(probes, probe.rate(), Answer.HELD) == 0)
        .mapToDouble(Probe::rate)
        .min();
  }

  private static long count(List<Probe> probes, double rate, Answer answer) {
    return probes.stream()
        .filter(probe -> probe.rate() == rate && probe.answer() == answer)
        .count();
  }

  /** Rounds a rate to three digits, to be readable. */
  private static double round(double rate) {
    return new BigDecimal(rate).round(new MathContext(3)).doubleValue();
  }
}
