package org.servletbench.harness.stats;

import java.util.OptionalDouble;

/**
 * A ratio, and what may be said of it.
 *
 * @param ratio other side over the base: the geometric mean of the trials' ratios, or without an
 *     interval the ratio of the medians; empty if they were not compared
 * @param low lower end of the interval, at the level that is left by {@link Holm}; empty below
 *     {@value LogRatio#FEWEST} values, and where some are 0
 * @param high upper end of the interval
 * @param n number of values of the smaller side, or of pairs
 * @param p two-sided p of the test by ranks, for itself alone; empty without an interval
 */
public record Difference(
    OptionalDouble ratio,
    OptionalDouble low,
    OptionalDouble high,
    int n,
    OptionalDouble p,
    Word word) {
  /**
   * @throws IllegalArgumentException for an interval with only one end, or one without a ratio
   */
  public Difference {
    if (ratio.isEmpty() && low.isPresent()) {
      throw new IllegalArgumentException("an interval needs a ratio");
    }
    Values.requireInterval(low, high);
  }

  /**
   * Returns the absence of a comparison.
   *
   * @param n number of values that there are
   */
  public static Difference none(int n) {
    return new Difference(
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        n,
        OptionalDouble.empty(),
        Word.NOT_COMPARED);
  }

  /**
   * Judges one ratio by its interval at a level.
   *
   * @param level greater than 0, less than 1; 0.05 for a 95 % interval
   */
  public static Difference of(LogRatio ratio, double level, Margin margin) {
    OptionalDouble value = OptionalDouble.of(ratio.ratio());
    if (!ratio.hasInterval()) {
      return new Difference(
          value,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          ratio.n(),
          OptionalDouble.empty(),
          withoutInterval(ratio.n()));
    }
    LogRatio.Interval interval = ratio.interval(level);
    return new Difference(
        value,
        OptionalDouble.of(interval.low()),
        OptionalDouble.of(interval.high()),
        ratio.n(),
        OptionalDouble.of(ratio.rankP()),
        word(ratio.ratio(), interval, margin));
  }

  private static Word withoutInterval(int n) {
    return switch (n) {
      case 1 -> Word.ONE_TRIAL;
      case 2 -> Word.TWO_TRIALS;
      default -> Word.UNDECIDED;
    };
  }

  private static Word word(double ratio, LogRatio.Interval interval, Margin margin) {
    if (interval.low() > margin.high() || interval.high() < margin.low()) {
      return Word.SURELY_BEYOND;
    }
    if (interval.low() >= margin.low() && interval.high() <= margin.high()) {
      return Word.EQUIVALENT;
    }
    boolean excludesOne = interval.low() > 1 || interval.high() < 1;
    return excludesOne && margin.isReachedBy(ratio) ? Word.DIFFERENT : Word.UNDECIDED;
  }
}
