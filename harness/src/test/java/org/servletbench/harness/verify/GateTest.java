package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.report.GateText;
import org.servletbench.harness.stats.Margin;

class GateTest {
  private static final Gate GATE = new Gate(new Margin(0.10), List.of(named("goodput_rps")));

  @ParameterizedTest
  @CsvSource({"10%, 0.1", "2.5%, 0.025", "5 %, 0.05", "1000%, 10"})
  void a_margin_is_a_percentage(String text, double share) {
    assertThat(Gate.margin(text).share()).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0%", "-5%", "ten", "10", "%", "1e3%", "NaN%", "1001%", "5%%", "٣%", "0.1"})
  void what_is_no_margin_is_refused_in_words(String text) {
    assertThatThrownBy(() -> Gate.margin(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("%");
  }

  @Test
  void a_metric_must_exist_and_have_a_worse_direction() {
    assertThat(Gate.metric("goodput_rps")).isEqualTo(named("goodput_rps"));
    assertThatThrownBy(() -> Gate.metric("godput_rps"))
        .hasMessageContaining("is not a metric; nearest: goodput_rps");
    assertThatThrownBy(() -> Gate.metric("sent")).hasMessageContaining("neither better nor worse");
  }

  @ParameterizedTest
  @CsvSource({
    "80,  1", // a fifth fewer
    "100, 0",
    "95,  0", // fewer than before, but by less than the margin
    "130, 0" // more than before is better
  })
  void only_a_change_for_the_worse_that_reaches_the_margin_is_too_much(double now, int worse) {
    Gate.Ruling ruling = GATE.rule(rows(GATE, around(100), around(now)));

    assertThat(ruling.worse()).hasSize(worse);
    assertThat(ruling.seen()).hasSize(1);
    assertThat(ruling.blind()).isEmpty();
  }

  @Test
  void more_is_worse_where_less_is_better() {
    Gate gate = new Gate(new Margin(0.10), List.of(named("threads_peak")));

    assertThat(gate.rule(rows(gate, around(100), around(130))).worse()).hasSize(1);
    assertThat(gate.rule(rows(gate, around(100), around(70))).worse()).isEmpty();
  }

  @Test
  void a_large_change_that_may_be_chance_is_none() {
    double[] noisy = {60, 140, 50, 150, 55};

    assertThat(GATE.rule(rows(GATE, around(100), noisy)).worse()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, an interval takes 3 valid trials", "0, it was not measured on both sides"})
  void what_cannot_be_judged_is_named_with_the_reason(int trials, String reason) {
    double[] few = new double[trials];
    Arrays.fill(few, 50);
    Gate.Ruling ruling = GATE.rule(rows(GATE, around(100), few));

    assertThat(ruling.seen()).isEmpty();
    assertThat(ruling.blind()).hasSize(1);
    assertThat(Gate.whyUnseen(ruling.blind().getFirst())).hasValue(reason);
  }

  @Test
  void nothing_on_both_sides_is_judged_and_something_over_nothing_is_not() {
    Gate gate = new Gate(new Margin(0.10), List.of(named("timeout_share")));
    double[] nothing = {0, 0, 0, 0, 0};

    assertThat(gate.rule(rows(gate, nothing, nothing)).seen()).hasSize(1);
    assertThat(gate.rule(rows(gate, nothing, new double[] {0, 0.1, 0.2, 0.1, 0.1})).blind())
        .extracting(row -> Gate.whyUnseen(row).orElseThrow())
        .containsExactly("it is 0 in some trials, so it has no ratio");
  }

  /** Its latencies may not be compared, which must not make it pass. */
  @ParameterizedTest
  @CsvSource({"0, 200, 1", "200, 200, 0", "200, 0, 0", "0, 5, 0", "9, 11, 0"})
  void who_alone_fails_its_clients_is_worse(int base, int other, int worse) {
    Gate gate = new Gate(new Margin(0.10), List.of(named("latency_p50_ms")));
    ScenarioSummary ours = failing("a", other);
    ScenarioSummary theirs = failing("a-against", base);
    Gate.Ruling ruling =
        gate.rule(
            Duel.contrasts(
                Summaries.run(1, List.of(), ours, theirs), gate.metrics(), gate.margin()));

    assertThat(ruling.worse()).hasSize(worse);
    if (worse == 1) {
      assertThat(GateText.of(gate, ruling))
          .contains(
              "worse: a: 20.0 % of its requests fail or are never sent, and 0.0 % of the base's");
    }
  }

  @Test
  void who_alone_falls_behind_its_load_is_worse_and_nobody_is_without_a_base() {
    Gate gate = new Gate(new Margin(0.10), List.of(named("cpu_us_per_request")));

    assertThat(GateText.of(gate, rule(gate, served("a", 10), served("a-against", 19.7))))
        .contains("worse: a: it serves 10.0/s well, and the base 19.7/s");
    assertThat(rule(gate, served("a", 19.7), served("a-against", 19.7)).worse()).isEmpty();
    assertThat(rule(gate, served("a", 10), served("a-against", 10)).worse()).isEmpty();
    assertThat(rule(gate, served("a", 10), served("a-against")).worse()).isEmpty();
    assertThat(rule(gate, served("a"), served("a-against", 10)).worse()).isEmpty();
  }

  private static Gate.Ruling rule(Gate gate, ScenarioSummary ours, ScenarioSummary theirs) {
    return gate.rule(
        Duel.contrasts(Summaries.run(1, List.of(), ours, theirs), gate.metrics(), gate.margin()));
  }

  /** Of 20/s that a pool does not limit; without a valid trial if it served at no rate. */
  private static ScenarioSummary served(String name, double... rate) {
    double[] goodput = new double[5];
    double[] cpu = {500, 501, 502, 503, 504};
    Arrays.fill(goodput, rate.length == 0 ? 0 : rate[0]);
    return new ScenarioSummary(
        ArticleTrial.scenario(name, Strategy.ASYNC_NON_BLOCKING),
        5,
        rate.length == 0 ? 0 : 5,
        List.of(),
        Limit.NOTHING,
        rate.length == 0
            ? Map.of()
            : Map.of(
                named("goodput_rps"), goodput,
                named("throughput_rps"), goodput,
                named("cpu_us_per_request"), cpu));
  }

  private static ScenarioSummary failing(String name, int failed) {
    double[] all = {1000, 1000, 1000, 1000, 1000};
    double[] failures = new double[all.length];
    Arrays.fill(failures, failed);
    return new ScenarioSummary(
        ArticleTrial.scenario(name, Strategy.ASYNC_NON_BLOCKING),
        all.length,
        all.length,
        List.of(),
        Limit.NOTHING,
        Map.of(named("completed"), all, named("failed"), failures, named("latency_p50_ms"), all));
  }

  @Test
  void only_what_two_sessions_find_is_confirmed() {
    Gate.Ruling worse = GATE.rule(rows(GATE, around(100), around(80)));
    Gate.Ruling same = GATE.rule(rows(GATE, around(100), around(100)));
    Gate.Ruling blind = GATE.rule(rows(GATE, around(100), new double[] {50}));

    assertThat(worse.confirmedBy(worse)).hasSize(1);
    assertThat(worse.confirmedBy(same)).isEmpty();
    assertThat(worse.confirmedBy(blind)).isEmpty();
    assertThat(worse.unseenBy(blind)).hasSize(1);
    assertThat(worse.unseenBy(same)).isEmpty();
    assertThat(worse.unseenBy(Gate.Ruling.NOTHING)).as("a session without the row").hasSize(1);
  }

  private static double[] around(double value) {
    return new double[] {value * 0.99, value * 1.01, value, value * 0.995, value * 1.005};
  }

  /** A run in which the base is the rival of the same scenario. */
  private static List<Contrast> rows(Gate gate, double[] base, double[] ours) {
    String metric = gate.metrics().getFirst().label();
    ScenarioSummary one = Summaries.of("a", metric, ours);
    ScenarioSummary two = Summaries.of("a-against", metric, base);
    return Duel.contrasts(Summaries.run(1, List.of(), one, two), gate.metrics(), gate.margin());
  }
}
