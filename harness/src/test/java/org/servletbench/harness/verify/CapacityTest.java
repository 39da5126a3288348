package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.Validity;
import org.servletbench.harness.verify.CapacitySearch.Answer;

public class CapacityTest {
  private static final Slo SLO = Slo.parse("p99<100ms");

  /** The limit of the probes that miss. */
  public static final Limit THREADS = new Limit("server-threads", "10/10 busy 98 %");

  @Test
  void the_capacity_is_the_highest_rate_that_held_and_the_lowest_that_did_not() {
    Capacity capacity =
        Capacity.of(
            SLO,
            List.of(
                trial(100, 20, Limit.NOTHING),
                trial(400, 900, THREADS),
                trial(200, 28, Limit.NOTHING),
                trial(300, 60, Limit.NOTHING)));

    assertThat(capacity.sustained()).hasValue(300);
    assertThat(capacity.missed()).hasValue(400);
    assertThat(capacity.limit()).isEqualTo(THREADS);
    assertThat(capacity.curve())
        .extracting(Capacity.Point::rate)
        .containsExactly(100.0, 200.0, 300.0, 400.0);
  }

  @Test
  void the_knee_is_the_last_rate_before_the_tail_has_grown_by_half() {
    Capacity capacity =
        Capacity.of(
            SLO,
            List.of(
                trial(100, 20, Limit.NOTHING),
                trial(200, 29, Limit.NOTHING),
                trial(300, 31, Limit.NOTHING)));

    assertThat(capacity.knee()).hasValue(200);
    assertThat(capacity.missed()).isEmpty();
  }

  @Test
  void the_knee_goes_by_the_worst_probe_of_a_rate_whatever_their_order() {
    List<ExtractedTrial> probes =
        List.of(
            trial(100, 20, Limit.NOTHING),
            trial(200, 25, Limit.NOTHING),
            trial(200, 40, Limit.NOTHING));

    assertThat(Capacity.of(SLO, probes).knee()).hasValue(100);
    assertThat(Capacity.of(SLO, probes.reversed()).knee()).hasValue(100);
  }

  /** A server that turns clients away is fast again, and an invalid probe says nothing of it. */
  @Test
  void the_knee_does_not_lie_beyond_a_rate_whose_tail_has_grown_nor_at_an_invalid_probe() {
    ExtractedTrial fast = trial(800, 10, Limit.NOTHING);
    ExtractedTrial invalid =
        new ExtractedTrial(
            fast.record(),
            fast.measurements(),
            new Validity.Invalid(List.of("late")),
            Limit.NOTHING);

    assertThat(
            Capacity.of(
                    SLO,
                    List.of(
                        trial(100, 20, Limit.NOTHING),
                        trial(200, 5000, THREADS),
                        trial(400, 20, Limit.NOTHING),
                        invalid))
                .knee())
        .hasValue(100);
  }

  @ParameterizedTest
  @CsvSource({"'40 20 22 900', 300", "'20 22 5000 5', 200", "'20 29 31', 200", "'20', 100"})
  void a_first_rate_that_is_cold_or_a_last_that_is_fast_does_not_hide_the_knee(
      String tails, double knee) {
    List<ExtractedTrial> trials = new ArrayList<>();
    for (String p99 : tails.split(" ")) {
      trials.add(trial(100 * (trials.size() + 1), Integer.parseInt(p99), Limit.NOTHING));
    }

    assertThat(Capacity.of(SLO, trials).knee()).hasValue(knee);
  }

  @Test
  void an_invalid_trial_and_a_percentile_that_was_not_measured_are_no_answers() {
    ExtractedTrial good = trial(100, 20, Limit.NOTHING);
    ExtractedTrial broken =
        new ExtractedTrial(
            good.record(),
            good.measurements(),
            new Validity.Invalid(List.of("late")),
            Limit.NOTHING);

    assertThat(Capacity.answer(SLO, good)).isEqualTo(Answer.HELD);
    assertThat(Capacity.answer(SLO, broken)).isEqualTo(Answer.INVALID);
    assertThat(Capacity.answer(Slo.parse("p95<1s"), good)).isEqualTo(Answer.INVALID);
  }

