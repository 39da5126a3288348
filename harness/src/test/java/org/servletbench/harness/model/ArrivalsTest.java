package org.servletbench.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalsTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest(name = "{0}/s for {1} ms are {2}")
  @CsvSource({
    "20, 60000, 1200",
    "100, 12000, 1200",
    "0.1, 10000, 1",
    "1, 1, 1",
    "33.333333333333336, 3000, 100",
    "0.3, 10000, 3",
    "50000, 8000, 400000"
  })
  void even_arrivals_are_rate_times_duration(double rate, long millis, int count) {
    assertThat(new Arrivals.Even(rate).over(Duration.ofMillis(millis)).count()).isEqualTo(count);
  }

  @Test
  void even_arrivals_do_not_drift() {
    long[] slots = slots(new Arrivals.Even(30), TEN_SECONDS);

    assertThat(slots[0]).isZero();
    assertThat(slots[299]).isEqualTo(Math.round(299 / 30.0 * SECOND));
  }

  static List<Arrivals> shapes() {
    return List.of(
        new Arrivals.Even(123.4),
        new Arrivals.Poisson(500, 7),
        new Arrivals.Ramp(0, 100),
        new Arrivals.Ramp(100, 0),
        new Arrivals.Steps(List.of(10.0, 500.0, 20.0)),
        new Arrivals.Burst(100, 30));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void slots_never_go_back_and_stay_inside_the_window(Arrivals arrivals) {
    long[] slots = slots(arrivals, TEN_SECONDS);

    assertThat(slots).isSorted();
    assertThat(slots[0]).isNotNegative();
    assertThat(slots[slots.length - 1]).isLessThan(TEN_SECONDS.toNanos());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void there_are_as_many_as_the_mean_rate_says(Arrivals arrivals) {
    double expected = arrivals.ratePerSecond() * 10;

    assertThat((double) slots(arrivals, TEN_SECONDS).length)
        .isCloseTo(expected, within(Math.max(30, 5 * Math.sqrt(expected))));
  }

  @Test
  void after_the_last_slot_there_is_none_however_often_one_asks() {
    Slots slots = new Arrivals.Even(1).over(Duration.ofSeconds(1));

    assertThat(LongStream.generate(slots::next).limit(3))
        .containsExactly(0L, Slots.NONE, Slots.NONE);
  }

  @Test
  void the_gaps_of_poisson_arrivals_are_exponential() {
    long[] slots = slots(new Arrivals.Poisson(1000, 42), Duration.ofSeconds(100));
    double[] gaps = new double[slots.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (slots[i + 1] - slots[i]) / 1e6;
    }
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double deviation =
        Math.sqrt(
            Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElseThrow());

    assertThat(mean).isCloseTo(1.0, within(0.02));
    assertThat(deviation).isCloseTo(mean, within(0.03));
    assertThat(Arrays.stream(gaps).filter(gap -> gap > 1).count() / (double) gaps.length)
        .isCloseTo(Math.exp(-1), within(0.01));
  }

  @Test
  void a_seed_gives_the_same_arrivals_again_and_another_gives_others() {
    long[] first = slots(new Arrivals.Poisson(50, 1), TEN_SECONDS);

    assertThat(slots(new Arrivals.Poisson(50, 1), TEN_SECONDS)).isEqualTo(first);
    assertThat(slots(new Arrivals.Poisson(50, 2), TEN_SECONDS)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "100, 0", "20, 80", "50, 50"})
  void a_ramp_has_had_the_integral_of_its_rate(double from, double to) {
    long[] slots = slots(new Arrivals.Ramp(from, to), TEN_SECONDS);

    for (double seconds = 1; seconds < 10; seconds++) {
      double expected = from * seconds + (to - from) * seconds * seconds / 20;
      long end = Math.round(seconds * SECOND);
      assertThat((double) Arrays.stream(slots).filter(slot -> slot < end).count())
          .isCloseTo(expected, within(1.01));
    }
  }

  @Test
  void each_step_has_its_own_rate() {
    long[] slots =
        slots(new Arrivals.Steps(List.of(10.0, 100.0, 20.0, 1.0)), Duration.ofSeconds(8));

    assertThat(perSecond(slots, 8)).containsExactly(10, 10, 100, 100, 20, 20, 1, 1);
  }

  @Test
  void a_burst_shares_one_slot_and_the_rate_stays_the_mean() {
    long[] slots = slots(new Arrivals.Burst(100, 50), Duration.ofSeconds(3));

    assertThat(perSecond(slots, 3)).containsExactly(100, 100, 100);
    assertThat(Arrays.stream(slots).distinct())
        .containsExactly(0L, SECOND / 2, SECOND, 3 * SECOND / 2, 2 * SECOND, 5 * SECOND / 2);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void all_rates_multiply_and_the_shape_stays(Arrivals arrivals) {
    assertThat(arrivals.times(3).ratePerSecond())
        .isCloseTo(3 * arrivals.ratePerSecond(), within(1e-9));
    assertThat(arrivals.times(3).label()).isEqualTo(arrivals.label());
  }

  private static long[] slots(Arrivals arrivals, Duration window) {
    Slots slots = arrivals.over(window);
    return LongStream.generate(slots::next).takeWhile(slot -> slot != Slots.NONE).toArray();
  }

  private static int[] perSecond(long[] slots, int seconds) {
    int[] counts = new int[seconds];
    for (long slot : slots) {
      counts[(int) (slot / SECOND)]++;
    }
    return counts;
  }
}
