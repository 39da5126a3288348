package org.servletbench.harness.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the bounds of a queue's figures, and what it refuses. */
class QueueBoundsTest {
  @ParameterizedTest(name = "{0}/s for {1} s are {2} requests")
  @CsvSource({
    "20, 60, 1200",
    "0.1, 30, 3",
    "0.3, 10, 3",
    "3, 1, 3",
    "1, 0.5, 1",
    "7.4, 1, 8",
    "100, 0.29, 29",
    "33.333333333333336, 3, 100",
    "0.1, 5, 1",
    "1000, 12, 12000",
    "3, 0.333333333, 1"
  })
  void arrivals_at_the_end_of_the_window_are_outside(double rate, double duration, int requests) {
    assertThat(new Queue(rate, OptionalInt.of(1), 0.001, 1, duration).requests())
        .isEqualTo(requests);
  }

  @ParameterizedTest(name = "{0}/s of {1} s need {2} servers")
  @CsvSource({
    "20, 1, 20",
    "20, 1.005, 21",
    "20, 0.999, 20",
    "100, 0.29, 29",
    "3, 0.1, 1",
    "30, 0.1, 3",
    "10, 0.3, 3",
    "3, 0.3333333333333333, 1",
    "1, 0.001, 1",
    "300, 1, 300",
    "33.333333333333336, 3, 100"
  })
  void the_smallest_pool_is_rate_per_second_times_service_rounded_up(
      double rate, double service, int servers) {
    assertThat(new Queue(rate, OptionalInt.empty(), service, 1, 1).smallestPool())
        .isEqualTo(servers);
  }

  @ParameterizedTest(name = "{0} servers for 20/s of {1} s: {2}")
  @CsvSource({
    "21, 1, STABLE",
    "20, 1, EDGE",
    "19, 1, OVERLOADED",
    "20, 1.000001, OVERLOADED",
    "20, 0.999, STABLE"
  })
  void full_is_the_edge(int servers, double service, Stability stability) {
    assertThat(new Queue(20, OptionalInt.of(servers), service, 60, 60).stability())
        .isEqualTo(stability);
  }

  @ParameterizedTest(name = "{5}")
  @CsvSource({
    "0, 10, 1, 60, 60, 'ratePerSecond must be greater than 0 and finite, not 0.0'",
    "NaN, 10, 1, 60, 60, 'ratePerSecond must be greater than 0 and finite, not NaN'",
    "Infinity, 10, 1, 60, 60, 'ratePerSecond must be greater than 0 and finite, not Infinity'",
    "20, 0, 1, 60, 60, 'servers must be at least 1, or none, not 0'",
    "20, 10, -1, 60, 60, 'serviceSeconds must be 0 to 86400.0 s, not -1.0'",
    "20, 10, 1, -1, 60, 'timeoutSeconds must be longer than 0 and at most 86400.0 s, not -1.0'",
    "20, 10, 1, 60, 86401, 'durationSeconds must be longer than 0 and at most 86400.0 s, not"
        + " 86401.0'",
    "1e6, 10, 1, 60, 60, 'ratePerSecond x durationSeconds must be at most 1.0E7, not 6.0E7'",
    "1e7, 10, 86400, 1, 1, 'ratePerSecond x serviceSeconds must be at most 1.0E9, not 8.64E11'",
    "1e4, 10, 86400, 1, 100, 'ratePerSecond x durationSeconds x serviceSeconds must be at most"
        + " 9.0E9, not 8.64E10'",
  })
  void a_bad_value_is_refused_by_name(
      double rate, int servers, double service, double timeout, double duration, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Queue(rate, OptionalInt.of(servers), service, timeout, duration))
        .withMessage(message);
  }

  @ParameterizedTest(name = "{0}/s of {1} s, clients that wait {2} s, {3} s long: {4}")
  @CsvSource({
    "20, 1, 60, 60, true",
    "20, 0, 60, 86400, true",
    "20, 1, 60, 86401, false",
    "20, 1, 86401, 60, false",
    "20, 1, 0, 60, false",
    "20, -1, 60, 60, false",
    "20, NaN, 60, 60, false",
    "0, 1, 60, 60, false",
    "Infinity, 1, 60, 60, false",
    "2000, 1, 60, 5000, true",
    "2000, 1, 60, 5001, false",
    "1e7, 600, 1, 1, false",
    "1e4, 86400, 1, 100, false"
  })
  void what_is_covered_can_be_made_and_nothing_else(
      double rate, double service, double timeout, double duration, boolean covered) {
    ThrowingCallable made = () -> new Queue(rate, OptionalInt.of(10), service, timeout, duration);

    assertThat(Queue.covers(rate, service, timeout, duration)).isEqualTo(covered);
    if (covered) {
      assertThatCode(made).doesNotThrowAnyException();
    } else {
      assertThatIllegalArgumentException().isThrownBy(made);
    }
  }

  @ParameterizedTest(name = "{0} s is outside the window")
  @CsvSource({"-0.001", "60.001", "NaN"})
  void a_time_outside_the_window_is_refused(double at) {
    Queue queue = new Queue(20, OptionalInt.of(10), 1, 60, 60);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> queue.responseSeconds(at))
        .withMessage("atSeconds must be 0 to 60.0, not " + at);
    assertThatIllegalArgumentException().isThrownBy(() -> queue.fluidResponseSeconds(at));
  }
}
