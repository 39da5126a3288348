package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.DownstreamStatus;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Recording;
import org.servletbench.harness.model.Request;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.DownstreamSeen;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.Validity;

class GatekeeperTest {
  private static final ArticleTrial SOUND =
      ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING));

  @Test
  void a_sound_trial_is_valid_its_timeouts_notwithstanding() {
    assertThat(check(SOUND.record())).isEqualTo(new Validity.Valid());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gates")
  void a_broken_gate_names_the_figure_and_the_reason(
      String message, UnaryOperator<TrialRecord> breakIt) {
    Validity validity = check(breakIt.apply(SOUND.record()));

    assertThat(validity.isValid()).isFalse();
    assertThat(validity.reasons()).anySatisfy(reason -> assertThat(reason).contains(message));
  }

  static Stream<Arguments> gates() {
    return Stream.of(
        gate(
            "1199 of 1200 planned arrivals are in the driver's log",
            record -> requests(record, all(record).subList(0, all(record).size() - 1))),
        gate(
            "arrivals were late by 80.0 ms (p99; at most 50.0)",
            record -> requests(record, all(record).stream().map(r -> delayed(r, 80)).toList())),
        gate(
            "hit 1201 times, but the app started 1200 calls: a client retries",
            record -> Records.seen(record, s -> downstream(s, 1201, 0))),
        gate(
            "hit 1199 times for 1200 requests: it must be once for each, timed-out ones included",
            record -> Records.seen(record, s -> downstream(s, 1199, 0))),
        gate(
            "3 requests of the warm-up were still in flight when MEASURE began: shorten warm-up",
            record -> Records.seen(record, s -> downstream(s, 1200, 3))),
        gate(
            "4 connections overflowed a listen backlog: raise accept-count",
            record -> Records.seen(record, s -> kernel(s, s.kernelBefore(), overflows(4)))),
        gate(
            "the suite asks for tomcat-threads = 10, the app runs with 200",
            record -> setting(record, "tomcat-threads", "200")),
        gate(
            "the suite asks for async-pool = 25, the app runs with 8",
            record -> setting(record, "async-pool", "8")),
        gate(
            "the suite asks for async-timeout-ms = 90000, the app runs with 30000",
            record -> setting(record, "async-timeout-ms", "30000")),
        gate(
            "the suite asks for downstream-timeout-ms = 80000, the app runs with 1",
            record -> setting(record, "downstream-timeout-ms", "1")),
        gate(
            "the suite asks for max-connections = 8192, the app runs with 50",
            record -> setting(record, "max-connections", "50")),
        gate(
            "the suite asks for accept-count = 100, the app runs with 1",
            record -> setting(record, "accept-count", "1")),
        gate(
            "the services were not read: the trial ended before MEASURE", record -> broken(record)),
        gate(
            "benchmark-app ended with code 1",
            record -> broken(record, "benchmark-app ended with code 1")));
  }

  @Test
  void virtual_threads_have_no_pool_of_tomcats_to_check() {
    TrialRecord virtual =
        ArticleTrial.of(ArticleTrial.scenario("a", Strategy.VIRTUAL_THREADS), 1, 1003).record();
    TrialRecord record = setting(virtual, "virtual-threads", "true");

    assertThat(check(setting(record, "tomcat-threads", "-1")).isValid()).isTrue();
    assertThat(check(setting(record, "async-pool", "8")).isValid()).isFalse();
    assertThat(check(setting(record, "virtual-threads", "false")).reasons())
        .contains("the suite asks for virtual-threads = true, the app runs with false");
    assertThat(check(setting(SOUND.record(), "virtual-threads", "true")).isValid()).isFalse();
  }

  @Test
  void another_container_has_no_settings_of_tomcats_to_check() {
    TrialRecord record = SOUND.record();
    for (String tomcats :
        List.of("tomcat-threads", "async-timeout-ms", "max-connections", "accept-count")) {
      record = setting(record, tomcats, "null");
    }

    assertThat(check(record).reasons()).hasSize(4);
    assertThat(check(setting(record, "container", "netty")).isValid()).isTrue();
    assertThat(check(setting(setting(record, "container", "netty"), "async-pool", "8")).isValid())
        .isFalse();
  }

  @Test
  void an_app_that_was_asked_for_its_stages_must_tell_them() {
    TrialRecord silent = asking(SOUND.record());

    assertThat(check(silent).reasons())
        .contains("the suite asks for server-timing = true, the app runs with an unknown one");
    assertThat(check(setting(silent, "server-timing", "true")).reasons().toString())
        .doesNotContain("server-timing");
  }

  @Test
  void every_broken_gate_is_told_and_not_just_the_first() {
    TrialRecord record = setting(SOUND.record(), "async-pool", "8");

    assertThat(check(Records.seen(record, s -> downstream(s, 1201, 3))).reasons()).hasSize(4);
  }

  @Test
  void one_late_arrival_in_a_hundred_keeps_the_load_in_shape() {
    TrialRecord record = SOUND.record();
    List<Request> requests =
        Stream.concat(
                all(record).stream().limit(all(record).size() - 12),
                all(record).stream()
                    .skip(all(record).size() - 12)
                    .map(request -> late(request, 80)))
            .toList();

    assertThat(check(requests(record, requests)).isValid()).isTrue();
  }

  private static Arguments gate(String message, UnaryOperator<TrialRecord> breakIt) {
    return arguments(message, breakIt);
  }

  private static Validity check(TrialRecord record) {
    return Gatekeeper.check(record, MeasurementExtractor.extract(record));
  }

  /** Later by that much, but for the first, which stays on its slot. */
  private static Request delayed(Request request, long millis) {
    return request.startMillis() <= ArticleTrial.ORIGIN ? request : late(request, millis);
  }

  private static Request late(Request request, long millis) {
    return new Request(
        request.phase(),
        request.startMillis() + millis,
        request.latencyMillis(),
        request.outcome());
  }

  private static List<Request> all(TrialRecord record) {
    return Records.requests(record);
  }

  private static TrialRecord requests(TrialRecord record, List<Request> requests) {
    return Records.with(record, new Recording.Requests(requests));
  }

  private static TrialRecord broken(TrialRecord record, String... problems) {
    return Records.broken(1, record.scenario(), record.recording(), problems);
  }

  private static TrialRecord asking(TrialRecord record) {
    Scenario s = record.scenario();
    return new TrialRecord(
        record.number(),
        record.trial(),
        new Scenario(
            s.name(),
            s.target(),
            Driver.OPEN_LOOP,
            s.load(),
            s.client().withServerTiming(),
            s.warmUp(),
            s.delay(),
            s.pairedWith()),
        record.recording(),
        record.readings(),
        record.observations(),
        record.problems());
  }

  private static TrialRecord setting(TrialRecord record, String name, String value) {
    return Records.seen(
        record,
        s -> {
          AppSeen app = s.app().orElseThrow();
          Map<String, String> settings = new TreeMap<>(app.settings());
          settings.put(name, value);
          return new Observations(
              Optional.of(
                  new AppSeen(settings, app.before(), app.before(), app.windowEnd(), app.after())),
              s.downstream(),
              s.kernelBefore(),
              s.kernelAfter(),
              s.wakeUpFloorP99Millis(),
              s.cores());
        });
  }

  private static KernelReading overflows(long more) {
    return new KernelReading(5, false, 28_232, 1_048_576, 7 + more, 7 + more);
  }

  private static Observations downstream(Observations seen, long hits, long inFlightBefore) {
    DownstreamSeen downstream = seen.downstream().orElseThrow();
    return new Observations(
        seen.app(),
        Optional.of(
            new DownstreamSeen(
                new DownstreamStatus(0, 0, inFlightBefore, 0, downstream.before().lateness()),
                new DownstreamStatus(hits, hits, 0, 10, downstream.after().lateness()))),
        seen.kernelBefore(),
        seen.kernelAfter(),
        seen.wakeUpFloorP99Millis(),
        seen.cores());
  }

  private static Observations kernel(Observations seen, KernelReading before, KernelReading after) {
    return new Observations(
        seen.app(), seen.downstream(), before, after, seen.wakeUpFloorP99Millis(), seen.cores());
  }
}
