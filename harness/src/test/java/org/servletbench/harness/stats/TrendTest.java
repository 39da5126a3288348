package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {
  private static final double[] PLACES = {0, 1, 2, 3};

  /**
   * Worked by hand: slope 5.5 / 5 = 1.1, rest 0.45, standard error 0.2121, t 5.185 of 2 degrees.
   */
  @Test
  void a_line_is_fitted_by_least_squares() {
    Trend trend = Trend.of(PLACES, new double[] {1, 2, 2.5, 4.5});

    assertThat(trend.slope()).isCloseTo(1.1, within(1e-12));
    assertThat(trend.p()).isCloseTo(0.03524, within(1e-5));
  }

  @Test
  void a_perfect_line_is_certain_and_a_level_one_is_none() {
    assertThat(Trend.of(PLACES, new double[] {1, 3, 5, 7}).p()).isZero();
    assertThat(Trend.of(PLACES, new double[] {2, 2, 2, 2})).isEqualTo(new Trend(0, 1));
  }

  @Test
  void places_may_be_far_apart() {
    Trend trend = Trend.of(new double[] {1, 2, 3, 10}, new double[] {0.01, 0.02, 0.03, 0.10});

    assertThat(trend.slope()).isCloseTo(0.01, within(1e-12));
    assertThat(trend.p()).isLessThan(1e-6);
  }

  @Test
  void three_values_have_no_trend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(new double[] {0, 1, 2}, new double[] {1, 2, 3}))
        .withMessage("a trend takes at least 4 values, not 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(new double[] {0, 1, 2}, new double[] {1, 2, 3, 4}))
        .withMessage("4 values stand at 3 places");
  }
}
