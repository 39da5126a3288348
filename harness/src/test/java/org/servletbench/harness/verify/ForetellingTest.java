package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Validity;

class ForetellingTest {
  /** 20/s of 1 s, 400/s of 200 ms and of 50 ms: the pool carries half of each. */
  @ParameterizedTest
  @CsvSource({
    "20,  1000, 10, 0,  0, ''",
    "20,  1000, 10, 0.3, 0, ''",
    "20,  1000, 10, 3,  0, 'timeouts waiting'",
    "20,  1000, 10, 10, 0, 'timeouts waiting p50'",
    "20,  1000, 10, 0,  1, 'timeouts waiting p50'",
    "400, 200,  40, 0,  0, ''",
    "400, 200,  40, 1,  0, ''",
    "400, 200,  40, 10, 0, 'timeouts waiting p50'",
    "400, 200,  40, 0,  4, 'timeouts waiting p50'",
    "400, 50,   10, 0,  0, ''",
    "400, 50,   10, 10, 0, 'timeouts waiting p50'",
    "400, 50,   10, 0,  1, 'timeouts waiting p50'"
  })
  void a_lie_about_the_service_time_or_the_servers_is_named_at_every_rate(
      double rate, int delay, int servers, double percentSlower, int missing, String broken) {
    Scenario told = scenario("blocking", Strategy.BLOCKING, rate, delay, servers);
    Scenario real = scenario("blocking", Strategy.BLOCKING, rate, delay, servers - missing);
    TrialRecord lied = ArticleTrial.of(real, 1, delay * (1 + percentSlower / 100)).record();

    ScenarioSummary row = summarised(Records.withScenario(lied, told)).getFirst();

    assertThat(String.join(" ", TheoryTolerance.broken(row))).isEqualTo(broken);
  }

  @Test
  void what_a_way_to_wait_adds_is_measured_in_another_scenario_that_keeps_up() {
    TrialRecord below = record("below", Strategy.BLOCKING, 20, 25, 1003);
    TrialRecord above = record("above", Strategy.BLOCKING, 20, 10, 1004);
    TrialRecord other = record("other", Strategy.ASYNC_BLOCKING, 20, 10, 1002);

    List<ExtractedTrial> trials = foretold(below, above, other);

    assertThat(service(trials.get(1)).value()).hasValue(1003);
    assertThat(service(trials.get(1)).source())
        .isEqualTo("delay 1000 ms + 3 ms that it added in below");
    assertThat(service(trials.get(0)).source())
        .as("what is overloaded calibrates nothing")
        .isEqualTo("delay 1000 ms alone: no other scenario measured what is added");
    assertThat(service(trials.get(2)).value()).as("another way to wait").hasValue(1000);
  }

  @Test
  void what_takes_longer_than_a_way_to_wait_adds_is_no_calibration() {
    TrialRecord below = record("below", Strategy.BLOCKING, 20, 25, 1100);
    TrialRecord above = record("above", Strategy.BLOCKING, 20, 10, 1100);

    assertThat(service(foretold(below, above).get(1)).value()).hasValue(1000);
    assertThat(summarised(below, above))
        .allSatisfy(row -> assertThat(TheoryTolerance.broken(row)).contains("p50"));
  }

  @Test
  void the_law_holds_a_trial_to_what_was_known_without_it() {
    ScenarioSummary row = summarised(record("a", Strategy.BLOCKING, 20, 10, 1100)).getFirst();

    assertThat(row.median(named("predicted_timeouts"))).hasValue(10);
    assertThat(row.median(named("predicted_timeouts_slower"))).hasValue(30);
    assertThat(row.median(named("predicted_timeouts_from_own_service_time"))).hasValue(210);
    assertThat(row.median(named("timeouts"))).hasValue(210);
  }

  private static Measurement service(ExtractedTrial trial) {
    return trial.measurements().stream()
        .filter(row -> row.metric().label().equals("predicted_service_time_ms"))
        .findFirst()
        .orElseThrow();
  }

  private static List<ExtractedTrial> foretold(TrialRecord... records) {
    return Foretelling.of(Arrays.stream(records).map(ExtractedTrial::of).toList());
  }

  private static List<ScenarioSummary> summarised(TrialRecord... records) {
    List<Scenario> scenarios = Arrays.stream(records).map(TrialRecord::scenario).toList();
    return Summariser.summarise(
            new Suite("s", "?", 1, 1, scenarios, List.of()),
            foretold(records).stream()
                .map(
                    trial ->
                        new ExtractedTrial(
                            trial.record(),
                            trial.measurements(),
                            new Validity.Valid(),
                            trial.limit()))
                .toList())
        .scenarios();
  }

  private static TrialRecord record(
      String name, Strategy strategy, double rate, int servers, double serviceMillis) {
    return ArticleTrial.of(scenario(name, strategy, rate, 1000, servers), 1, serviceMillis)
        .record();
  }

  /** The article's scenario, with its own number of requests, and another rate, delay and pool. */
  private static Scenario scenario(
      String name, Strategy strategy, double rate, int delayMillis, int servers) {
    Scenario plain = ArticleTrial.scenario(name, strategy);
    Duration window = Duration.ofSeconds(60);
    return new Scenario(
        name,
        new Target.App(
            strategy,
            new AppSettings(servers, servers, Duration.ofSeconds(90), Duration.ofSeconds(80))),
        plain.driver(),
        Load.Open.even(rate, window, window),
        plain.client(),
        plain.warmUp(),
        Optional.of(Duration.ofMillis(delayMillis)),
        Optional.empty());
  }
}
