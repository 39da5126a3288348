package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ResponseCurve.Point;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

class ResponseCurveTest {
  private static TrialRecord article(int trial, double serviceMillis) {
    return ArticleTrial.of(
            ArticleTrial.scenario("blocking", Strategy.BLOCKING), trial, serviceMillis)
        .record();
  }

  /** R(t) = S + floor(n / 10) (S - 0.5 s) for requests n = 20 t to 20 t + 19. */
  @ParameterizedTest
  @CsvSource({"0, 1.0, 1.5", "10, 11.0, 11.5", "30, 31.0, 31.5", "58, 59.0, 59.5"})
  void the_requests_of_a_second_follow_the_law(int second, double fastest, double slowest) {
    Point point = ResponseCurve.of(List.of(article(1, 1000)), 1).points().get(second);

    assertThat(point.sentSeconds()).isEqualTo(second + 0.5);
    assertThat(point.fastestSeconds()).isEqualTo(fastest, within(0.002));
    assertThat(point.slowestSeconds()).isEqualTo(slowest, within(0.002));
    assertThat(point.medianSeconds()).isEqualTo((fastest + slowest) / 2, within(0.3));
  }

  @Test
  void a_timeout_counts_at_its_cap_and_not_at_what_the_timer_made_of_it() {
    Point last = ResponseCurve.of(List.of(article(1, 1100)), 1).points().getLast();

    assertThat(last).isEqualTo(new Point(59.5, 60, 60, 60));
  }

  @Test
  void the_line_is_the_median_of_the_trials_and_the_band_spans_them() {
    ResponseCurve curve =
        ResponseCurve.of(List.of(article(1, 1000), article(2, 1010), article(3, 1030)), 1);
    Point middle = ResponseCurve.of(List.of(article(2, 1010)), 1).points().get(40);

    assertThat(curve.points().get(40).medianSeconds()).isEqualTo(middle.medianSeconds());
    assertThat(curve.points().get(40).fastestSeconds()).isLessThan(middle.fastestSeconds());
    assertThat(curve.points().get(40).slowestSeconds()).isGreaterThan(middle.slowestSeconds());
  }

  @Test
  void a_failure_has_no_response_time() {
    TrialRecord sound = article(1, 1000);
    List<Request> failing =
        Records.requests(sound).stream()
            .map(
                request ->
                    request.startMillis() < ArticleTrial.ORIGIN + 30_000
                        ? request
                        : new Request(request.phase(), request.startMillis(), 3, Outcome.HTTP_5XX))
            .toList();
    ResponseCurve curve =
        ResponseCurve.of(List.of(Records.with(sound, new Recording.Requests(failing))), 1);

    assertThat(curve.points()).hasSize(30);
    assertThat(curve.points().getLast().fastestSeconds()).isGreaterThan(29);
  }

  @Test
  void what_is_recorded_by_its_end_stands_where_it_was_sent() {
    SecondsTrial trial =
        SecondsTrial.of(SecondsTrial.OPEN)
            .second(
                3,
                Map.of("ok", 10, "http_5xx", 100),
                Map.of(
                    "ok.felt", Encoded.millis(5, 1400, 1500, 1600),
                    "http_5xx.felt", Encoded.millis(100, 3)));

    assertThat(ResponseCurve.of(List.of(trial.record()), 1).points())
        .as("a fast failure has no response time here either")
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.sentSeconds()).isEqualTo(2, within(0.01));
              assertThat(point.fastestSeconds()).isEqualTo(1.4, within(0.01));
              assertThat(point.medianSeconds()).isEqualTo(1.5, within(0.01));
              assertThat(point.slowestSeconds()).isEqualTo(1.6, within(0.01));
            });
  }

  /** It was sent at the very end, and is the only one of its second. */
  @Test
  void a_straggler_that_ends_after_the_window_is_not_the_last_point() {
    TrialRecord record =
        SecondsTrial.of(SecondsTrial.OPEN)
            .second(9, Map.of("ok", 10), Map.of("ok.felt", Encoded.millis(10, 1)))
            .second(10, Map.of("ok", 1), Map.of("ok.felt", Encoded.millis(1, 6)))
            .record();

    assertThat(ResponseCurve.of(List.of(record), 1).points())
        .singleElement()
        .satisfies(
            last -> {
              assertThat(last.sentSeconds()).isEqualTo(9.499, within(1e-5));
              assertThat(last.medianSeconds()).isEqualTo(0.001, within(1e-5));
            });
    assertThat(ResponseCurve.of(List.of(record), 8).points())
        .as("an interval from 8 s to 16 s, in which the window ends")
        .hasSize(1);
  }

  @Test
  void what_was_sent_in_the_window_is_drawn_however_late_it_ends() {
    TrialRecord record =
        SecondsTrial.of(SecondsTrial.OPEN)
            .second(12, Map.of("ok", 10), Map.of("ok.felt", Encoded.millis(10, 3000)))
            .record();

    assertThat(ResponseCurve.of(List.of(record), 1).points())
        .singleElement()
        .satisfies(last -> assertThat(last.sentSeconds()).isEqualTo(9.5, within(0.01)));
  }

  @Test
  void longer_intervals_make_fewer_points_of_the_same_requests() {
    List<Point> points = ResponseCurve.of(List.of(article(1, 1000)), 5).points();

    assertThat(points).hasSize(12);
    assertThat(points.get(1).sentSeconds()).isEqualTo(7.5);
    assertThat(points.get(1).fastestSeconds()).isEqualTo(6, within(0.002));
    assertThat(points.get(1).slowestSeconds()).isEqualTo(10.5, within(0.002));
  }
}
