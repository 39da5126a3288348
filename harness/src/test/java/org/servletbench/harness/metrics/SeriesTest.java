package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  /** One reading a second, the first at 0. */
  private static java.util.OptionalDouble growth(long... switches) {
    List<Reading> readings =
        IntStream.range(0, switches.length)
            .mapToObj(
                i ->
                    new Reading(
                        Reading.APP,
                        new ProcessReading(i * 1000L, 0, 0, 1, switches[i], 1),
                        Optional.empty(),
                        OptionalInt.empty()))
            .toList();
    return new Series(readings).growth(WINDOW, r -> r.use().contextSwitches());
  }
}
