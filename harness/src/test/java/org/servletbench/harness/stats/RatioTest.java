package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {
  private static final double[] TENS = {10, 10, 10, 10, 10, 10};

  @Test
  void the_ratio_is_that_of_the_medians() {
    Ratio ratio =
        Ratio.of(new double[] {8, 10, 12, 9, 11, 10}, new double[] {20, 22, 18, 21, 19, 20}, 1);

    assertThat(ratio.value()).hasValue(2);
    assertThat(ratio.n()).isEqualTo(6);
    assertThat(ratio.low().getAsDouble()).isBetween(1.6, 2.0);
    assertThat(ratio.high().getAsDouble()).isBetween(2.0, 2.5);
  }

  @Test
  void sides_that_never_vary_give_an_interval_of_one_point() {
    assertThat(Ratio.of(TENS, new double[] {5, 5, 5, 5, 5, 5, 5}, 1))
        .isEqualTo(
            new Ratio(OptionalDouble.of(0.5), OptionalDouble.of(0.5), OptionalDouble.of(0.5), 6));
  }

  @Test
  void the_same_seed_gives_the_same_interval_in_any_order_of_the_values() {
    double[] base = {1, 2, 3, 4, 5, 6, 7};
    double[] shuffled = {7, 3, 5, 1, 6, 2, 4};
    double[] other = {2, 4, 6, 8, 10, 12, 15};

    assertThat(Ratio.of(shuffled, other, 42)).isEqualTo(Ratio.of(base, other, 42));
  }

  @ParameterizedTest(name = "{0} against {1} launches: n = {2}, interval: {3}")
  @CsvSource({
    "1, 1, 1, false",
    "5, 10, 5, false",
    "10, 5, 5, false",
    "6, 6, 6, true",
    "6, 10, 6, true"
  })
  void below_six_on_either_side_there_is_no_interval(int base, int other, int n, boolean interval) {
    double[] from = new double[base];
    double[] to = new double[other];
    Arrays.fill(from, 2);
    Arrays.fill(to, 3);
    Ratio ratio = Ratio.of(from, to, 1);

    assertThat(ratio.value()).hasValue(1.5);
    assertThat(ratio.n()).isEqualTo(n);
    assertThat(ratio.low().isPresent()).isEqualTo(interval);
    assertThat(ratio.high().isPresent()).isEqualTo(interval);
  }

  @ParameterizedTest(name = "base {0}, other {1}: value {2}, interval: {3}")
  @CsvSource({
    "'0 0 0 0 0 0', '5 5 5 5 5 5', , false",
    "'0 0 0 0 0 0', '0 0 0 0 0 0', , false",
    "'0', '5', , false",
    "'0 0 0 5 5 5', '5 5 5 5 5 5', 2, false",
    "'0 9 9 9 9 9', '9 9 9 9 9 9', 1, true",
    "'5 5 5 5 5 5', '0 0 0 0 0 0', 0, true",
  })
  void a_base_of_zero_has_no_ratio_and_a_base_that_may_be_zero_no_interval(
      String base, String other, Double value, boolean interval) {
    Ratio ratio = Ratio.of(MediansTest.numbers(base), MediansTest.numbers(other), 1);

    assertThat(ratio.value())
        .isEqualTo(value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    assertThat(ratio.low().isPresent()).isEqualTo(interval);
    ratio.high().ifPresent(high -> assertThat(high).isFinite());
  }

  /** The bootstrap of a median from ten values covers a little less or more than 95 %. */
  @ParameterizedTest(name = "{0} launches a side")
  @CsvSource({"6", "10", "15"})
  void the_interval_covers_roughly_as_often_as_it_says(int n) {
    Random random = new Random(11);
    int repeats = 200;
    int covered = 0;
    for (int i = 0; i < repeats; i++) {
      Ratio ratio = Ratio.of(launches(random, n, 1), launches(random, n, 1.3), i);
      if (ratio.low().getAsDouble() <= 1.3 && ratio.high().getAsDouble() >= 1.3) {
        covered++;
      }
    }
    assertThat((double) covered / repeats).isBetween(0.91, 0.99);
  }

  @Test
  void a_negative_value_or_none_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ratio.of(TENS, new double[] {1, -2}, 1))
        .withMessage("other must hold no negative value, not -2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ratio.of(new double[0], TENS, 1))
        .withMessage("base must hold at least one value");
  }

  @Test
  void half_an_interval_or_one_without_a_value_cannot_be_built() {
    OptionalDouble none = OptionalDouble.empty();
    OptionalDouble one = OptionalDouble.of(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Ratio(one, none, one, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ratio(none, one, one, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ratio(one, none, none, 0));
  }

  private static double[] launches(Random random, int n, double scale) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = scale * Math.exp(0.1 * random.nextGaussian());
    }
    return values;
  }
}
