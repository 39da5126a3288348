package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.metrics.SecondsTrial.KERNEL;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.Validity;

/** Checks what is said about failures: what failed, how often, and an example. */
class FailedRequestsTest {
  private static final AnswerSeen LOGIN =
      new AnswerSeen(
          302,
          99,
          9,
          Map.of("location", "/login"),
          "HTTP/1.1 302 Found",
          "<p>\u001B[31m\u202Ego\n",
          Optional.empty());

  @Test
  void a_target_that_redirects_everything_is_no_measurement_and_says_why() {
    ExtractedTrial trial = trial(Map.of("other", 100), "status 302", Optional.of(LOGIN));

    assertThat(trial.validity()).isInstanceOf(Validity.Invalid.class);
    assertThat(trial.validity().reasons())
        .containsExactly(
            "1000 of 1000 requests failed (1000 other); the driver saw: status 302; asked ahead of"
                + " the load, the target answered HTTP/1.1 302 Found, Location: /login, and"
                + " '<p> [31m go'");
  }

  @Test
  void half_that_fails_is_told_and_still_measured() {
    ExtractedTrial trial = trial(Map.of("ok", 50, "http_5xx", 50), "status 503", Optional.empty());

    FailedRequests failed = FailedRequests.of(trial).orElseThrow();
    assertThat(failed.isAll()).isFalse();
    assertThat(failed.words())
        .isEqualTo("500 of 1000 requests failed (500 http_5xx); the driver saw: status 503");
  }

  @Test
  void where_nothing_failed_there_is_nothing_to_tell() {
    assertThat(FailedRequests.of(trial(Map.of("ok", 100), "", Optional.of(LOGIN)))).isEmpty();
  }

  private static ExtractedTrial trial(
      Map<String, Integer> outcomes, String said, Optional<AnswerSeen> answer) {
    SecondsTrial trial =
        SecondsTrial.of(
            SecondsTrial.scenario(Driver.OPEN_LOOP, SecondsTrial.OPEN, ClientSettings.DEFAULT));
    Map<String, Integer> counts = new HashMap<>(outcomes);
    counts.putAll(Map.of("offered", 100, "sent", 100, "completed", 100, "in_flight", 2));
    for (int second = 0; second < 10; second++) {
      trial.second(second, counts, Map.of());
    }
    TrialRecord record = trial.total("other-messages", said).record();
    return ExtractedTrial.of(
        new TrialRecord(
            record.number(),
            record.trial(),
            record.scenario(),
            record.recording(),
            List.of(),
            Optional.of(
                new Observations(
                    Optional.empty(),
                    Optional.empty(),
                    KERNEL,
                    KERNEL,
                    0.5,
                    2,
                    answer,
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Map.of())),
            List.of()));
  }
}
