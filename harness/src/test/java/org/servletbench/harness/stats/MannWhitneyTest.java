package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannWhitneyTest {
  /**
   * The first row is the permeability example of R's {@code ?wilcox.test} (Hollander and Wolfe,
   * 1973): W = 35, one-sided p = 0.1272. The others are counted by enumerating every division,
   * those without ties also in the tables of {@code pwilcox}.
   */
  @ParameterizedTest(name = "{0} against {1}: U = {2}, p = {3}")
  @CsvSource({
    "'0.80 0.83 1.89 1.04 1.45 1.38 1.91 1.64 0.73 1.46', '1.15 0.88 0.90 0.74 1.21', 35,"
        + " 0.2544122544",
    "'1 2 3', '4 5 6', 0, 0.1",
    "'1 2 3 4', '5 6 7 8', 0, 0.0285714286",
    "'5 6 7 8', '1 2 3 4', 16, 0.0285714286",
    "'1 2 3 4 5 6', '7 8 9 10 11 12', 0, 0.0021645022",
    "'1 2 3 6 7', '4 5 8 9 10', 4, 0.0952380952",
    "'1 2 3 4 7', '5 6 8 9 10', 2, 0.0317460317",
    "'1', '2', 0, 1",
    "'1 1 2', '2 3 3 3', 0.5, 0.0857142857",
    "'1 2 2 3', '2 3 4 4', 2.5, 0.2",
    "'1 1 1 2 2', '2 9', 1, 0.2857142857",
    "'5 5 5', '5 5 5', 4.5, 1",
  })
  void known_values(String first, String second, double u, double p) {
    MannWhitney test = MannWhitney.of(MediansTest.numbers(first), MediansTest.numbers(second));

    assertThat(test.u()).isEqualTo(u);
    assertThat(test.p()).isCloseTo(p, within(1e-9));
  }

  /** Table values of {@code 2 * pwilcox(u, 10, 10)}: 23 is the last below 5 %. */
  @ParameterizedTest(name = "ten against ten with U = {0}: p = {1}")
  @CsvSource({"23, 0.0432570525", "24, 0.0524259022"})
  void ten_against_ten(int u, double p) {
    double[] first = IntStream.range(0, 10).mapToDouble(i -> i).toArray();
    // The lowest of the first sample stays below all; u pairs are turned around one by one.
    double[] second = IntStream.range(0, 10).mapToDouble(i -> 10 + i).toArray();
    int[] beaten = new int[10];
    for (int i = 0; i < u; i++) {
      beaten[i / 10]++;
    }
    for (int i = 0; i < 10; i++) {
      second[i] = beaten[i] == 0 ? second[i] : 9.5 - beaten[i] - i / 1000.0;
    }
    MannWhitney test = MannWhitney.of(first, second);

    assertThat(test.u()).isEqualTo(u);
    assertThat(test.p()).isCloseTo(p, within(1e-9));
  }

  @Test
  void three_launches_a_side_can_never_reach_five_percent_and_four_can() {
    assertThat(MannWhitney.of(new double[] {1, 2, 3}, new double[] {7, 8, 9}).p())
        .isGreaterThan(0.05);
    assertThat(MannWhitney.of(new double[] {1, 2, 3, 4}, new double[] {6, 7, 8, 9}).p())
        .isLessThan(0.05);
  }

  @Test
  void swapping_the_sides_or_scaling_the_values_changes_no_p() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double[] a = random.ints(1 + random.nextInt(8), 0, 6).asDoubleStream().toArray();
      double[] b = random.ints(1 + random.nextInt(8), 0, 6).asDoubleStream().toArray();
      MannWhitney test = MannWhitney.of(a, b);
      MannWhitney swapped = MannWhitney.of(b, a);

      assertThat(test.p()).isGreaterThan(0).isLessThanOrEqualTo(1);
      assertThat(swapped.p()).isCloseTo(test.p(), within(1e-12));
      assertThat(test.u() + swapped.u()).isEqualTo(a.length * b.length);
      double[] cubed = Arrays.stream(a).map(x -> x * x * x).toArray();
      assertThat(MannWhitney.of(cubed, Arrays.stream(b).map(x -> x * x * x).toArray()))
          .isEqualTo(test);
    }
  }

  @Test
  void equal_distributions_are_called_different_in_at_most_one_of_twenty_cases() {
    Random random = new Random(9);
    int below = 0;
    int repeats = 4000;
    for (int i = 0; i < repeats; i++) {
      if (MannWhitney.of(gaussians(random, 8), gaussians(random, 8)).p() <= 0.05) {
        below++;
      }
    }
    // 2 * pwilcox(13, 8, 8) = 0.0499 is the level that is really reached.
    assertThat((double) below / repeats).isBetween(0.038, 0.06);
  }

  @Test
  void the_largest_sides_are_still_exact() {
    double[] low = IntStream.range(0, 50).mapToDouble(i -> i).toArray();
    double[] high = IntStream.range(50, 100).mapToDouble(i -> i).toArray();

    // 2 / C(100, 50)
    assertThat(MannWhitney.of(low, high).p()).isCloseTo(1.9823306e-29, within(1e-35));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MannWhitney.of(new double[51], high))
        .withMessage("at most 50 values per side, not 51 and 50");
  }

  private static double[] gaussians(Random random, int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }
}