  @Test
  void an_invalid_probe_always_has_a_reason_and_the_others_have_none() {
    ExtractedTrial good = trial(100, 20, Limit.NOTHING);
    ExtractedTrial refused = outcomes(Map.of("ok", 0.0, "http_4xx", 200.0, "planned", 200.0));

    assertThat(Capacity.reasons(SLO, good)).isEmpty();
    assertThat(Capacity.reasons(SLO, refused))
        .containsExactly("p99 was not measured: 0 ok, 200 http_4xx");
    assertThat(Capacity.reasons(SLO, outcomes(Map.of())))
        .containsExactly("p99 was not measured: no request was counted");
    assertThat(Capacity.answer(Slo.parse("p99<1s,errors<1%"), refused)).isEqualTo(Answer.MISSED);
  }

  @Test
  void a_target_that_answered_nothing_well_is_told_with_what_it_did() {
    assertThat(Capacity.servedNothing(trial(100, 20, Limit.NOTHING))).isEmpty();
    assertThat(Capacity.servedNothing(outcomes(Map.of()))).isEmpty();
    assertThat(Capacity.servedNothing(outcomes(Map.of("ok", 0.0, "reset", 7.0, "other", 0.0))))
        .contains("0 ok, 7 reset");
  }

  private static ExtractedTrial outcomes(Map<String, Double> counts) {
    ExtractedTrial good = trial(20, 20, Limit.NOTHING);
    List<Measurement> figures = new ArrayList<>();
    counts.forEach(
        (metric, value) ->
            figures.add(new Measurement("probe", 1, named(metric), OptionalDouble.of(value), "")));
    return new ExtractedTrial(good.record(), figures, new Validity.Valid(), Limit.NOTHING);
  }

  @Test
  void the_limit_is_that_of_a_trial_that_missed_not_of_one_that_held_at_the_same_rate() {
    Capacity capacity =
        Capacity.of(
            SLO,
            List.of(
                trial(100, 20, Limit.NOTHING),
                trial(200, 90, Limit.NOTHING),
                trial(200, 300, THREADS)));

    assertThat(capacity.sustained()).hasValue(100);
    assertThat(capacity.limit()).isEqualTo(THREADS);
  }

  @Test
  void an_invalid_probe_tells_no_limit_where_a_valid_one_missed_the_same_rate() {
    ExtractedTrial busy = trial(200, 300, new Limit("cpu", "all cores 99 % busy"));
    ExtractedTrial invalid =
        new ExtractedTrial(
            busy.record(),
            busy.measurements(),
            new Validity.Invalid(List.of("a neighbour")),
            busy.limit());
    ExtractedTrial held = trial(100, 20, Limit.NOTHING);

    assertThat(Capacity.of(SLO, List.of(held, invalid, trial(200, 300, THREADS))).limit())
        .isEqualTo(THREADS);
    assertThat(Capacity.of(SLO, List.of(held, invalid, invalid)).limit())
        .as("a rate that could not be measured twice")
        .isEqualTo(busy.limit());
  }

  /** A probe with that 99th percentile, milliseconds, and half of it as its median. */
  public static ExtractedTrial trial(double rate, double p99, Limit limit) {
    List<Measurement> figures = new ArrayList<>();
    Map.of("latency_p99_ms", p99, "latency_p50_ms", p99 / 2, "ok", 999.0, "planned", 1000.0)
        .forEach(
            (metric, value) ->
                figures.add(
                    new Measurement("probe", 1, named(metric), OptionalDouble.of(value), "")));
    Scenario article = ArticleTrial.scenario("probe", Strategy.BLOCKING);
    Scenario scenario =
        new Scenario(
            "probe",
            article.target(),
            Driver.OPEN_LOOP,
            Load.Open.even(rate, Duration.ofSeconds(10), Duration.ofSeconds(5)),
            ClientSettings.DEFAULT,
            article.warmUp(),
            article.delay(),
            Optional.empty());
    TrialRecord record = Records.broken(1, scenario, "only its figures count here");
    return new ExtractedTrial(record, figures, new Validity.Valid(), limit);
  }
}
