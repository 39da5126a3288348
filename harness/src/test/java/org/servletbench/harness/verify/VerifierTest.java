package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.servletbench.harness.verify.Summaries.claim;
import static org.servletbench.harness.verify.Summaries.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Claim.Threshold;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;

class VerifierTest {
  private static final String METRIC = "latency_p99_ms";

  @ParameterizedTest
  @CsvSource({
    // one trial or two: a factor of two beyond the threshold, or an exception to "every"
    "<=, 5,   '2.5',                     CONFIRMED",
    "<=, 5,   '2.6',                     INDICATED",
    "<=, 5,   '5.1',                     INDICATED",
    "<=, 5,   '9.9 9.9',                 INDICATED",
    "<=, 5,   '10 10',                   REFUTED",
    ">=, 585, '1170',                    CONFIRMED",
    ">=, 585, '1169',                    INDICATED",
    ">=, 585, '584',                     INDICATED",
    ">=, 585, '292',                     REFUTED",
    "==, 1,   '1',                       INDICATED",
    "==, 1,   '1 1',                     INDICATED",
    "==, 1,   '0.999',                   REFUTED",
    // three trials have no interval: their median decides
    "<=, 5,   '4 5 6',                   CONFIRMED",
    "<=, 5,   '4 5.1 6',                 REFUTED",
    "==, 1,   '1 1 1',                   CONFIRMED",
    // six trials have the interval from the least to the greatest: all of it must agree
    "<=, 5,   '1 2 3 4 5 5',             CONFIRMED",
    "<=, 5,   '1 2 3 4 5 6',             INCONCLUSIVE",
    "<=, 5,   '6 7 8 9 9 9',             REFUTED",
    ">=, 585, '585 590 600 600 600 600', CONFIRMED",
    ">=, 585, '584 590 600 600 600 600', INCONCLUSIVE",
    ">=, 585, '10 10 10 10 10 584',      REFUTED",
    "==, 1,   '1 1 1 1 1 1',             CONFIRMED",
    "==, 1,   '0.9 1 1 1 1 1',           REFUTED",
    "==, 1,   '0.9 0.9 0.9 0.9 0.9 0.9', REFUTED"
  })
  void a_relation_holds_for_the_whole_interval_or_not_at_all(
      String relation, double threshold, String values, Kind verdict) {
    Verdict row = one(claim("X", METRIC, relation, threshold), 1, 0, values(values));

    assertThat(row.kind()).isEqualTo(verdict);
    assertThat(row.expected()).isEqualTo(threshold);
    assertThat(row.low().isPresent()).isEqualTo(values(values).length >= 6);
  }

