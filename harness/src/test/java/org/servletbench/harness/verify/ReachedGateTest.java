package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.verify.GatesTest.SOUND;
import static org.servletbench.harness.verify.GatesTest.check;
import static org.servletbench.harness.verify.GatesTest.report;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

/** Checks the gates for requests that must reach target and downstream. */
class ReachedGateTest {
  @ParameterizedTest
  @CsvSource({
    "connect_refused, '1000 refused, 0 connect timeouts, 0 dropped'",
    "connect_timeout, '0 refused, 1000 connect timeouts, 0 dropped'",
    "dropped,         '0 refused, 0 connect timeouts, 1000 dropped'"
  })
  void a_run_of_refusals_measures_no_server(String outcome, String told) {
    assertThat(check(SOUND, Map.of("ok", 0.0, outcome, 1000.0)))
        .containsExactly(
            "no request reached the target (" + told + "): start the server, or correct the URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http_4xx", "http_5xx", "read_timeout", "reset", "stale_connection", "other"})
  void a_server_that_answers_nothing_well_is_told_by_how_it_failed(String outcome) {
    assertThat(check(SOUND, Map.of("ok", 0.0, outcome, 1000.0)))
        .containsExactly("1000 of 1000 requests failed (1000 " + outcome + ")");
    assertThat(check(SOUND, Map.of("ok", 1.0, outcome, 999.0))).as("one was good").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"WRK", "AB"})
  void a_tool_that_tells_no_outcomes_apart_has_reached_whoever_answered(Driver tool) {
    assertThat(check(report(tool, 500, 0), Map.of()))
        .as("errors only")
        .containsExactly("500 of 500 requests failed");
    assertThat(check(report(tool, 0, 0), Map.of()))
        .containsExactly("no request was answered: start the server, or correct the URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http_5xx",
        "reset",
        "stale_connection",
        "other",
        "connect_refused",
        "connect_timeout"
      })
  void a_request_that_was_turned_away_need_not_reach_the_downstream(String outcome) {
    TrialRecord article =
        ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING)).record();

    assertThat(check(article, Map.of("sent", 1201.0))).hasSize(1);
    assertThat(check(article, Map.of("sent", 1201.0, outcome, 1.0))).isEmpty();
  }
}
