package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Verdict;

/** Latencies beside requests that failed, or that were never sent, in any trial. */
class TurnedAwayTest {
  private static final Metric P50 = named("latency_p50_ms");
  private static final double[] NONE = {0, 0, 0};

  /** As the mean of three rounds its median would be 0.17 times the base's. */
  @Test
  void one_trial_of_three_that_turned_its_clients_away_is_not_passed_over() {
    ScenarioSummary base = summary("base", new double[] {1000, 1000, 1000}, 3000, NONE, NONE);
    ScenarioSummary other =
        summary("other", new double[] {1000, 1000, 5}, 3000, new double[] {0, 0, 2400}, NONE);

    assertThat(Pairs.of(P50, base, other).ratio().orElseThrow().ratio()).isLessThan(0.2);
    assertThat(Comparability.objection(P50, base, other))
        .hasValue(
            "27 % of the requests of other failed or were never sent: its latencies are not"
                + " compared");
    assertThat(Comparability.comparable(P50, base, other)).isFalse();
    assertThat(Comparability.failure(base, other))
        .hasValue("26.7 % of its requests fail or are never sent, and 0.0 % of the base's");
  }

  @ParameterizedTest
  @CsvSource({"0, 200, true", "0, 800, false", "100, 100, true", "100, 101, false"})
  void what_was_never_sent_counts_as_what_failed(
      double failed, double dropped, boolean comparable) {
    ScenarioSummary all = summary("all", new double[] {5}, 20_000, new double[1], new double[1]);
    ScenarioSummary some =
        summary("some", new double[] {5}, 20_000, new double[] {failed}, new double[] {dropped});

    assertThat(Comparability.comparable(P50, all, some)).isEqualTo(comparable);
    assertThat(Comparability.comparable(P50, some, all)).isEqualTo(comparable);
  }

  /** Of 3,000 requests 1,800 were shed at once: who is left is answered soon. */
  @Test
  void a_claim_about_one_scenario_rests_on_no_latency_of_those_that_were_let_in() {
    double[] shed = {1800, 1800, 1800};
    ScenarioSummary all = summary("a", new double[] {5, 5, 5}, 3000, NONE, NONE);
    ScenarioSummary few = summary("a", new double[] {5, 5, 5}, 3000, shed, NONE);

    assertThat(kind(all)).isEqualTo(Verdict.Kind.CONFIRMED);
    assertThat(kind(few)).isEqualTo(Verdict.Kind.INCONCLUSIVE);
  }

  private static Verdict.Kind kind(ScenarioSummary scenario) {
    return new Verifier(Summaries.run(1, List.of("X"), scenario), 0)
        .verify(List.of(Summaries.claim("X", "latency_p50_ms", "<=", 10)))
        .rows()
        .getFirst()
        .kind();
  }

  /** Each trial completed as many, dropped ones among them. */
  private static ScenarioSummary summary(
      String name, double[] millis, double completed, double[] failed, double[] dropped) {
    double[] all = DoubleStream.of(millis).map(any -> completed).toArray();
    return new ScenarioSummary(
        ArticleTrial.scenario(name, Strategy.ASYNC_BLOCKING),
        millis.length,
        millis.length,
        List.of(),
        Limit.NOTHING,
        Map.of(
            P50,
            millis,
            named("completed"),
            all,
            named("failed"),
            failed,
            named("dropped"),
            dropped));
  }
}