  @ParameterizedTest
  @CsvSource({
    "'100',                     '105',                     INDICATED",
    "'100',                     '300',                     INDICATED",
    "'100 100 100',             '105 105 105',             CONFIRMED",
    "'100 100 100',             '94 94 94',                REFUTED",
    "'100 100 100',             '106 106 106',             REFUTED",
    "'100 100 100 100 100 100', '101 101 101 101 101 101', CONFIRMED",
    "'100 100 100 100 100 100', '90 95 100 105 110 115',   INCONCLUSIVE",
    "'100 100 100 100 100 100', '50 50 50 200 200 200',    INCONCLUSIVE",
    "'100 100 100 100 100 100', '200 200 200 200 201 201', REFUTED",
    "'0',                       '1',                       INCONCLUSIVE"
  })
  void within_compares_the_ratio_to_the_other_side(String base, String other, Kind verdict) {
    Claim claim = claim("X", List.of("a"), List.of("b"), "goodput_rps", "within", 0.05, true);
    RunSummary run =
        run(
            1,
            List.of("X"),
            Summaries.of("a", "goodput_rps", values(other)),
            Summaries.of("b", "goodput_rps", values(base)));

    Verdict row = new Verifier(run, 0).verify(List.of(claim)).rows().getFirst();

    assertThat(row.kind()).isEqualTo(verdict);
    assertThat(row.against()).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource({
    "0.975 1 1 1.025 1 1, CONFIRMED", // the least and the most of them are beyond
    "0.95 1 1.05,         INCONCLUSIVE", // their median is not
    "1.1 1.12 1.11,       REFUTED",
    "1.01,                INDICATED"
  })
  void a_figure_that_is_a_ratio_has_the_interval_of_one(String values, Kind verdict) {
    Claim claim = claim("X", "cpu_read_over_unread", "within", 0.02);

    assertThat(one(claim, 1, 0, values(values)).kind()).isEqualTo(verdict);
  }

  @Test
  void the_reason_says_how_much_is_known() {
    Claim claim = claim("X", METRIC, "<=", 5);

    assertThat(one(claim, 1, 0, 5).reason())
        .isEqualTo("n = 1 points to confirmed: a verdict takes 3 trials");
    assertThat(one(claim, 1, 0, 6, 6).reason())
        .isEqualTo("n = 2 points to refuted: a verdict takes 3 trials");
    assertThat(one(claim, 1, 0, 2).reason())
        .isEqualTo("n = 1, beyond the threshold by a factor of 2");
    assertThat(one(claim, 1, 0, 4, 4, 4).reason()).isEqualTo("n = 3: no interval");
    assertThat(one(claim, 1, 0, 1, 2, 3, 4, 5, 5).reason()).isEqualTo("the whole interval, n = 6");
    assertThat(one(claim, 1, 0, 1, 2, 3, 4, 5, 9).reason())
        .isEqualTo("the interval crosses the threshold: run more trials");
    assertThat(one(claim("X", METRIC, "==", 1), 1, 0, 1, 1, 1, 1, 1, 0.999).reason())
        .isEqualTo("not in 1 of 6 trials");
    assertThat(one(claim("X", "ok_share", "==", 1), 1, 0, 0.9992).reason())
        .isEqualTo("not in 1 of 1 trials");
  }

  @Test
  void a_ratio_that_is_not_the_threshold_is_beyond_it_by_no_factor() {
    Claim claim = claim("X", List.of("a"), List.of("b"), "goodput_rps", "==", 1, true);
    RunSummary run =
        run(
            1,
            List.of("X"),
            Summaries.of("a", "goodput_rps", 101),
            Summaries.of("b", "goodput_rps", 100));

    Verdict row = new Verifier(run, 0).verify(List.of(claim)).rows().getFirst();

    assertThat(row.kind()).isEqualTo(Kind.REFUTED);
    assertThat(row.reason()).isEqualTo("n = 1, and one exception is enough");
  }

  @Test
  void a_claim_about_every_scenario_has_a_row_for_each() {
    Claim claim = claim("X", List.of(Claim.EVERY), List.of(), METRIC, "<=", 5, true);
    RunSummary run =
        run(1, List.of("X"), Summaries.of("a", METRIC, 1), Summaries.of("b", METRIC, 10));

    Verdicts verdicts = new Verifier(run, 0).verify(List.of(claim));

    assertThat(verdicts.rows()).extracting(Verdict::scenario).containsExactly("a", "b");
    assertThat(verdicts.rows())
        .extracting(Verdict::kind)
        .containsExactly(Kind.CONFIRMED, Kind.REFUTED);
    assertThat(verdicts.of(claim)).as("the worst of its rows").isEqualTo(Kind.REFUTED);
  }

  @Test
  void only_claims_of_the_suite_over_scenarios_of_the_run_have_rows() {
    RunSummary run = run(1, List.of("X"), Summaries.of("a", METRIC, 1));
    Claim elsewhere = claim("X", List.of("gone"), List.of(), METRIC, "<=", 5, true);
    Claim noOther = claim("X", List.of("a"), List.of("gone"), METRIC, "within", 5, true);
    Claim notAsked = claim("Y", METRIC, "<=", 5);

    assertThat(new Verifier(run, 0).verify(List.of(elsewhere, noOther, notAsked)).rows()).isEmpty();
  }

  @Test
  void a_fixed_clock_proves_nothing_under_a_time_scale() {
    Claim claim = claim("X", List.of("a"), List.of(), METRIC, "<=", 5, false);

    assertThat(one(claim, 5, 0, 9).kind()).isEqualTo(Kind.INCONCLUSIVE);
    assertThat(one(claim, 5, 0, 9).reason()).isEqualTo("rests on a clock that does not scale");
    assertThat(one(claim, 1, 0, 10).kind()).isEqualTo(Kind.REFUTED);
  }

  @Test
  void no_valid_trial_and_no_figure_are_two_reasons_to_say_nothing() {
    Claim claim = claim("X", METRIC, "<=", 5);
    RunSummary run = run(1, List.of("X"), Summaries.withoutValidTrial("a"));
    RunSummary other = run(1, List.of("X"), Summaries.of("a", "poller_threads", 1));

    assertThat(new Verifier(run, 0).verify(List.of(claim)).rows())
        .extracting(Verdict::kind, Verdict::reason)
        .containsExactly(tuple(Kind.INCONCLUSIVE, "no valid trial"));
    assertThat(new Verifier(other, 0).verify(List.of(claim)).rows())
        .extracting(Verdict::kind, Verdict::reason)
        .containsExactly(tuple(Kind.INCONCLUSIVE, "not measured"));
  }

  @Test
  void a_machine_that_wakes_late_cannot_refute_a_lateness_but_can_confirm_it() {
    Claim claim = claim("X", "downstream_lateness_p99_ms", "<=", 5);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(one(claim, 1, 2.5, 7).kind()).isEqualTo(Kind.INCONCLUSIVE);
      assertThat(one(claim, 1, 2.5, 7).reason()).contains("2.5 ms late itself (p99)");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(one(claim, 1, 2.5, 2).kind()).isEqualTo(Kind.CONFIRMED);
    assertThat(one(claim, 1, 1.9, 6, 6, 6).kind()).isEqualTo(Kind.REFUTED);
    assertThat(one(claim, 1, 2.5, 30).kind())
        .as("2.5 ms do not explain 25 too many")
        .isEqualTo(Kind.REFUTED);
    assertThat(one(claim("X", METRIC, "<=", 5), 1, 2.5, 10).kind()).isEqualTo(Kind.REFUTED);
  }

  @Test
  void a_threshold_in_delays_is_resolved_with_the_scenarios_own_delay() {
    Claim fixed = claim("X", METRIC, "<=", 0);
    Claim claim =
        new Claim(
            "X",
            "An article",
            "it is so",
            fixed.scenarios(),
            List.of(),
            fixed.metrics(),
            fixed.relation(),
            new Threshold.OfDelay(0.05, 20),
            Kind.CONFIRMED,
            true);

    assertThat(one(claim, 1, 0, 50, 50, 50).expected()).isEqualTo(50);
    assertThat(one(claim, 1, 0, 50, 50, 50).kind()).isEqualTo(Kind.CONFIRMED);
  }

  private static Verdict one(Claim claim, double timeScale, double floor, double... values) {
    ScenarioSummary scenario = Summaries.of("a", claim.metrics().getFirst().label(), values);
    return new Verifier(run(timeScale, List.of("X"), scenario), floor)
        .verify(List.of(claim))
        .rows()
        .getFirst();
  }

  private static double[] values(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
