package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Verdicts;

class LadderPictureTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Load TWENTY = Load.Open.even(20, MINUTE, MINUTE);

  @Test
  void a_ladder_of_delays_shows_response_times_and_where_theory_has_the_pool_full() {
    Drawing drawing = LadderPicture.of(report(delays(0, 20, 600))).orElseThrow();

    assertThat(drawing.file()).isEqualTo("ladder.svg");
    assertThat(drawing.svg())
        .contains(">Median response time by delay<", ">delay of the downstream<")
        .contains(">0 ms<", ">20 ms<", ">600 ms<")
        .contains(">blocking<", ">async-non-blocking<")
        .contains("class=\"tick right\"")
        .containsPattern("class=\"tick right\"[^>]*>blocking is full, by theory: 500 ms<")
        .doesNotContain("script");
    assertThat(drawing.description())
        .startsWith("Does it? Median response time by delay. blocking: 1 ms at 0 ms, ")
        .contains("async-non-blocking: 1 ms at 0 ms, 21 ms at 20 ms, 601 ms at 600 ms.");
  }

  /** Ten threads are full at 500 ms. */
  @Test
  void a_label_that_has_no_room_on_the_left_stands_on_the_right() {
    Drawing drawing = LadderPicture.of(report(delays(0, 1000, 2000))).orElseThrow();

    assertThat(drawing.svg())
        .containsPattern("class=\"tick\"[^>]*>blocking is full, by theory: 500 ms<");
  }

  @Test
  void ladders_of_rates_and_of_requests_in_flight_show_what_a_request_costs() {
    List<ScenarioSummary> rates = new ArrayList<>();
    List<ScenarioSummary> inFlight = new ArrayList<>();
    for (int step : new int[] {50, 400, 1200}) {
      Duration second = Duration.ofSeconds(1);
      Load closed =
          new Load.Closed(step, Duration.ZERO, Duration.ZERO, Duration.ZERO, MINUTE, MINUTE);
      rates.add(
          summary(Strategy.BLOCKING, "-" + step, Load.Open.even(step, MINUTE, MINUTE), second, 9));
      inFlight.add(summary(Strategy.BLOCKING, "-" + step, closed, second, 9));
    }

    assertThat(LadderPicture.of(report(rates)).orElseThrow().description())
        .contains("CPU time of a request by rate. blocking: 42 us at 50/s, 42 us at 400/s, ");
    assertThat(LadderPicture.of(report(inFlight)).orElseThrow().description())
        .contains("CPU time of a request by requests in flight. blocking: 42 us at 50, ");
  }

  /** 1.5 s is blocking-1-5s, as a name has no dots. */
  @Test
  void a_climb_is_a_target_whatever_its_scenarios_are_called() {
    List<ScenarioSummary> scenarios = new ArrayList<>(delays(0, 600));
    scenarios.add(summary(Strategy.BLOCKING, "-1-5s", TWENTY, Duration.ofMillis(1500), 1501));
    scenarios.add(
        summary(Strategy.ASYNC_NON_BLOCKING, "-at-last", TWENTY, Duration.ofMillis(1500), 1501));

    assertThat(Ladder.of(scenarios).orElseThrow().climbs())
        .extracting(climb -> climb.name() + climb.figures().keySet())
        .containsExactly("blocking[0.0, 600.0, 1500.0]", "async-non-blocking[0.0, 600.0, 1500.0]");
  }

  /** The two are one target, and 50/s is even in one and random in the other. */
  @Test
  void ways_that_differ_in_their_load_alone_are_told_apart_by_their_names() {
    List<ScenarioSummary> rates = new ArrayList<>();
    for (int step : new int[] {50, 400, 1200}) {
      Duration second = Duration.ofSeconds(1);
      Load poisson = new Load.Open(new Arrivals.Poisson(step, 1), MINUTE, MINUTE);
      rates.add(
          summary(
              Strategy.BLOCKING, "-even-" + step, Load.Open.even(step, MINUTE, MINUTE), second, 9));
      rates.add(summary(Strategy.BLOCKING, "-random-" + step, poisson, second, 9));
    }

    assertThat(Ladder.of(rates).orElseThrow().climbs())
        .extracting(Ladder.Climb::name)
        .containsExactly("blocking-even", "blocking-random");
  }

  /** In the names the rate stands ahead of the one delay. */
  @Test
  void a_step_may_stand_anywhere_in_a_name_and_a_target_may_change_with_it() {
    List<ScenarioSummary> rates = new ArrayList<>();
    List<ScenarioSummary> changing = new ArrayList<>();
    for (int step : new int[] {50, 400, 1200}) {
      Duration second = Duration.ofSeconds(1);
      Load even = Load.Open.even(step, MINUTE, MINUTE);
      Load poisson = new Load.Open(new Arrivals.Poisson(step, 1), MINUTE, MINUTE);
      rates.add(summary(Strategy.BLOCKING, "-" + step + "-1s", even, second, 9));
      rates.add(summary(Strategy.BLOCKING, "-random-" + step + "-1s", poisson, second, 9));
      changing.add(
          summary(
              step == 50 ? Strategy.BLOCKING : Strategy.CALLABLE,
              "-" + step,
              even,
              second,
              9,
              "fit"));
    }

    assertThat(Ladder.of(rates).orElseThrow().climbs())
        .extracting(Ladder.Climb::name)
        .containsExactly("blocking-1s", "blocking-random-1s");
    assertThat(Ladder.of(changing).orElseThrow().climbs())
        .extracting(climb -> climb.name() + climb.figures().size())
        .containsExactly("fit3");
  }

  @Test
  void two_steps_or_two_loads_make_no_ladder() {
    assertThat(LadderPicture.of(report(delays(0, 20)))).isEmpty();

    List<ScenarioSummary> other = new ArrayList<>(delays(0, 20, 600));
    Load ten = Load.Open.even(10, MINUTE, MINUTE);
    other.set(0, summary(Strategy.BLOCKING, "-0ms", ten, Duration.ZERO, 1));
    assertThat(LadderPicture.of(report(other))).isEmpty();

    List<ScenarioSummary> twice = new ArrayList<>(delays(0, 20, 600));
    twice.add(summary(Strategy.BLOCKING, "-20ms-again", TWENTY, Duration.ofMillis(20), 21));
    assertThat(Ladder.of(twice).orElseThrow().climbs())
        .as("one that is there again at one step")
        .extracting(Ladder.Climb::name)
        .containsExactly("blocking", "async-non-blocking");
  }

  @Test
  void a_step_without_a_figure_is_left_out_and_the_others_stay() {
    List<ScenarioSummary> scenarios = new ArrayList<>(delays(0, 20, 600));
    scenarios.set(
        4, summary(Strategy.BLOCKING, "-600ms", TWENTY, Duration.ofMillis(600), Double.NaN));

    assertThat(Ladder.of(scenarios).orElseThrow().climbs())
        .extracting(climb -> climb.name() + climb.figures().keySet())
        .containsExactly("blocking[0.0, 20.0]", "async-non-blocking[0.0, 20.0, 600.0]");
  }

  @Test
  void a_value_lies_among_the_steps_by_its_share_of_the_way() {
    Ladder ladder = Ladder.of(delays(0, 20, 100)).orElseThrow();

    assertThat(ladder.among(40).orElseThrow()).isCloseTo(1.25, within(1e-9));
    assertThat(ladder.among(0)).hasValue(0);
    assertThat(ladder.among(100)).hasValue(2);
    assertThat(ladder.among(101)).isEmpty();
  }

  @Test
  void a_logarithmic_axis_has_whole_decades() {
    LogAxis axis = LogAxis.over(new double[] {0.37, 30_000}, 400, 100);

    assertThat(axis.ticks()).containsExactly(0.1, 1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0);
    assertThat(axis.at(0.1)).isEqualTo(400);
    assertThat(axis.at(100)).isCloseTo(250, within(1e-9));
    assertThat(axis.at(0)).isEqualTo(400);
    assertThat(LogAxis.over(new double[] {10}, 1, 0).ticks()).containsExactly(10.0, 100.0);
  }

  /** Both ways at each of these delays; a request takes 1 ms more than the delay. */
  private static List<ScenarioSummary> delays(int... millis) {
    List<ScenarioSummary> all = new ArrayList<>();
    for (int delay : millis) {
      for (Strategy strategy : List.of(Strategy.BLOCKING, Strategy.ASYNC_NON_BLOCKING)) {
        all.add(summary(strategy, "-" + delay + "ms", TWENTY, Duration.ofMillis(delay), delay + 1));
      }
    }
    return all;
  }

  private static ScenarioSummary summary(
      Strategy strategy, String suffix, Load load, Duration delay, double median) {
    return summary(strategy, suffix, load, delay, median, strategy.label());
  }

  /** Without a figure where the median is not a number. */
  private static ScenarioSummary summary(
      Strategy strategy, String suffix, Load load, Duration delay, double median, String way) {
    Scenario article = ArticleTrial.scenario("x", strategy);
    Scenario scenario =
        new Scenario(
            way + suffix,
            article.target(),
            Driver.OPEN_LOOP,
            load,
            article.client(),
            article.warmUp(),
            Optional.of(delay),
            Optional.empty());
    return new ScenarioSummary(
        scenario,
        1,
        1,
        List.of(),
        new Limit("", ""),
        Double.isNaN(median)
            ? Map.of()
            : Map.of(
                named("goodput_rps"), new double[] {20},
                named("latency_p50_ms"), new double[] {median},
                named("latency_p99_ms"), new double[] {median},
                named("cpu_us_per_request"), new double[] {42}));
  }

  private static RunReport report(List<ScenarioSummary> scenarios) {
    Suite suite =
        new Suite(
            "tiny",
            "Does it?",
            1,
            1,
            scenarios.stream().map(ScenarioSummary::scenario).toList(),
            List.of());
    return Reports.of(new RunSummary(suite, scenarios), new Verdicts(List.of()));
  }
}
