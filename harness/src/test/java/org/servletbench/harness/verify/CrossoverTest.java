package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.ClientSettings.Pacing;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.verify.AtDelay.Pays;

class CrossoverTest {
  private static final int[] DELAYS = {100, 0, 20};

  @Test
  void
      async_pays_between_the_last_delay_at_which_it_does_not_and_the_first_from_which_on_it_does() {
    Crossover crossover =
        crossover(new double[] {20, 5, 20}, new double[] {8, 5, 20}, new double[] {100, 100, 96});

    assertThat(crossover.delays())
        .extracting(AtDelay::delay)
        .containsExactly(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(100));
    assertThat(crossover.above()).hasValue(Duration.ofMillis(20));
    assertThat(crossover.atMost()).hasValue(Duration.ofMillis(100));
    assertThat(crossover.predicted()).as("10 threads at 20/s").hasValue(500);
  }

  @Test
  void it_pays_too_where_the_same_answers_come_sooner() {
    Crossover crossover =
        crossover(new double[] {20, 20, 20}, new double[] {20, 20, 20}, new double[] {90, 100, 96});

    assertThat(crossover.delays())
        .extracting(AtDelay::pays)
        .containsExactly(Pays.NO, Pays.NO, Pays.YES);
  }

  /** As many answers, but a p99 of none: whether they come sooner is not known. */
  @Test
  void delays_at_which_nothing_is_known_are_no_ends_of_what_is_told() {
    OptionalDouble one = OptionalDouble.of(1);
    List<AtDelay> delays = new ArrayList<>();
    for (int millis : new int[] {0, 20, 50, 100}) {
      OptionalDouble p99 = millis % 100 == 0 ? OptionalDouble.empty() : one;
      delays.add(new AtDelay(Duration.ofMillis(millis), "a", "b", 3, one, one, p99, one, Pays.NO));
    }
    Crossover crossover = new Crossover("a", "b", delays, OptionalDouble.empty());

    assertThat(crossover.shortest().delay()).hasMillis(20);
    assertThat(crossover.longest().delay()).hasMillis(50);
  }

  @Test
  void a_gain_of_five_percent_or_less_pays_nothing() {
    Crossover crossover =
        crossover(
            new double[] {20.9, 21.1, 20.9}, new double[] {20, 20, 20}, new double[] {96, 100, 94});

    assertThat(crossover.delays())
        .as("5.5 % more answers; 4.5 % more and 6 % sooner; 4.5 % more and 4 % sooner")
        .extracting(AtDelay::pays)
        .containsExactly(Pays.YES, Pays.YES, Pays.NO);
  }

  @Test
  void fewer_answers_never_pay_however_soon_they_come() {
    Crossover crossover =
        crossover(new double[] {18, 18, 18}, new double[] {20, 20, 20}, new double[] {1, 1, 1});

    assertThat(crossover.above()).hasValue(Duration.ofMillis(100));
    assertThat(crossover.atMost()).isEmpty();
  }

  /** Its 99th percentile is not compared there, since its queue grows. */
  @Test
  void a_delay_at_which_it_drowns_counts_as_one_at_which_it_does_not_pay() {
    Crossover crossover =
        crossover(new double[] {10, 20, 20}, new double[] {20, 20, 20}, new double[] {90, 90, 90});

    assertThat(crossover.delays())
        .extracting(AtDelay::pays)
        .containsExactly(Pays.YES, Pays.YES, Pays.NO);
    assertThat(crossover.delays().getLast().p99()).isEmpty();
    assertThat(crossover.above()).hasValue(Duration.ofMillis(100));
    assertThat(crossover.atMost()).isEmpty();
  }

  @Test
  void it_may_pay_at_every_delay() {
    Crossover crossover =
        crossover(new double[] {20, 20, 20}, new double[] {10, 10, 10}, new double[] {1, 1, 1});

    assertThat(crossover.above()).isEmpty();
    assertThat(crossover.atMost()).hasValue(Duration.ZERO);
  }

  @Test
  void two_delays_make_no_map() {
    assertThat(
            Crossover.of(
                run(
                    List.of(
                        summary(Strategy.BLOCKING, 1, 20, 1),
                        summary(Strategy.BLOCKING, 2, 20, 1),
                        summary(Strategy.ASYNC_NON_BLOCKING, 1, 20, 1),
                        summary(Strategy.ASYNC_NON_BLOCKING, 2, 20, 1)))))
        .isEmpty();
  }

