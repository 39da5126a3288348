package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.Timeline.Second;
import org.servletbench.harness.model.Outcome;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

class TimelineTest {
  private static final TrialRecord BLOCKING =
      ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING)).record();
  private static final List<Second> SECONDS = Timeline.of(BLOCKING);

  @ParameterizedTest
  @CsvSource({
    // second, offered, sent, completed, waiting, in flight
    "0,   20, 20, 0,  10,  20",
    "1,   20, 20, 10, 20,  30",
    "10,  20, 20, 10, 110, 120",
    "59,  20, 20, 10, 600, 610"
  })
  void the_backlog_grows_by_ten_a_second(
      int second, double offered, double sent, double completed, double waiting, double inFlight) {
    Second row = SECONDS.get(second);

    assertThat(row.second()).isEqualTo(second);
    assertThat(row.offered()).isEqualTo(offered);
    assertThat(row.sent()).isEqualTo(sent);
    assertThat(row.completed()).isEqualTo(completed);
    assertThat(row.waiting()).hasValue(waiting);
    assertThat(row.inFlight()).isEqualTo(inFlight);
  }

  @Test
  void nothing_is_lost_between_the_seconds() {
    assertThat(SECONDS.stream().mapToDouble(Second::offered).sum()).isEqualTo(1200);
    assertThat(SECONDS.stream().mapToDouble(Second::sent).sum()).isEqualTo(1200);
    assertThat(SECONDS.stream().mapToDouble(Second::completed).sum()).isEqualTo(1200);
    assertThat(SECONDS.stream().mapToDouble(second -> second.outcomes().of(Outcome.OK)).sum())
        .isEqualTo(1190);
    assertThat(SECONDS.stream().mapToDouble(second -> second.outcomes().timeouts()).sum())
        .isEqualTo(10);
    assertThat(SECONDS.getLast().inFlight()).isZero();
  }

  /** The app has called for requests that are not known to have been sent. */
  @Test
  void a_count_below_0_is_left_out() {
    List<Request> requests = Records.measured(BLOCKING);
    TrialRecord fewer = Records.with(BLOCKING, new Recording.Requests(requests.subList(0, 300)));

    assertThat(Timeline.of(fewer))
        .extracting(Second::waiting)
        .contains(OptionalDouble.empty())
        .allSatisfy(waiting -> assertThat(waiting.orElse(0)).isNotNegative());
  }

  @Test
  void a_timeout_stands_at_its_cap() {
    assertThat(SECONDS.stream().mapToDouble(second -> second.maxMillis().orElse(0)).max())
        .hasValue(60_000);
  }

  @Test
  void a_second_without_enough_requests_has_no_percentile() {
    assertThat(SECONDS.getFirst().p50Millis()).isEmpty();
    assertThat(SECONDS.getFirst().maxMillis()).isEmpty();
    assertThat(SECONDS.get(5).p99Millis()).isEmpty();
    assertThat(SECONDS.get(5).maxMillis()).isPresent();
  }

  @Test
  void the_queue_is_unknown_where_the_services_were_not_read() {
    TrialRecord unread = Records.broken(1, BLOCKING.scenario(), BLOCKING.recording(), "broken");

    assertThat(Timeline.of(unread)).allSatisfy(s -> assertThat(s.waiting()).isEmpty());
  }

  @Test
  void the_seconds_of_the_open_loop_driver_are_those_that_it_wrote() {
    TrialRecord record =
        SecondsTrial.of(SecondsTrial.OPEN)
            .second(-1, Map.of("sent", 30), Map.of())
            .second(
                0,
                Map.of(
                    "offered", 101,
                    "sent", 100,
                    "completed", 60,
                    "ok", 50,
                    "http_5xx", 2,
                    "reset", 1,
                    "read_timeout", 3,
                    "connect_timeout", 2,
                    "dropped", 2,
                    "in_flight", 40),
                Map.of(
                    "ok.felt", Encoded.millis(50, 20),
                    "ok.served", Encoded.millis(50, 1),
                    "http_5xx.felt", Encoded.millis(2, 9000),
                    "read_timeout.felt", Encoded.millis(3, 2000),
                    "connect_timeout.felt", Encoded.millis(2, 2000)))
            .second(1, Map.of("completed", 40, "ok", 40), Map.of())
            .record();

    List<Second> seconds = Timeline.of(record);

    assertThat(seconds).extracting(Second::second).containsExactly(0, 1);
    Second first = seconds.getFirst();
    assertThat(first.offered()).isEqualTo(101);
    assertThat(first.sent()).isEqualTo(100);
    assertThat(first.completed()).isEqualTo(60);
    assertThat(first.outcomes().of(Outcome.OK)).isEqualTo(50);
    assertThat(first.outcomes().timeouts()).isEqualTo(5);
    assertThat(first.outcomes().failed()).isEqualTo(3);
    assertThat(first.outcomes().of(Outcome.DROPPED)).isEqualTo(2);
    assertThat(first.inFlight()).isEqualTo(40);
    assertThat(first.good()).isEqualTo(50);
    assertThat(first.p50Millis().orElseThrow()).isCloseTo(20, withPercentage(0.1));
    assertThat(first.p99Millis()).as("too few").isEmpty();
    assertThat(first.maxMillis().orElseThrow())
        .as("of all that were sent, failed ones included")
        .isCloseTo(9000, withPercentage(0.1));
    assertThat(first.waiting()).as("no side door").isEmpty();
    assertThat(seconds.getLast().maxMillis()).as("no histogram").isEmpty();
  }

  @Test
  void the_rate_of_good_answers_has_those_to_requests_of_before_the_window() {
    TrialRecord record =
        SecondsTrial.of(SecondsTrial.OPEN)
            .second(0, Map.of("completed", 0, "completed_earlier", 90, "ok_earlier", 88), Map.of())
            .record();

    assertThat(Timeline.of(record)).extracting(Second::good).containsExactly(88.0);
  }

  @Test
  void a_tool_that_tells_nothing_by_the_second_has_no_timeline() {
    TrialRecord tool =
        Records.with(BLOCKING, new Recording.Report(ArticleTrial.ORIGIN, 60, List.of()));

    assertThat(Timeline.of(tool)).isEmpty();
  }

  @Test
  void a_trial_that_sent_nothing_has_no_timeline() {
    assertThat(Timeline.of(Records.broken(1, BLOCKING.scenario(), "broken"))).isEmpty();
  }
}
