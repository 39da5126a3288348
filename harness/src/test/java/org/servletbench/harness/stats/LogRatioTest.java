package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRatioTest {
  private static final double[] BASE = {10, 11, 9, 12, 10};

  /** As of two servers that hang once each, in different rounds, among hundreds of ratios. */
  @Test
  void the_ends_of_the_widest_interval_are_numbers() {
    LogRatio ratio =
        LogRatio.paired(new double[] {0.4, 10_000, 0.4}, new double[] {0.4, 0.4, 10_000})
            .orElseThrow();

    assertThat(ratio.interval(0.05 / 800).high()).isFinite().isGreaterThan(1e200);
    assertThat(ratio.interval(0.05 / 800).low()).isPositive();
  }

  /** Worked by hand: log ratios 0.1, 0.2, 0.3 have mean 0.2 and standard deviation 0.1. */
  @Test
  void pairs_give_the_t_interval_of_their_log_ratios() {
    double[] other = {10 * Math.exp(0.1), 11 * Math.exp(0.2), 9 * Math.exp(0.3)};

    LogRatio ratio = LogRatio.paired(new double[] {10, 11, 9}, other).orElseThrow();

    assertThat(ratio.ratio()).isCloseTo(Math.exp(0.2), within(1e-12));
    assertThat(ratio.error()).isCloseTo(0.1 / Math.sqrt(3), within(1e-12));
    assertThat(ratio.n()).isEqualTo(3);
    double reach = 4.302653 * 0.1 / Math.sqrt(3); // t of 2 degrees of freedom
    assertThat(ratio.interval(0.05).low()).isCloseTo(Math.exp(0.2 - reach), within(1e-6));
    assertThat(ratio.interval(0.05).high()).isCloseTo(Math.exp(0.2 + reach), within(1e-6));
    assertThat(ratio.rankP()).isEqualTo(0.25); // all of one sign: 2 / 2^3
  }

  @Test
  void what_slows_a_whole_round_cancels() {
    double[] drifting = {10, 20, 40, 80};
    double[] other = {11, 22.1, 43.9, 88.2};

    LogRatio ratio = LogRatio.paired(drifting, other).orElseThrow();

    assertThat(ratio.interval(0.05).low()).isGreaterThan(1.09);
    assertThat(LogRatio.unpaired(drifting, other).orElseThrow().interval(0.05).low())
        .isLessThan(0.5);
  }

  /** Worked by hand: variances 0.01 and 0.04 of three and four values. */
  @Test
  void sides_apart_give_the_interval_of_welch() {
    double[] base = exp(-0.1, 0, 0.1);
    double spread = 0.2 * Math.sqrt(3) / 2;
    double[] other = exp(1 - spread, 1 - spread, 1 + spread, 1 + spread);

    LogRatio ratio = LogRatio.unpaired(base, other).orElseThrow();

    assertThat(ratio.ratio()).isCloseTo(Math.E, within(1e-12));
    double one = 0.01 / 3;
    double two = 0.04 / 4;
    assertThat(ratio.error()).isCloseTo(Math.sqrt(one + two), within(1e-12));
    assertThat(ratio.degrees())
        .isCloseTo((one + two) * (one + two) / (one * one / 2 + two * two / 3), within(1e-9));
    assertThat(ratio.n()).isEqualTo(3);
  }

  @Test
  void the_exact_rank_test_stands_beside_the_interval() {
    double[] ten = DoubleStream.iterate(10, x -> x * 1.01).limit(10).toArray();
    double[] twenty = DoubleStream.iterate(20, x -> x * 1.02).limit(10).toArray();

    assertThat(LogRatio.paired(ten, twenty).orElseThrow().rankP()).isEqualTo(2 / 1024.0);
    assertThat(LogRatio.unpaired(ten, twenty).orElseThrow().rankP())
        .isCloseTo(2 / 184_756.0, within(1e-12)); // of 20 choose 10
  }

  /** The approximation for ties says 0.02 and 0.0015 of these. */
  @Test
  void ties_have_no_p_below_the_least_of_so_many_values() {
    double[] ones = {1, 1, 1, 1, 1, 1};
    double[] twos = {2, 2, 2, 2, 2, 2};

    assertThat(LogRatio.paired(ones, twos).orElseThrow().rankP()).isEqualTo(2 / 64.0);
    assertThat(LogRatio.unpaired(ones, twos).orElseThrow().rankP())
        .isCloseTo(2 / 924.0, within(1e-9)); // of 12 choose 6
  }

  @Test
  void the_interval_excludes_1_exactly_where_p_is_below_the_level() {
    LogRatio ratio = LogRatio.paired(BASE, new double[] {10.5, 11.8, 9.1, 13, 10.4}).orElseThrow();

    double p = ratio.p();

    assertThat(p).isBetween(0.001, 0.05);
    assertThat(ratio.interval(p * 1.01).low()).isGreaterThan(1);
    assertThat(ratio.interval(p * 0.99).low()).isLessThan(1);
  }

  @Test
  void a_side_that_never_varies_has_no_error() {
    LogRatio twice = LogRatio.paired(BASE, times(2)).orElseThrow();

    assertThat(twice.interval(0.001)).isEqualTo(new LogRatio.Interval(2, 2));
    assertThat(twice.p()).isZero();
    assertThat(LogRatio.paired(BASE, BASE).orElseThrow().p()).isEqualTo(1);
    assertThat(LogRatio.paired(BASE, BASE).orElseThrow().rankP()).isEqualTo(1);
    assertThat(LogRatio.unpaired(new double[] {3, 3, 3}, new double[] {3, 3, 3, 3}).orElseThrow())
        .satisfies(ratio -> assertThat(ratio.rankP()).as("all tied").isEqualTo(1))
        .satisfies(ratio -> assertThat(ratio.p()).isEqualTo(1));
    assertThat(LogRatio.unpaired(new double[] {3, 3, 3}, new double[] {6, 6, 6}).orElseThrow())
        .satisfies(ratio -> assertThat(ratio.ratio()).isCloseTo(2, within(1e-12)))
        .satisfies(ratio -> assertThat(ratio.error()).isZero());
  }

  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({
    "'0 0 0', '4 5 6', 0, true",
    "'0 0 5', '4 5 6', 0, false",
    "'7 8', '4 5', 1.6666667, false",
    "'9', '3', 3, false"
  })
  void zeros_and_few_values_have_a_ratio_of_medians_at_most(
      String other, String base, double value, boolean interval) {
    LogRatio ratio =
        LogRatio.paired(MediansTest.numbers(base), MediansTest.numbers(other)).orElseThrow();

    assertThat(ratio.ratio()).isCloseTo(value, within(1e-6));
    assertThat(ratio.hasInterval()).isEqualTo(interval);
    assertThat(ratio.p()).isEqualTo(interval ? 0 : 1);
  }

  @Test
  void a_base_of_nothing_has_no_ratio() {
    assertThat(LogRatio.paired(new double[] {0, 0, 5}, new double[] {1, 2, 3})).isEmpty();
    assertThat(LogRatio.paired(new double[0], new double[0])).isEmpty();
    assertThat(LogRatio.unpaired(new double[0], new double[] {1})).isEmpty();
    assertThat(LogRatio.unpaired(new double[] {1}, new double[0])).isEmpty();
  }

  @Test
  void pairs_without_a_partner_and_negative_values_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRatio.paired(BASE, new double[] {1}))
        .withMessage("pairs need as many values on both sides, not 5 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRatio.unpaired(BASE, new double[] {1, -2}))
        .withMessage("other must hold no negative value, not -2.0");
  }

  private static double[] times(double factor) {
    return DoubleStream.of(BASE).map(value -> value * factor).toArray();
  }

  private static double[] exp(double... logs) {
    return DoubleStream.of(logs).map(Math::exp).toArray();
  }
}
