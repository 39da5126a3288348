package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {
  /** By hand: mean 2 and 10/3, Sxx 2, Sxy 3, one degree of freedom, residual 1/6. */
  @Test
  void three_points_give_a_slope_with_a_wide_interval() {
    Line line = Line.through(new double[] {1, 2, 3}, new double[] {2, 3, 5}).orElseThrow();

    assertThat(line.slope()).isEqualTo(1.5);
    assertThat(line.intercept()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(line.high() - line.slope())
        .as("12.706 x sqrt(1/6 / 2)")
        .isCloseTo(12.706 * Math.sqrt(1 / 12.0), within(1e-9));
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

  /** Tables of Student's t, two-sided 95 %. */
  @ParameterizedTest
  @CsvSource({"1, 12.706", "7, 2.365", "30, 2.042", "31, 2.0395", "60, 2.0003", "120, 1.9799"})
  void the_quantile_is_that_of_the_tables(int degrees, double quantile) {
    assertThat(Line.t(degrees)).isCloseTo(quantile, within(0.0005));
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
