package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Scenario;
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
        .hasValue(
            "67 % of the requests of a failed or were never sent: its latencies are not compared");
    assertThat(
            Comparability.objection(
                named("latency_p99_ms"), summary("latency_p99_ms", 500, 500, 0)))
        .hasValue("fewer than 100 requests of a lie beyond latency_p99_ms: it is not compared");
  }

  @ParameterizedTest
  @CsvSource({
    "cpu_us_per_request,           20,  20,  false",
    "cpu_us_per_request,           150, 150, false",
    "cpu_us_per_request,           300, 249, false",
    "cpu_us_per_request,           300, 300, true",
    "cpu_us_per_request,           300, 450, true",
    "cpu_us_per_request,           300, 451, false",
    "context_switches_per_request, 180, 180, false",
    "context_switches_per_request, 3220, 300, false",
    "rss_peak_mib,                 20,  300, true"
  })
  void what_a_request_costs_is_compared_at_one_rate_that_is_not_low(
      String metric, double rate, double other, boolean comparable) {
    assertThat(
            Comparability.comparable(
                named(metric), serving("a", rate, metric), serving("b", other, metric)))
        .isEqualTo(comparable);
  }

  @Test
  void an_objection_to_a_cost_says_the_rates() {
    String metric = "cpu_us_per_request";

    assertThat(Comparability.objection(named(metric), serving("a", 20, metric)))
        .hasValue(
            "a serves 20/s: below 250/s what a process does without requests outweighs what a"
                + " request costs, so costs are not compared");
    assertThat(
            Comparability.objection(
                named(metric), serving("a", 300, metric), serving("b", 3220, metric)))
        .hasValue(
            "a serves 300/s and b 3220/s: what a request costs depends on the rate, so it is not"
                + " compared");
  }

  /** Of 20/s offered to ten servers for a second each, half is served by law. */
  @ParameterizedTest
  @CsvSource({
    "BLOCKING,       10,   ASYNC_BLOCKING, 19.7, false",
    "ASYNC_BLOCKING, 19.7, BLOCKING,       10,   false",
    "BLOCKING,       10,   BLOCKING,       10.4, true",
    "BLOCKING,       10,   BLOCKING,       10.6, false",
    "ASYNC_BLOCKING, 19.7, ASYNC_BLOCKING, 19.7, true",
    // not by law, but it does not keep up
    "ASYNC_BLOCKING, 19.7, ASYNC_BLOCKING, 18,   false"
  })
  void the_latency_of_a_queue_that_grows_is_compared_with_one_that_grows_alike(
      Strategy one, double good, Strategy two, double otherGood, boolean comparable) {
    assertThat(
            Comparability.comparable(
                named("latency_p50_ms"), latencies("a", one, good), latencies("b", two, otherGood)))
        .isEqualTo(comparable);
  }

  @Test
  void who_drowns_is_told_with_what_it_served() {
    assertThat(
            Comparability.objection(
                named("latency_p50_ms"),
                latencies("fast", Strategy.ASYNC_BLOCKING, 19.7),
                latencies("full", Strategy.BLOCKING, 9.8)))
        .hasValue(
            "full serves 9.8/s of the 20.0/s offered: its queue grows as long as the window lasts,"
                + " so latencies are not compared");
  }

  @ParameterizedTest
  @CsvSource({"0, 10000, true", "1, 9999, false"})
  void arrivals_that_were_dropped_have_no_latency_and_do_not_count(
      double dropped, double timed, boolean comparable) {
    Metric p99 = named("latency_p99_ms");
    ScenarioSummary one =
        with(
            "a",
            Strategy.ASYNC_BLOCKING,
            Map.of(
                p99,
                new double[] {5},
                named("completed"),
                new double[] {timed + dropped},
                named("dropped"),
                new double[] {dropped},
                named("failed"),
                new double[] {dropped}));

    assertThat(Comparability.comparable(p99, one, one)).isEqualTo(comparable);
  }

  /** 19 of 20/s: enough of what a minute with a delay of 1 s can hold, but not of what goes on. */
  @ParameterizedTest
  @CsvSource({"0, 18.8, true", "15, 18.8, false", "15, 19.1, true"})
  void a_window_that_goes_on_has_room_for_every_answer(
      int settle, double good, boolean comparable) {
    ScenarioSummary full = settled(latencies("a", Strategy.ASYNC_BLOCKING, 20.1), settle);
    ScenarioSummary slow = settled(latencies("b", Strategy.ASYNC_BLOCKING, good), settle);

    assertThat(Comparability.comparable(named("latency_p50_ms"), full, slow)).isEqualTo(comparable);
  }

  private static ScenarioSummary settled(ScenarioSummary summary, int seconds) {
    Scenario own = summary.scenario();
    return new ScenarioSummary(
        new Scenario(
            own.name(),
            own.target(),
            Driver.OPEN_LOOP,
            own.load(),
            own.client(),
            own.warmUp().settling(Duration.ofSeconds(seconds)),
            own.delay(),
            Optional.empty()),
        1,
        1,
        List.of(),
        Limit.NOTHING,
        summary.values());
  }

  private static ScenarioSummary serving(String name, double rate, String metric) {
    return with(
        name,
        Strategy.BLOCKING,
        Map.of(named(metric), new double[] {5}, named("throughput_rps"), new double[] {rate}));
  }

  private static ScenarioSummary latencies(String name, Strategy strategy, double good) {
    return with(
        name,
        strategy,
        Map.of(
            named("latency_p50_ms"),
            new double[] {5},
            named("goodput_rps"),
            new double[] {good},
            named("completed"),
            new double[] {1200},
            named("failed"),
            new double[] {0}));
  }

  private static ScenarioSummary with(String name, Strategy strategy, Map<Metric, double[]> all) {
    return new ScenarioSummary(
        ArticleTrial.scenario(name, strategy), 1, 1, List.of(), Limit.NOTHING, all);
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
