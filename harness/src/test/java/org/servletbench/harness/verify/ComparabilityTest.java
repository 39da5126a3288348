package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;

class ComparabilityTest {
  @ParameterizedTest
  @CsvSource({
    "latency_p99_ms,    10000, 10000, true",
    "latency_p99_ms,    9900,  9900,  false",
    "latency_p50_ms,    200,   200,   true",
    "latency_p50_ms,    199,   199,   false",
    "latency_max_ms,    1,     1,     true",
    "ok_latency_p99_ms, 10000, 10000, true",
    // of ten thousand requests the good ones decide
    "ok_latency_p99_ms, 10000, 9950,  false"
  })
  void a_percentile_takes_a_hundred_requests_beyond_it(
      String metric, double completed, double ok, boolean comparable) {
    ScenarioSummary one = summary(metric, completed, ok, 0);

    assertThat(Comparability.comparable(named(metric), one, one)).isEqualTo(comparable);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false", "6600, false"})
  void who_turns_clients_away_is_not_faster_for_it(double failed, boolean comparable) {
    ScenarioSummary honest = summary("latency_p50_ms", 10_000, 10_000, 0);
    ScenarioSummary shedding = summary("latency_p50_ms", 10_000, 10_000 - failed, failed);

    assertThat(Comparability.comparable(named("latency_p50_ms"), honest, shedding))
        .isEqualTo(comparable);
    assertThat(Comparability.comparable(named("goodput_rps"), honest, shedding))
        .as("goodput shows it")
        .isTrue();
  }

  @Test
  void an_objection_says_whose_requests_and_how_many() {
    ScenarioSummary shedding = summary("latency_p50_ms", 1200, 398, 802);

    assertThat(Comparability.objection(named("latency_p50_ms"), shedding))
        .hasValue("67 % of the requests of a failed: its latencies are not compared");
    assertThat(
            Comparability.objection(
                named("latency_p99_ms"), summary("latency_p99_ms", 500, 500, 0)))
        .hasValue("fewer than 100 requests of a lie beyond latency_p99_ms: it is not compared");
  }

  private static ScenarioSummary summary(
      String metric, double completed, double ok, double failed) {
    return new ScenarioSummary(
        ArticleTrial.scenario("a", Strategy.BLOCKING),
        1,
        1,
        List.of(),
        Limit.NOTHING,
        Map.of(
            named(metric),
            new double[] {5},
            named("goodput_rps"),
            new double[] {20},
            named("completed"),
            new double[] {completed},
            named("ok"),
            new double[] {ok},
            named("failed"),
            new double[] {failed}));
  }
}
