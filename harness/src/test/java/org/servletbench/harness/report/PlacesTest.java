package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.answer.Answer;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Rung;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunComparer;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Verdicts;

class PlacesTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Duration HALF = Duration.ofSeconds(30);
  private static final Load TEN_CLIENTS =
      new Load.Closed(10, Duration.ZERO, Duration.ZERO, Duration.ZERO, MINUTE, MINUTE);
  private static final Load EVEN = Load.Open.even(10, MINUTE, MINUTE);

  /** What async-blocking and async-non-blocking share is no word of their load. */
  @ParameterizedTest
  @CsvSource({
    "async-blocking, async-non-blocking, async-blocking async-non-blocking",
    "async-10, blocking-10, async blocking",
    "async-25, blocking-25, async-25 blocking-25",
  })
  void a_name_loses_no_more_than_the_load_that_is_told(String one, String other, String names) {
    RunSummary run = run(summary(one, EVEN, true), summary(other, EVEN, true));
    Places places = new Places(run);

    assertThat(places.name(one) + " " + places.name(other)).isEqualTo(names);
  }

  @Test
  void a_workload_is_left_out_where_the_run_has_others() {
    Places places =
        new Places(
            run(
                summary("async-blocking-calm", EVEN, true),
                summary("blocking-calm", EVEN, true),
                summary("async-blocking-busy", TEN_CLIENTS, true),
                summary("blocking-busy", TEN_CLIENTS, true)));

    assertThat(places.name("async-blocking-calm")).isEqualTo("async-blocking");
    assertThat(places.name("blocking-busy")).isEqualTo("blocking");
    places =
        new Places(
            run(
                summary("tokio-product-page", EVEN, true),
                summary("go-std-product-page", EVEN, true),
                summary("tokio-login", TEN_CLIENTS, true)));
    assertThat(places.name("go-std-product-page")).isEqualTo("go-std");
    places =
        new Places(
            run(
                summary("tokio-page-10", EVEN, true),
                summary("gin-page-10", EVEN, true),
                summary("tokio-login-10", TEN_CLIENTS, true),
                summary("gin-login-10", TEN_CLIENTS, true)));
    assertThat(places.name("gin-page-10")).isEqualTo("gin");
  }

  /** The load and the delay of a scenario are scaled, and its name is as the suite has it. */
  @Test
  void names_hold_the_numbers_of_the_suite_at_any_time_scale() {
    Places places =
        new Places(run(2, summary("a-5-2s", EVEN, true), summary("b-5-2s", EVEN, true)));
    assertThat(places.name("a-5-2s")).isEqualTo("a");
    places = new Places(run(3, summary("a-3001ms", EVEN, true), summary("b-3001ms", EVEN, true)));
    assertThat(places.name("a-3001ms")).as("a third of it is a second").isEqualTo("a");
  }

  @Test
  void clients_that_keep_their_connections_are_told_from_those_that_do_not() {
    RunSummary run = run(summary("kept", TEN_CLIENTS, true), summary("new", TEN_CLIENTS, false));

    assertThat(words(run))
        .containsExactly(
            "10 connections (connections kept) and a downstream delay of 1 s",
            "10 connections (a connection for each request) and a downstream delay of 1 s");
    assertThat(headings(run)).containsExactly("connections kept", "a connection for each request");
  }

  @Test
  void bursts_of_two_sizes_are_told_apart() {
    RunSummary run =
        run(
            summary("small", open(new Arrivals.Burst(10, 10)), true),
            summary("large", open(new Arrivals.Burst(10, 100)), true));

    assertThat(words(run))
        .containsExactly(
            "10/s (burst arrivals of 10) and a downstream delay of 1 s",
            "10/s (burst arrivals of 100) and a downstream delay of 1 s");
    assertThat(headings(run)).containsExactly("burst arrivals of 10", "burst arrivals of 100");
  }

  @Test
  void no_two_rungs_of_the_same_mean_rate_read_alike() {
    RunSummary run =
        run(
            summary("a", EVEN, true),
            summary("b", EVEN, false),
            summary("c", Load.Open.even(10, MINUTE, HALF), true),
            summary("d", Load.Open.even(10, HALF, MINUTE), true),
            summary("e", open(new Arrivals.Burst(10, 10)), true),
            summary("f", open(new Arrivals.Burst(10, 100)), true),
            summary("g", open(new Arrivals.Poisson(10, 1)), true),
            summary("h", open(new Arrivals.Poisson(10, 2)), true),
            summary("i", open(new Arrivals.Ramp(0, 20)), true),
            summary("j", open(new Arrivals.Ramp(5, 15)), true),
            summary("k", open(new Arrivals.Steps(List.of(5.0, 15.0))), true),
            summary("l", open(new Arrivals.Steps(List.of(15.0, 5.0))), true));

    assertThat(words(run)).hasSize(12).doesNotHaveDuplicates();
    assertThat(words(run)).contains("10/s for 30 s and a downstream delay of 1 s");
    assertThat(headings(run))
        .hasSize(12)
        .doesNotHaveDuplicates()
        .allSatisfy(heading -> assertThat(heading).isNotEmpty().doesNotStartWith(","));
  }

  @Test
  void one_of_two_namesakes_is_told_in_full_among_other_rungs() {
    RunSummary run =
        run(
            summary("kept", EVEN, true),
            summary("new", EVEN, false),
            summary("fast", Load.Open.even(20, MINUTE, MINUTE), true));
    List<Rung> rungs = rungs(run);
    Places places = new Places(run);

    assertThat(places.of(List.of(rungs.getFirst(), rungs.getLast())))
        .isEqualTo(
            "10/s (connections kept) and a downstream delay of 1 s and 20/s and a downstream delay"
                + " of 1 s");
    assertThat(places.of(rungs)).isEqualTo("10/s and 20/s and a downstream delay of 1 s");
  }

  /** Rates that differ by less than is told. */
  @Test
  void where_rungs_read_alike_names_keep_their_ends_and_no_heading_begins_with_a_comma() {
    Load low = Load.Open.even(100.1, MINUTE, MINUTE);
    Load high = Load.Open.even(100.2, MINUTE, MINUTE);
    RunSummary run =
        run(
            summary("a-low", low, true),
            summary("b-low", low, true),
            summary("a-high", high, true),
            summary("b-high", high, true));

    assertThat(new Places(run).name("b-low")).isEqualTo("b-low");
    assertThat(Tables.ratios(report(run)).blocks())
        .extracting(Table.Block::heading)
        .containsExactly("over a-low", "over a-high");
  }

  private static List<Rung> rungs(RunSummary run) {
    return run.rungs().stream().map(rung -> rung.getFirst().scenario().rung()).toList();
  }

  private static List<String> words(RunSummary run) {
    Places places = new Places(run);
    return rungs(run).stream().map(rung -> places.of(rung)).toList();
  }

  private static List<String> headings(RunSummary run) {
    return Rungs.blocks(report(run), row -> true).stream().map(Table.Block::heading).toList();
  }

  private static Load open(Arrivals arrivals) {
    return new Load.Open(arrivals, MINUTE, MINUTE);
  }

  private static ScenarioSummary summary(String name, Load load, boolean keepsAlive) {
    Scenario plain = ArticleTrial.scenario(name, Strategy.ASYNC_NON_BLOCKING);
    ClientSettings usual = ClientSettings.DEFAULT;
    ClientSettings client =
        new ClientSettings(
            usual.connections(),
            usual.maxInFlight(),
            usual.overload(),
            keepsAlive ? 0 : 1,
            usual.localAddresses(),
            usual.pacing(),
            usual.core());
    return new ScenarioSummary(
        new Scenario(
            name,
            plain.target(),
            Driver.OPEN_LOOP,
            load,
            client,
            plain.warmUp(),
            plain.delay(),
            Optional.empty()),
        1,
        1,
        List.of(),
        new Limit("nothing", ""),
        Map.of(named("goodput_rps"), new double[] {10}));
  }

  private static RunSummary run(ScenarioSummary... scenarios) {
    return run(1, scenarios);
  }

  private static RunSummary run(double timeScale, ScenarioSummary... scenarios) {
    List<ScenarioSummary> all = List.of(scenarios);
    return new RunSummary(
        new Suite(
            "places",
            "?",
            1,
            timeScale,
            all.stream().map(ScenarioSummary::scenario).toList(),
            List.of()),
        all);
  }

  private static RunReport report(RunSummary run) {
    return new RunReport(
        Reports.MACHINE,
        List.of(),
        run,
        RunComparer.compare(run, Manifest.NOTHING),
        new Verdicts(List.of()),
        List.of(),
        Manifest.NOTHING,
        List.of(),
        new Answer(List.of()));
  }
}
