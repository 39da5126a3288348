package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Encoded;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

/** Checks that calls and hits, 1,200 of each, are compared with all requests of the load. */
class SettledConservationTest {
  private static final int SETTLED = 3;

  /** 20/s for 3 s before MEASURE and 57 s in it: the services count from the start of the load. */
  @Test
  void requests_before_the_window_are_among_those_that_the_services_count() {
    assertThat(reasons(trial(Map.of()))).isEmpty();
  }

  @Test
  void one_request_more_than_hits_is_found_wherever_it_was_sent() {
    assertThat(reasons(trial(Map.of(-2, Map.of("sent", 21L)))))
        .containsExactly(
            "the downstream was hit 1200 times for 1201 requests: it must be once for each,"
                + " timed-out ones included");
    assertThat(reasons(trial(Map.of(30, Map.of("sent", 21L))))).hasSize(1);
  }

  @Test
  void a_request_that_was_turned_away_before_the_window_need_not_have_got_so_far() {
    assertThat(reasons(trial(Map.of(-2, Map.of("sent", 21L, "completed", 21L, "http_5xx", 1L)))))
        .isEmpty();
    assertThat(reasons(trial(Map.of(-2, Map.of("sent", 21L), 0, Map.of("completed_earlier", 1L)))))
        .isEmpty();
  }

  /** The driver counts as sent what has a connection. */
  @Test
  void a_client_that_found_no_connection_sent_nothing_that_could_be_lost() {
    Map<String, Long> refused =
        Map.of("sent", 20L, "completed", 25L, "ok", 20L, "connect_refused", 5L);

    assertThat(reasons(trial(Map.of(-2, refused)))).isEmpty();
    assertThat(reasons(trial(Map.of(-2, with(refused, 21L))))).as("one was lost").hasSize(1);
    assertThat(reasons(trial(Map.of(30, with(refused, 21L))))).as("in the window").hasSize(1);
  }

  private static Map<String, Long> with(Map<String, Long> counts, long sent) {
    Map<String, Long> other = new HashMap<>(counts);
    other.put("sent", sent);
    return other;
  }

  private static TrialRecord trial(Map<Integer, Map<String, Long>> others) {
    List<Recording.Second> seconds = new ArrayList<>();
    for (int second = -SETTLED; second < 60 - SETTLED; second++) {
      Map<String, Long> counts =
          new HashMap<>(
              Map.of(
                  "epoch_ms", ArticleTrial.ORIGIN + second * 1000L,
                  "offered", 20L,
                  "sent", 20L,
                  "completed", 20L,
                  "ok", 20L,
                  "stale_connection", 0L));
      counts.putAll(others.getOrDefault(second, Map.of()));
      seconds.add(
          new Recording.Second(
              second,
              counts,
              Map.of(
                  "ok.felt", Encoded.millis(20, 1002),
                  "ok.served", Encoded.millis(20, 1002),
                  "lag", Encoded.millis(20, 0.1))));
    }
    TrialRecord article =
        ArticleTrial.of(ArticleTrial.scenario("async-non-blocking", Strategy.ASYNC_NON_BLOCKING))
            .record();
    Scenario scenario = article.scenario();
    return Records.with(
        Records.withScenario(
            article,
            new Scenario(
                scenario.name(),
                scenario.target(),
                Driver.OPEN_LOOP,
                scenario.load(),
                scenario.client(),
                scenario.warmUp(),
                scenario.delay(),
                Optional.empty())),
        new Recording.Seconds(
            OptionalLong.of(ArticleTrial.ORIGIN - SETTLED * 1000L),
            ArticleTrial.ORIGIN,
            seconds,
            Map.of("planned", Integer.toString(20 * (60 - SETTLED)))));
  }

  private static List<String> reasons(TrialRecord record) {
    return Gatekeeper.check(record, MeasurementExtractor.extract(record)).reasons().stream()
        .filter(reason -> reason.contains("downstream") || reason.contains("planned"))
        .toList();
  }
}
