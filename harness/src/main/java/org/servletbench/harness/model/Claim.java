package org.servletbench.harness.model;

import java.util.List;
import java.util.Objects;
import org.servletbench.harness.catalogue.Metric;

/**
 * A claim of an article, as data.
 *
 * @param id name such as S6
 * @param source article that makes the claim
 * @param says what the article says
 * @param scenarios scenarios that it is about; {@code every} stands for all scenarios of the suite
 * @param against scenarios to compare with, one for each scenario, or empty
 * @param expected verdict that a sound measurement must find
 * @param scalable false where a fixed clock decides, so that a time scale proves nothing
 */
public record Claim(
    String id,
    String source,
    String says,
    List<String> scenarios,
    List<String> against,
    List<Metric> metrics,
    Relation relation,
    Threshold threshold,
    Verdict.Kind expected,
    boolean scalable) {
  /** Stands for all scenarios in place of a name. */
  public static final String EVERY = "every";

  public Claim {
    scenarios = List.copyOf(scenarios);
    against = List.copyOf(against);
    metrics = List.copyOf(metrics);
    Objects.requireNonNull(relation);
    Objects.requireNonNull(threshold);
    Objects.requireNonNull(expected);
    if (scenarios.isEmpty() || metrics.isEmpty()) {
      throw new IllegalArgumentException("claim " + id + " needs a scenario and a metric");
    }
    if (!against.isEmpty() && against.size() != scenarios.size() && against.size() != 1) {
      throw new IllegalArgumentException(
          "claim " + id + ": 'against' must name one scenario, or one for each scenario");
    }
  }

  /** Returns the scenario that the i-th one is compared with. */
  public String against(int i) {
    return against.isEmpty() ? "" : against.get(against.size() == 1 ? 0 : i);
  }

  /** The relation that must hold between the measured figure and the threshold. */
  public enum Relation {
    AT_MOST("<="),
    AT_LEAST(">="),
    EQUAL("=="),
    /** The ratio to the other side, or without one the figure itself, lies within 1 ± threshold. */
    WITHIN("within");

    private final String symbol;

    Relation(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    /** Whether a measured value satisfies the relation. */
    public boolean holds(double measured, double threshold) {
      return switch (this) {
        case AT_MOST -> measured <= threshold;
        case AT_LEAST -> measured >= threshold;
        case EQUAL -> measured == threshold;
        case WITHIN -> measured >= 1 - threshold && measured <= 1 + threshold;
      };
    }
  }

  /** The value of a claim, some of which depend on the downstream delay S. */
  public sealed interface Threshold {
    /**
     * Returns the figure to compare with.
     *
     * @param delayMillis S after scaling, ms
     */
    double resolve(double delayMillis);

    /** A plain number in the metric's unit. */
    record Fixed(double value) implements Threshold {
      @Override
      public double resolve(double delayMillis) {
        return value;
      }
    }

    /** A multiple of S, but at least a floor, in milliseconds. */
    record OfDelay(double factor, double floorMillis) implements Threshold {
      @Override
      public double resolve(double delayMillis) {
        return Math.max(factor * delayMillis, floorMillis);
      }
    }

    /** A multiple of the other side's value: the measured figure is the ratio. */
    record OfOther(double factor) implements Threshold {
      @Override
      public double resolve(double delayMillis) {
        return factor;
      }
    }
  }
}