  @Test
  void a_delay_at_which_one_was_not_measured_is_undecided() {
    List<ScenarioSummary> all = new ArrayList<>();
    for (int delay : new int[] {0, 20, 50, 100}) {
      all.add(summary(Strategy.BLOCKING, delay, delay > 20 ? 10 : 20, 100));
      ScenarioSummary async = summary(Strategy.ASYNC_NON_BLOCKING, delay, 20, 100);
      all.add(delay == 100 ? Summaries.withoutValidTrial(async) : async);
    }
    Crossover crossover = Crossover.of(run(all)).getFirst();

    assertThat(crossover.above()).hasValue(Duration.ofMillis(20));
    assertThat(crossover.atMost()).hasValue(Duration.ofMillis(50));
    assertThat(crossover.undecided()).containsExactly(Duration.ofMillis(100));
    assertThat(crossover.compared()).hasSize(3);
  }

  /** Blocking without keep-alive stands between the two that are alike but for their target. */
  @Test
  void ways_are_compared_where_all_else_is_equal() {
    List<ScenarioSummary> all = new ArrayList<>();
    for (int delay : DELAYS) {
      all.add(summary(Strategy.BLOCKING, delay, 20, 100));
      all.add(closing(summary(Strategy.BLOCKING, delay, 5, 100)));
      all.add(summary(Strategy.ASYNC_NON_BLOCKING, delay, 20, 100));
    }
    List<Crossover> found = Crossover.of(run(all));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().delays())
        .extracting(AtDelay::base)
        .containsExactly("blocking-0ms", "blocking-20ms", "blocking-100ms");
  }

  private static ScenarioSummary closing(ScenarioSummary summary) {
    Scenario own = summary.scenario();
    return new ScenarioSummary(
        new Scenario(
            own.name() + "-close",
            own.target(),
            Driver.OPEN_LOOP,
            own.load(),
            new ClientSettings(0, 10_000, Overload.WAIT, 1, 1, Pacing.EXACT, OptionalInt.empty()),
            own.warmUp(),
            own.delay(),
            Optional.empty()),
        1,
        1,
        List.of(),
        Limit.NOTHING,
        summary.values());
  }

  @Test
  void delays_that_two_ways_do_not_share_make_no_map() {
    List<ScenarioSummary> all = new ArrayList<>();
    for (int delay : new int[] {1, 2, 3}) {
      all.add(summary(Strategy.BLOCKING, delay, 20, 1));
      all.add(summary(Strategy.ASYNC_NON_BLOCKING, delay * 10, 20, 1));
    }

    assertThat(Crossover.of(run(all))).isEmpty();
  }

  /** In the order of {@link #DELAYS}; the base's 99th percentile is 100 ms. */
  private static Crossover crossover(double[] otherGood, double[] baseGood, double[] otherP99) {
    List<ScenarioSummary> all = new ArrayList<>();
    for (int i = 0; i < DELAYS.length; i++) {
      all.add(summary(Strategy.BLOCKING, DELAYS[i], baseGood[i], 100));
      all.add(summary(Strategy.ASYNC_NON_BLOCKING, DELAYS[i], otherGood[i], otherP99[i]));
    }
    List<Crossover> found = Crossover.of(run(all));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().base()).isEqualTo("blocking");
    assertThat(found.getFirst().other()).isEqualTo("async-non-blocking");
    return found.getFirst();
  }

  private static RunSummary run(List<ScenarioSummary> all) {
    return Summaries.run(1, List.of(), all.toArray(ScenarioSummary[]::new));
  }

  private static ScenarioSummary summary(
      Strategy strategy, int delayMillis, double goodput, double p99) {
    Scenario article = ArticleTrial.scenario("x", strategy);
    Scenario scenario =
        new Scenario(
            strategy.label() + "-" + delayMillis + "ms",
            article.target(),
            article.driver(),
            article.load(),
            article.client(),
            article.warmUp(),
            Optional.of(Duration.ofMillis(delayMillis)),
            Optional.empty());
    return new ScenarioSummary(
        scenario,
        1,
        1,
        List.of(),
        Limit.NOTHING,
        Map.of(
            named("completed"), new double[] {20_000},
            named("goodput_rps"), new double[] {goodput},
            named("latency_p99_ms"), new double[] {p99},
            named("cpu_us_per_request"), new double[] {1000}));
  }
}
