package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.ProcessReading;
import org.servletbench.harness.model.Reading;

class SeriesTest {
  private static final Window WINDOW = new Window(1000, 3000);

  @Test
  void growth_is_taken_between_the_ends_of_the_window() {
    assertThat(growth(0, 10, 30, 40, 90)).hasValue(30);
  }

  @Test
  void a_counter_that_fell_is_no_figure() {
    assertThat(growth(0, 30, 20, 10, 10)).isEmpty();
    assertThat(growth(0, 10, 50, 20, 90)).as("fell inside, though it ends higher").isEmpty();
  }

  @Test
  void a_counter_that_falls_elsewhere_costs_nothing() {
    assertThat(growth(99, 10, 30, 40, 5)).hasValue(30);
  }

  @Test
  void a_gauge_at_rest_is_that_before_the_window_and_its_peak_that_inside() {
    Series series = series(5, 4, 9, 2, 1);

    assertThat(series.leastBefore(WINDOW, r -> r.use().contextSwitches())).hasValue(5);
    assertThat(series.peak(WINDOW, r -> r.use().contextSwitches())).hasValue(9);
  }

  @Test
  void between_two_readings_a_counter_grows_evenly() {
    Series series = series(0, 10, 30, 40, 90);

    assertThat(series.at(1500, r -> r.use().contextSwitches())).hasValue(20);
    assertThat(series.growth(new Window(500, 3500), r -> r.use().contextSwitches())).hasValue(60);
    assertThat(series.at(4001, r -> r.use().contextSwitches())).as("beyond the last").isEmpty();
  }

  private static java.util.OptionalDouble growth(long... switches) {
    return series(switches).growth(WINDOW, r -> r.use().contextSwitches());
  }

  /** One reading a second, the first at 0. */
  private static Series series(long... switches) {
    return new Series(
        IntStream.range(0, switches.length)
            .mapToObj(
                i ->
                    new Reading(
                        Reading.APP,
                        new ProcessReading(i * 1000L, 0, 0, 1, switches[i], 1),
                        Optional.empty(),
                        OptionalInt.empty()))
            .toList());
  }
}
