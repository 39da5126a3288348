package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.metrics.GaugedTrial.IDLE;
import static org.servletbench.harness.metrics.GaugedTrial.READINGS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.GaugedTrial;
import org.servletbench.harness.metrics.GaugedTrial.Gauges;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

class LimitFinderTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "tomcat-threads", "10",
          "async-pool", "25",
          "client-connections", "4",
          "max-connections", "50",
          "max-queue-capacity", "100");

  /** Causes in the order in which they are looked for, each with figures or gauges that show it. */
  private static final List<Cause> CAUSES =
      List.of(
          new Cause("ports (3 connections without a local port)", "port_shortages", 3),
          new Cause("generator (0.97 of 1 core)", "generator_cpu_cores", 0.97),
          new Cause(
              "cpu (all cores 96 % busy, 80 % by this trial)",
              Map.of("machine_busy_share", 0.96, "cpu_cores_benchmark_app", 1.5)),
          new Cause("downstream (late by 60 ms, p99)", "downstream_lateness_p99_ms", 60),
          new Cause("client-pool (4/4 in use, callers wait 100 %)"),
          new Cause("executor (25/25 active 100 %, queue 7)"),
          new Cause("queue (9 rejected at a capacity of 100)"),
          new Cause("max-connections (50/50 open 100 %)"),
          new Cause("server-threads (10/10 busy 100 %, queue 8)"),
          new Cause("accept-queue (5 overflows, 2 waiting)", "listen_overflows", 5));

  private static final List<Gauges> FULL =
      List.of(
          IDLE,
          IDLE,
          IDLE,
          IDLE,
          new Gauges(0, 2, 1, 0, 20, 0, 4, 6),
          new Gauges(0, 2, 25, 7, 20, 0, 1, 0),
          new Gauges(0, 2, 1, 0, 20, 9, 1, 0),
          new Gauges(0, 2, 1, 0, 50, 0, 1, 0),
          new Gauges(8, 10, 1, 0, 20, 0, 1, 0),
          IDLE);

  private record Cause(String limit, Map<String, Double> figures) {
    Cause(String limit) {
      this(limit, Map.of());
    }

    Cause(String limit, String metric, double value) {
      this(limit, Map.of(metric, value));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void each_limit_is_named_with_the_reading_that_says_so(int cause) {
    assertThat(find(CAUSES.get(cause).figures(), READINGS, FULL.get(cause)))
        .hasToString(CAUSES.get(cause).limit());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void a_cause_comes_before_its_consequences(int first) {
    Map<String, Double> figures = new HashMap<>();
    Gauges gauges = IDLE;
    for (int i = first; i < CAUSES.size(); i++) {
      figures.putAll(CAUSES.get(i).figures());
      gauges = gauges.and(FULL.get(i));
    }

    assertThat(find(figures, READINGS, gauges).word())
        .isEqualTo(CAUSES.get(first).limit().split(" ")[0]);
  }

  @Test
  void nothing_full_is_no_limit_and_nothing_read_is_unknown() {
    assertThat(find(Map.of(), READINGS, IDLE)).hasToString("nothing");
    TrialRecord broken = Records.broken(1, ArticleTrial.scenario("a", Strategy.BLOCKING), "x");
    assertThat(LimitFinder.of(broken, List.of())).hasToString("");
    TrialRecord unseen = Records.broken(1, record(READINGS, IDLE).scenario(), article(), "x");
    assertThat(LimitFinder.of(unseen, List.of())).hasToString("");
  }

  @ParameterizedTest
  @CsvSource({"6, server-threads (10/10 busy 60 %; queue 8)", "5, nothing"})
  void a_pool_that_is_full_for_most_of_the_window_is_the_limit(int full, String limit) {
    assertThat(find(Map.of(), full, FULL.get(8))).hasToString(limit.replace(';', ','));
  }

  @Test
  void a_neighbour_that_keeps_the_cores_busy_limits_nothing() {
    assertThat(
            find(
                Map.of("machine_busy_share", 0.99, "cpu_cores_benchmark_app", 0.5), READINGS, IDLE))
        .hasToString("nothing");
  }

  @Test
  void what_the_hypervisor_took_is_not_there_to_be_used() {
    assertThat(
            find(
                Map.of(
                    "machine_busy_share",
                    0.9,
                    "machine_stolen_share",
                    0.08,
                    "cpu_cores_benchmark_app",
                    1.5),
                READINGS,
                IDLE))
        .hasToString("cpu (all cores 90 % busy, 80 % by this trial)");
  }

  @Test
  void a_pool_in_full_use_that_nobody_waits_for_limits_nothing() {
    assertThat(find(Map.of(), READINGS, new Gauges(0, 10, 25, 0, 20, 0, 4, 0)))
        .hasToString("nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "unlimited", ""})
  void a_pool_without_a_bound_limits_nothing(String threads) {
    assertThat(
            LimitFinder.of(
                record(READINGS, FULL.get(8), Map.of("tomcat-threads", threads)),
                SoundFigures.with(Map.of())))
        .hasToString("nothing");
  }

  @Test
  void counters_that_the_app_does_not_say_limit_nothing() {
    assertThat(find(Map.of(), READINGS, new Gauges(0, -1, 0, 0, -1, -1, -1, -1)))
        .hasToString("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    // in flight at most, dropped, longest wait ms; 10000 is max-in-flight
    "10000, 5, 0,  'generator (max-in-flight 10000 reached, 5 dropped)'",
    "10000, 0, 20, 'generator (max-in-flight 10000 reached, 0 dropped)'",
    "10000, 0, 0,  nothing",
    "9999,  0, 20, nothing",
    // a burst is over by the end of the second, at which what is in flight is counted
    "0,     5, 0,  'generator (max-in-flight 10000 reached, 5 dropped)'"
  })
  void arrivals_that_wait_for_a_connection_at_the_bound_are_held_up_by_the_generator(
      double inFlight, double dropped, double wait, String limit) {
    List<Measurement> figures =
        SoundFigures.with(
            Map.of(
                "client_in_flight_peak", inFlight,
                "dropped", dropped,
                "goodput_rps", 100.0,
                "connection_wait_max_ms", wait));

    assertThat(LimitFinder.of(SecondsTrial.sound().record(), figures)).hasToString(limit);
  }

  @Test
  void JMeter_may_use_more_than_a_core() {
    TrialRecord article =
        ArticleTrial.of(ArticleTrial.scenario("a", Strategy.ASYNC_NON_BLOCKING)).record();

    assertThat(
            LimitFinder.of(
                article, SoundFigures.with(Map.of("generator_cpu_cores_between_readings", 1.5))))
        .hasToString("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCKING,           server-threads (10/10 busy 98 %; queue 590)",
    "ASYNC_BLOCKING,     nothing",
    "ASYNC_NON_BLOCKING, nothing",
    "VIRTUAL_THREADS,    nothing"
  })
  void the_articles_trial_is_limited_by_its_threads_or_by_nothing(Strategy strategy, String limit) {
    TrialRecord record = ArticleTrial.of(ArticleTrial.scenario("a", strategy)).record();

    assertThat(ExtractedTrial.of(record).limit()).hasToString(limit.replace(';', ','));
  }

  private static Limit find(Map<String, Double> figures, int full, Gauges gauges) {
    return LimitFinder.of(record(full, gauges), SoundFigures.with(figures));
  }

  @Test
  void a_callable_fills_the_executor_of_spring_boot() {
    Map<String, String> settings = Map.of("async-pool", "25", "task-executor.core", "8");
    Gauges eight = new Gauges(0, 2, 8, 30, 20, 0, 1, 0);

    TrialRecord callable = GaugedTrial.of(Strategy.CALLABLE, 10, eight, settings);
    TrialRecord other = GaugedTrial.of(Strategy.ASYNC_BLOCKING, 10, eight, settings);

    assertThat(LimitFinder.of(callable, SoundFigures.with(Map.of())).toString())
        .startsWith("executor (8/8 active 100 %, queue 30");
    assertThat(LimitFinder.of(other, SoundFigures.with(Map.of())).word()).isNotEqualTo("executor");
  }

  private static TrialRecord record(int full, Gauges gauges) {
    return record(full, gauges, SETTINGS);
  }

  private static TrialRecord record(int full, Gauges gauges, Map<String, String> settings) {
    return GaugedTrial.of(Strategy.BLOCKING, full, gauges, settings);
  }

  private static Recording article() {
    return ArticleTrial.of(ArticleTrial.scenario("a", Strategy.BLOCKING)).record().recording();
  }
}
