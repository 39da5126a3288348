package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.verify.Timeline.Second;

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
    assertThat(SECONDS.stream().mapToDouble(Second::ok).sum()).isEqualTo(1190);
    assertThat(SECONDS.stream().mapToDouble(Second::timeouts).sum()).isEqualTo(10);
    assertThat(SECONDS.getLast().inFlight()).isZero();
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
    TrialRecord unread =
        new TrialRecord(
            1,
            1,
            BLOCKING.scenario(),
            BLOCKING.requests(),
            List.of(),
            Optional.empty(),
            List.of("broken"));

    assertThat(Timeline.of(unread)).allSatisfy(s -> assertThat(s.waiting()).isEmpty());
  }

  @Test
  void a_trial_that_sent_nothing_has_no_timeline() {
    assertThat(
            Timeline.of(
                new TrialRecord(
                    1,
                    1,
                    BLOCKING.scenario(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of("broken"))))
        .isEmpty();
  }
}
