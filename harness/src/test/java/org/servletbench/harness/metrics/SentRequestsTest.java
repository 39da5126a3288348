package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

class SentRequestsTest {
  @ParameterizedTest
  @CsvSource({"-500, 0", "0, 0", "2500, 250", "2000, 200", "10000, 1000", "12000, 1000"})
  void seconds_tell_of_the_requests_of_MEASURE_alone_evenly_within_each(int millis, double sent) {
    TrialRecord record =
        SecondsTrial.sound().second(-1, Map.of("sent", 30, "offered", 30), Map.of()).record();

    assertThat(SentRequests.by(record).orElseThrow().applyAsDouble(ArticleTrial.ORIGIN + millis))
        .isEqualTo(sent);
    assertThat(SentRequests.total(record)).hasValue(1000);
  }

  @Test
  void what_was_never_sent_did_not_end_badly() {
    TrialRecord record =
        SecondsTrial.sound()
            .settling(2)
            .second(-2, Map.of("sent", 8, "completed", 12, "ok", 6, "dropped", 4), Map.of())
            .record();

    assertThat(SentRequests.badAheadOfMeasure(record)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "50, 1", "51, 2", "59950, 1199", "60000, 1200"})
  void a_request_was_sent_before_every_instant_after_its_own(int millis, double sent) {
    TrialRecord record = ArticleTrial.of(ArticleTrial.scenario("a", Strategy.BLOCKING)).record();

    assertThat(SentRequests.by(record).orElseThrow().applyAsDouble(ArticleTrial.ORIGIN + millis))
        .isEqualTo(sent);
    assertThat(SentRequests.total(record)).hasValue(1200);
  }
}
