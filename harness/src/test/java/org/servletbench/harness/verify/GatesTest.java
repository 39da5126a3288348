package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Figure;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;

/** The gates of every driver; {@link GatekeeperTest} has those of the article's trial. */
class GatesTest {
  static final TrialRecord SOUND = SecondsTrial.sound().record();
  private static final Load.Closed CLOSED =
      new Load.Closed(
          10,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(10),
          Duration.ofSeconds(2));

  @Test
  void a_sound_trial_of_the_open_loop_driver_is_valid() {
    assertThat(check(SOUND, Map.of())).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // figure | its value | the value that still passes | what the reason says
        "completed | 999 | 1000 | 999 of 1000 planned arrivals are in the driver's log",
        "completed | 1298 | 1000 | 298 requests of the warm-up ended in MEASURE",
        "arrival_lag_p99_ms | 5.1 | 5 | arrivals were late by 5.1 ms (p99; at most 5.0)",
        "generator_cpu_cores | 0.96 | 0.90 | the generator used 0.96 of its one core (at most"
            + " 0.90): it was the bottleneck",
        "generator_cpu_cores_between_readings | 0.97 | 0.90 | the generator used 0.97 of its one"
            + " core",
        "machine_stolen_share | 0.2 | 0.1 | the hypervisor gave 20 % of the cores to other"
            + " machines (at most 10 %)",
        "port_shortages | 3 | 0 | 3 connections found no local port: keep connections alive",
        "generator_fds_peak | 19001 | 19000 | the generator had 19001 of 20000 open files",
        "latency_max_ms | 15.0 | 15.2 | latency max = 15.000 ms is below p",
        "served_max_ms | 14.9 | 15 | served max = 14.900 ms is below p",
        "ok_latency_p99_ms | 14 | 15.1 | ok_latency p99 = 14.000 ms is below p95"
      })
  void a_gate_closes_beyond_its_threshold_and_tells_figure_and_remedy(
      String figure, double broken, double passes, String reason) {
    assertThat(check(SOUND, Map.of(figure, passes))).isEmpty();
    assertThat(check(SOUND, Map.of(figure, broken)))
        .singleElement()
        .satisfies(told -> assertThat(told).contains(reason));
  }

  @Test
  void reasons_read_the_same_in_every_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(
              check(SOUND, Map.of("arrival_lag_p99_ms", 5.1, "generator_cpu_cores", 0.96))
                  .toString())
          .contains("5.1 ms", "0.96 of");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void lag_is_measured_against_the_latency_where_answers_take_long() {
    TrialRecord slow = SOUND;
    Map<String, Double> second =
        Map.of(
            "latency_p50_ms", 1000.0,
            "latency_p90_ms", 1000.0,
            "latency_p95_ms", 1000.0,
            "latency_p99_ms", 1000.0,
            "latency_max_ms", 1000.0,
            "arrival_lag_p99_ms", 9.9);

    assertThat(check(slow, second)).isEmpty();
    assertThat(check(slow, Map.of("arrival_lag_p99_ms", 9.9))).hasSize(1);
  }

  @Test
  void arrivals_that_were_late_at_the_cold_start_have_a_remedy_of_their_own() {
    assertThat(late(9, 14)).contains("in the first second", "set warm-up.settle: 1s");
    assertThat(late(9, 8)).contains("the generator had no CPU").doesNotContain("settle");
  }

  private static String late(double p99, double firstSecond) {
    return check(
            SOUND,
            Map.of("arrival_lag_p99_ms", p99, "arrival_lag_first_second_p99_ms", firstSecond))
        .getFirst();
  }

  @Test
  void ports_in_TIME_WAIT_ahead_of_the_start_are_named() {
    assertThat(check(kernel(new KernelReading(14_116, false, 28_232, 20_000, 7, 7)), Map.of()))
        .isEmpty();
    assertThat(check(kernel(new KernelReading(14_117, false, 28_232, 20_000, 7, 7)), Map.of()))
        .singleElement()
        .asString()
        .startsWith("14117 of 28232 ephemeral ports were in TIME_WAIT before the start");
    assertThat(check(kernel(new KernelReading(28_000, true, 28_232, 20_000, 7, 7)), Map.of()))
        .as("free again after 1 s")
        .isEmpty();
    assertThat(check(kernel(new KernelReading(14_117, false, 0, 0, 7, 7)), Map.of("fds_peak", 1e6)))
        .as("limits that are not known")
        .isEmpty();
  }

  @Test
  void connects_that_are_dropped_ahead_of_a_full_accept_queue_are_named_too() {
    assertThat(check(kernel(new KernelReading(3, false, 28_232, 20_000, 7, 4)), Map.of()))
        .containsExactly(
            "3 SYNs found no room at a listening socket: sysctl net.ipv4.tcp_syncookies=1, or"
                + " raise net.ipv4.tcp_max_syn_backlog");
  }

  @Test
  void a_mean_above_what_its_percentiles_allow_is_impossible_but_for_wrk() {
    Map<String, Double> figures =
        Map.of(
            "latency_p50_ms", 10.0,
            "latency_p90_ms", 20.0,
            "latency_p95_ms", 20.0,
            "latency_p99_ms", 20.0,
            "latency_max_ms", 100.0,
            "latency_mean_ms", 22.0);

    assertThat(check(SOUND, figures))
        .singleElement()
        .asString()
        .startsWith("the mean latency of 22.000 ms exceeds 0.99 p99 + 0.01 max = 20.800 ms");
    assertThat(check(report(Driver.WRK, 500, 500), figures)).isEmpty();
    assertThat(check(report(Driver.AB, 500, 500), figures)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"9.71, true", "10.29, true", "9.69, false", "10.31, false"})
  void a_closed_loop_obeys_Littles_law_within_3_percent(double clients, boolean valid) {
    TrialRecord closed = SecondsTrial.sound(scenario(CLOSED, 0)).record();
    List<String> reasons = check(closed, Map.of("little_clients", clients));

    assertThat(reasons.isEmpty()).as("%s", reasons).isEqualTo(valid);
    assertThat(reasons)
        .allSatisfy(
            reason ->
                assertThat(reason).contains("Little's law: rate x latency =", "there were 10"));
  }

  @Test
  void JMeter_has_a_thread_a_request_and_so_more_than_a_core_and_wider_slots() {
    TrialRecord article =
        ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING)).record();

    assertThat(
            check(
                article,
                Map.of("generator_cpu_cores_between_readings", 1.9, "arrival_lag_p99_ms", 50.0)))
        .isEmpty();
  }

  @Test
  void a_downstream_that_answers_late_is_named() {
    ArticleTrial trial =
        ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING))
            .downstreamLateMillis(60);

    assertThat(check(trial.record(), Map.of()))
        .singleElement()
        .asString()
        .startsWith("the downstream answered 60 ms late (p99; at most 50)");
  }

  static Scenario scenario(Load load, int requestsPerConnection) {
    ClientSettings wide = ClientSettings.DEFAULT;
    return SecondsTrial.scenario(
        Driver.OPEN_LOOP,
        load,
        new ClientSettings(
            0,
            wide.maxInFlight(),
            wide.overload(),
            requestsPerConnection,
            1,
            wide.pacing(),
            OptionalInt.empty()));
  }

  static TrialRecord report(Driver tool, double completed, double ok) {
    List<Figure> figures =
        List.of(
            new Figure(named("completed"), OptionalDouble.of(completed), "tool"),
            new Figure(named("ok"), OptionalDouble.of(ok), "tool"),
            new Figure(named("ab_keepalive_requests"), OptionalDouble.of(completed), "tool"),
            new Figure(named("connect_refused"), OptionalDouble.empty(), "tool does not tell"));
    TrialRecord record =
        SecondsTrial.of(SecondsTrial.scenario(tool, CLOSED, ClientSettings.DEFAULT)).record();
    return Records.with(record, new Recording.Report(ArticleTrial.ORIGIN, 10, figures));
  }

  private static TrialRecord kernel(KernelReading before) {
    return Records.seen(
        SOUND,
        seen ->
            new Observations(
                Optional.empty(), Optional.empty(), before, seen.kernelAfter(), 0.5, 2));
  }

  /** Returns the reasons against a trial with some other figures. */
  static List<String> check(TrialRecord record, Map<String, Double> figures) {
    List<Measurement> measurements = new ArrayList<>(MeasurementExtractor.extract(record));
    measurements.removeIf(measurement -> figures.containsKey(measurement.metric().label()));
    figures.forEach(
        (metric, value) ->
            measurements.add(
                new Measurement("own", 1, named(metric), OptionalDouble.of(value), "test")));
    return Gatekeeper.check(record, measurements).reasons();
  }
}
