package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {
  /** By hand: mean 2 and 10/3, Sxx 2, Sxy 3, one degree of freedom, residual 1/6. */
  @Test
  void three_points_give_a_slope_with_a_wide_interval() {
    Line line = Line.through(new double[] {1, 2, 3}, new double[] {2, 3, 5}).orElseThrow();

    assertThat(line.slope()).isEqualTo(1.5);
    assertThat(line.intercept()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(line.high() - line.slope())
        .as("12.706 x sqrt(1/6 / 2)")
        .isCloseTo(12.706 * Math.sqrt(1 / 12.0), within(1e-4));
    assertThat(line.slope() - line.low()).isCloseTo(line.high() - line.slope(), within(1e-9));
    assertThat(line.at(1e6)).isCloseTo(1_500_000 + 1 / 3.0, within(1e-6));
  }

  @Test
  void points_on_a_line_leave_no_doubt_of_it() {
    Line line =
        Line.through(new double[] {1000, 5000, 9000}, new double[] {1600, 8000, 14400})
            .orElseThrow();

    assertThat(line.slope()).isCloseTo(1.6, within(1e-12));
    assertThat(line.high() - line.low()).isCloseTo(0, within(1e-9));
  }

  @Test
  void two_points_or_points_above_each_other_are_no_line() {
    assertThat(Line.through(new double[] {1, 2}, new double[] {1, 2})).isEmpty();
    assertThat(Line.through(new double[] {5, 5, 5}, new double[] {1, 2, 3})).isEmpty();
  }

  @Test
  void sides_that_do_not_belong_together_are_refused() {
    assertThatThrownBy(() -> Line.through(new double[3], new double[4]))
        .hasMessage("points need as many x as y, not 3 and 4");
    assertThatThrownBy(() -> Line.through(new double[] {1, 2, Double.NaN}, new double[] {1, 2, 3}))
        .hasMessageContaining("x[2]");
  }

  /**
   * Worked by hand: slope 5.5 / 5 = 1.1, rest 0.45, standard error 0.2121, t 5.185 of 2 degrees.
   */
  @Test
  void a_slope_is_tested_against_none() {
    Line line =
        Line.through(new double[] {0, 1, 2, 3}, new double[] {1, 2, 2.5, 4.5}).orElseThrow();

    assertThat(line.slope()).isCloseTo(1.1, within(1e-12));
    assertThat(line.error()).isCloseTo(0.2121, within(1e-4));
    assertThat(line.p()).isCloseTo(0.03524, within(1e-5));
  }

  @Test
  void a_perfect_slope_is_certain_and_a_level_line_has_none() {
    double[] x = {0, 1, 2, 3};

    assertThat(Line.through(x, new double[] {1, 3, 5, 7}).orElseThrow().p()).isZero();
    assertThat(Line.through(x, new double[] {2, 2, 2, 2}).orElseThrow().p()).isOne();
  }

  @Test
  void points_may_be_far_apart() {
    Line line =
        Line.through(new double[] {1, 2, 3, 10}, new double[] {0.01, 0.02, 0.03, 0.10})
            .orElseThrow();

    assertThat(line.slope()).isCloseTo(0.01, within(1e-12));
    assertThat(line.p()).isLessThan(1e-6);
  }

  @Test
  void the_interval_holds_the_true_slope_in_95_of_100_cases() {
    Random random = new Random(1);
    long held =
        IntStream.range(0, 4000)
            .filter(
                run -> {
                  double[] x = {1000, 5000, 9000};
                  double[] y = new double[3];
                  for (int i = 0; i < 3; i++) {
                    y[i] = 50 + 3 * x[i] + 500 * random.nextGaussian();
                  }
                  Line line = Line.through(x, y).orElseThrow();
                  return line.low() <= 3 && 3 <= line.high();
                })
            .count();

    assertThat(held / 4000.0).isCloseTo(0.95, within(0.012));
  }
}
