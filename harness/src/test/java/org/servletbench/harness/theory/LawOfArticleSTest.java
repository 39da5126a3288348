package org.servletbench.harness.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 20 requests a second for 60 s, 10 threads, a timeout of 60 s. Expected values: the same recursion
 * in exact fractions, computed apart from this code.
 */
class LawOfArticleSTest {
  @ParameterizedTest(name = "service {0} s: {1} timeouts, {2} waiting, drained at {4} s")
  @CsvSource({
    "1.000,  10, 600, 597.750, 120.45, 30.50, 54.50, 60.0, 30.745833",
    "1.002,  20, 600, 598.942, 120.69, 30.62, 54.716, 60.0, 30.862850",
    "1.005,  30, 600, 600.722, 121.05, 30.80, 55.04, 60.0, 31.037625",
    "1.010,  40, 601, 603.664, 121.65, 31.10, 55.58, 60.0, 31.323833",
    "1.020,  60, 610, 609.465, 122.85, 31.70, 56.66, 60.0, 31.880000",
    "1.050, 120, 627, 626.214, 126.45, 33.50, 59.90, 60.0, 33.427500",
    "1.100, 210, 650, 652.091, 132.45, 36.50, 60.00, 60.0, 35.662500",
  })
  void the_table_holds_row_by_row(
      double service,
      int timeouts,
      int waiting,
      double waitingInterpolated,
      double drained,
      double p50,
      double p90,
      double p99,
      double mean) {
    Prediction prediction = article(10, service).predict();

    assertThat(prediction.requests()).isEqualTo(1200);
    assertThat(prediction.timeouts()).isEqualTo(timeouts);
    assertThat(prediction.ok()).isEqualTo(1200 - timeouts);
    assertThat(prediction.timeoutShare()).isEqualTo(timeouts / 1200.0);
    assertThat(prediction.okShare()).isEqualTo((1200 - timeouts) / 1200.0);
    assertThat(prediction.waitingAtWindowEnd()).isEqualTo(waiting);
    assertThat(prediction.waitingInterpolated()).isCloseTo(waitingInterpolated, within(0.001));
    assertThat(prediction.drainedAtSeconds()).isEqualTo(drained);
    assertThat(prediction.p50Seconds()).isEqualTo(p50);
    assertThat(prediction.p90Seconds()).isEqualTo(p90);
    assertThat(prediction.p99Seconds()).isEqualTo(p99);
    assertThat(prediction.maxSeconds()).isEqualTo(60.0);
    assertThat(prediction.meanSeconds()).isCloseTo(mean, within(1e-6));
  }

  @Test
  void timeouts_follow_the_closed_form_in_milliseconds() {
    for (int serviceMillis = 501; serviceMillis <= 1200; serviceMillis++) {
      int service = serviceMillis;
      long slow =
          IntStream.range(0, 120).filter(j -> service + j * (service - 500) > 60_000).count();
      assertThat(article(10, service / 1000.0).predict().timeouts())
          .as("service %d ms", service)
          .isEqualTo((int) (10 * slow));
    }
  }

  @Test
  void a_response_as_long_as_the_timeout_is_no_timeout() {
    Queue queue = article(10, 1);

    assertThat(queue.responseSeconds(59.0)).isEqualTo(60.0);
    assertThat(queue.predict().timeouts()).isEqualTo(10);
    assertThat(new Queue(20, OptionalInt.of(10), 1, 59.999999999, 60).predict().timeouts())
        .isEqualTo(20);
  }

  @ParameterizedTest(name = "a request at {0} s takes {1} s, as a fluid {2} s")
  @CsvSource({
    "0, 1, 1",
    "10, 11, 11",
    "20, 21, 21",
    "30, 31, 31",
    "40, 41, 41",
    "50, 51, 51",
    "59.95, 60.5, 60.95",
    "60, 60.5, 61",
    "0.05, 1, 1.05",
    "0.499, 1, 1.499",
    "0.5, 1.5, 1.5",
  })
  void the_response_time_climbs_a_second_a_second(double at, double response, double fluid) {
    assertThat(article(10, 1).responseSeconds(at)).isEqualTo(response);
    assertThat(article(10, 1).fluidResponseSeconds(at)).isCloseTo(fluid, within(1e-9));
  }

  @Test
  void the_backlog_grows_by_ten_a_second_and_ten_are_in_service() {
    Prediction prediction = article(10, 1).predict();

    assertThat(prediction.queue().backlogSlope()).isEqualTo(10);
    assertThat(prediction.queue().latencySlope()).isEqualTo(1);
    assertThat(prediction.queue().utilisation()).isEqualTo(2);
    assertThat(prediction.queue().stability()).isEqualTo(Stability.OVERLOADED);
    assertThat(prediction.inServiceAtWindowEnd()).isEqualTo(10);
    // 590: the first ten end at 1 s, and those that end at 60 s sharp are outside the window.
    assertThat(prediction.throughputRps()).isEqualTo(590 / 60.0);
    assertThat(prediction.goodputRps()).isEqualTo(590 / 60.0);
  }

  /**
   * A pool of 20 stands on a knife edge: each ms of service beyond 1 s adds a ms a second. The
   * request in the middle of the window waits a round longer than the nearest-rank median: of 1200
   * values that is the 600th, the last of the round before.
   */
  @ParameterizedTest(name = "20 threads, service {0} s: p50 {1} s, at 30 s {2} s, longest {3} s")
  @CsvSource({
    "1.000, 1.000, 1.000, 1.000",
    "1.005, 1.150, 1.155, 1.300",
    "1.007, 1.210, 1.217, 1.420"
  })
  void a_pool_of_twenty_is_a_knife_edge(double service, double p50, double middle, double max) {
    Prediction prediction = article(20, service).predict();

    assertThat(prediction.timeouts()).isZero();
    assertThat(prediction.p50Seconds()).isEqualTo(p50);
    assertThat(prediction.queue().responseSeconds(30)).isEqualTo(middle);
    assertThat(prediction.maxSeconds()).isEqualTo(max);
  }

  @ParameterizedTest(name = "{0} threads: p50 {1} s, drained at {2} s")
  @CsvSource({"16, 8.4, 75.75", "20, 1, 60.95", "21, 1, 60.95", "25, 1, 60.95"})
  void more_threads_are_all_that_the_pool_needs(int threads, double p50, double drained) {
    Prediction prediction = article(threads, 1).predict();

    assertThat(prediction.timeouts()).isZero();
    assertThat(prediction.p50Seconds()).isEqualTo(p50);
    assertThat(prediction.drainedAtSeconds()).isEqualTo(drained);
  }

  @ParameterizedTest(name = "divided by {0}, the counts stay")
  @CsvSource({"2", "5", "10", "20"})
  void a_time_scale_changes_no_count(int scale) {
    for (double service : new double[] {1, 1.01, 1.05}) {
      Prediction full = article(10, service).predict();
      Prediction scaled =
          new Queue(20.0 * scale, OptionalInt.of(10), service / scale, 60.0 / scale, 60.0 / scale)
              .predict();
      assertThat(scaled.requests()).isEqualTo(full.requests());
      assertThat(scaled.timeouts()).isEqualTo(full.timeouts());
      assertThat(scaled.waitingAtWindowEnd()).isEqualTo(full.waitingAtWindowEnd());
      assertThat(scaled.p50Seconds() * scale).isCloseTo(full.p50Seconds(), within(1e-6));
    }
  }

  private static Queue article(int threads, double service) {
    return new Queue(20, OptionalInt.of(threads), service, 60, 60);
  }
}
