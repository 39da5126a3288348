package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediansTest {
  @ParameterizedTest(name = "median of {0} is {1}")
  @CsvSource({
    "'5', 5",
    "'1 2', 1.5",
    "'3 1 2', 2",
    "'4 1 3 2', 2.5",
    "'7 7 7', 7",
    "'-2 0 1e300', 0"
  })
  void the_median_is_the_middle(String values, double median) {
    double[] given = numbers(values);
    double[] before = given.clone();
    assertThat(Medians.median(given)).isEqualTo(median);
    assertThat(given).isEqualTo(before);
  }

  /**
   * Ranks by hand from cumulated binomial coefficients, as in {@code qbinom(0.025, n, 0.5)} of R: n
   * = 9 has 1 - 2 (1 + 9) / 512 = 0.961, n = 8 would have 1 - 2 (1 + 8) / 256 = 0.930.
   */
  @ParameterizedTest(name = "of {0} values the interval starts at rank {1}")
  @CsvSource({
    "1, 0",
    "2, 0",
    "3, 0",
    "4, 0",
    "5, 0",
    "6, 1",
    "7, 1",
    "8, 1",
    "9, 2",
    "10, 2",
    "11, 2",
    "12, 3",
    "13, 3",
    "14, 3",
    "15, 4",
    "16, 4",
    "17, 5",
    "18, 5",
    "19, 5",
    "20, 6",
    "25, 8",
    "30, 10",
    "100, 40",
    "1000, 469",
    "5000, 2431"
  })
  void the_interval_ends_at_order_statistics(int n, int rank) {
    double[] values = IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
    Estimate estimate = Medians.estimate(values);

    assertThat(estimate.n()).isEqualTo(n);
    assertThat(estimate.centre()).isEqualTo((n + 1) / 2.0);
    if (rank == 0) {
      assertThat(estimate.low()).isEmpty();
      assertThat(estimate.high()).isEmpty();
    } else {
      assertThat(estimate.low()).hasValue(rank);
      assertThat(estimate.high()).hasValue(n + 1 - rank);
    }
  }

  /** Exact coverages, 1 - 2 P(Bin(n, 1/2) < k), for any continuous distribution. */
  @ParameterizedTest(name = "of {0} values the interval holds the median in {1} of the cases")
  @CsvSource({"6, 0.9688", "9, 0.9609", "10, 0.9785", "20, 0.9586"})
  void the_interval_covers_as_often_as_it_says(int n, double coverage) {
    Random random = new Random(7);
    int repeats = 20_000;
    int covered = 0;
    for (int i = 0; i < repeats; i++) {
      double[] values = new double[n];
      for (int j = 0; j < n; j++) {
        values[j] = Math.exp(random.nextGaussian());
      }
      Estimate estimate = Medians.estimate(values);
      if (estimate.low().getAsDouble() <= 1 && estimate.high().getAsDouble() >= 1) {
        covered++;
      }
    }
    assertThat((double) covered / repeats).isCloseTo(coverage, within(0.005));
  }

  @Test
  void nothing_has_no_median() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Medians.median(new double[0]))
        .withMessage("values must hold at least one value");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void a_value_that_is_no_number_is_refused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Medians.estimate(new double[] {1, value}))
        .withMessage("values[1] must be a finite number, not " + value);
  }

  @Test
  void an_estimate_with_half_an_interval_cannot_be_built() {
    OptionalDouble none = OptionalDouble.empty();
    OptionalDouble one = OptionalDouble.of(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(1, one, none, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(2, one, one, 6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(1, OptionalDouble.of(2), one, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(1, none, none, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(Double.NaN, none, none, 1));
  }

  static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
