package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;

class CostCurveTableTest {
  @Test
  void a_way_to_wait_at_three_rates_has_a_row_with_a_cost_for_each() {
    Table table =
        CostCurveTable.of(
            report(
                trial("slow", 5, 4000),
                trial("medium", 20, 2000),
                trial("fast", 100, 300),
                trial("alone", Strategy.ASYNC_BLOCKING, 20, 900)));

    assertThat(table.plain(80))
        .isEqualTo(
            """
            CPU per request  at 5/s  at 20/s  at 100/s
            blocking           4 ms     2 ms    300 us
            """);
  }

  @Test
  void two_rates_make_no_curve() {
    assertThat(CostCurveTable.of(report(trial("a", 5, 1), trial("b", 20, 1))).isEmpty()).isTrue();
  }

  /** Their clients connect for each request; and of twins the first stands for both. */
  @Test
  void what_differs_in_more_than_its_rate_has_a_row_of_its_own() {
    Table table =
        CostCurveTable.of(
            report(
                trial("slow", 5, 4000),
                trial("medium", 20, 2000),
                trial("fast", 100, 300),
                trial("fast-again", 100, 310),
                closing(trial("slow-closing", 5, 8000)),
                closing(trial("medium-closing", 20, 5000)),
                closing(trial("fast-closing", 100, 900))));

    assertThat(table.plain(80))
        .contains("4 ms     2 ms    300 us")
        .contains("8 ms     5 ms    900 us");
  }

  /** More connections at a higher rate, and all of them kept: one ladder. */
  @Test
  void how_many_connections_are_opened_ahead_does_not_part_a_curve() {
    Table table =
        CostCurveTable.of(
            report(
                by(trial("slow", 5, 4000), 10, 0),
                by(trial("medium", 20, 2000), 20, 0),
                by(trial("fast", 100, 300), 50, 0),
                by(trial("slow-renewed", 5, 8000), 10, 100),
                by(trial("medium-renewed", 20, 5000), 20, 100),
                by(trial("fast-renewed", 100, 900), 50, 100)));

    assertThat(table.plain(80))
        .contains("4 ms     2 ms    300 us")
        .contains("8 ms     5 ms    900 us");
  }

  private static TrialRecord closing(TrialRecord record) {
    return by(record, 0, 1);
  }

  private static TrialRecord by(TrialRecord record, int connections, int requestsEach) {
    Scenario plain = record.scenario();
    ClientSettings kept = plain.client();
    return Records.withScenario(
        record,
        new Scenario(
            plain.name(),
            plain.target(),
            Driver.OPEN_LOOP,
            plain.load(),
            new ClientSettings(
                connections,
                kept.maxInFlight(),
                kept.overload(),
                requestsEach,
                kept.localAddresses(),
                kept.pacing(),
                kept.core()),
            plain.warmUp(),
            plain.delay(),
            plain.pairedWith()));
  }

  private static RunReport report(TrialRecord... records) {
    List<Scenario> scenarios = Arrays.stream(records).map(TrialRecord::scenario).toList();
    return Reports.of(new Suite("tiny", "?", 1, 1, scenarios, List.of()), List.of(records));
  }

  private static TrialRecord trial(String name, double rate, long cpuMicros) {
    return trial(name, Strategy.BLOCKING, rate, cpuMicros);
  }

  private static TrialRecord trial(String name, Strategy strategy, double rate, long cpuMicros) {
    Scenario plain = ArticleTrial.scenario(name, strategy);
    Duration window = Duration.ofSeconds(60);
    Scenario scenario =
        new Scenario(
            name,
            plain.target(),
            plain.driver(),
            Load.Open.even(rate, window, window),
            plain.client(),
            plain.warmUp(),
            plain.delay(),
            plain.pairedWith());
    return ArticleTrial.of(scenario).cpuMicrosPerRequest(cpuMicros).record();
  }
}
