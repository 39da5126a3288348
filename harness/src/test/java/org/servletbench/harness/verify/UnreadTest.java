package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.metrics.GaugedTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.metrics.SecondsTrial;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.CpuRoom;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.KernelReading;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;

/** A good trial of which one reading after another is taken away. */
class UnreadTest {
  private static final TrialRecord GAUGED =
      GaugedTrial.of(Strategy.BLOCKING, 0, GaugedTrial.IDLE, Map.of("tomcat-threads", "10"));
  private static final TrialRecord ARTICLE =
      ArticleTrial.of(ArticleTrial.scenario("a", Strategy.ASYNC_NON_BLOCKING)).record();

  static Stream<String> figures() {
    List<String> needed = Unread.of(GAUGED, new Figures(List.of()));
    assertThat(needed).hasSizeGreaterThan(10);
    return needed.stream();
  }

  @Test
  void a_good_trial_lacks_nothing() {
    assertThat(Unread.of(GAUGED, new Figures(SoundFigures.with(Map.of())))).isEmpty();
    assertThat(ExtractedTrial.of(ARTICLE).limit()).hasToString("nothing");
    assertThat(ExtractedTrial.of(ARTICLE).record().gaps()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void a_figure_that_is_missing_is_told_and_never_taken_for_a_good_one(String missing) {
    List<Measurement> rest =
        SoundFigures.with(Map.of()).stream()
            .filter(it -> !it.metric().label().equals(missing))
            .toList();

    if (Unread.ofLimits(GAUGED, new Figures(List.of())).contains(missing)) {
      assertThat(LimitFinder.of(GAUGED, rest))
          .isEqualTo(new Limit("unknown", "not measured: " + missing));
    }
    assertThat(Unread.told(GAUGED, new Figures(rest)).gaps())
        .singleElement()
        .asString()
        .contains("no gate or limit was judged by it: " + missing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Reading.APP,
        Reading.DOWNSTREAM,
        Reading.GENERATOR,
        Reading.MACHINE,
        Reading.STOLEN
      })
  void without_the_readings_of_one_process_no_trial_was_limited_by_nothing(String process) {
    ExtractedTrial trial = ExtractedTrial.of(ARTICLE.without(Set.of(process), List.of()));

    assertThat(trial.limit().word()).isEqualTo("unknown");
    assertThat(trial.record().gaps()).hasSize(1);
    assertThat(Gaps.words(List.of(trial)))
        .singleElement()
        .asString()
        .startsWith("a, trial 1: not measured, so no gate or limit was judged by it: ");
  }

  /** A server that runs elsewhere, as another user, or in several processes. */
  @Test
  void without_the_process_of_a_users_own_server_no_limit_is_known_and_the_gap_says_why() {
    Scenario scenario =
        SecondsTrial.scenario(Driver.OPEN_LOOP, GAUGED.scenario().load(), ClientSettings.DEFAULT);
    TrialRecord own = Records.withScenario(GAUGED, scenario);
    List<Measurement> rest =
        SoundFigures.with(Map.of()).stream()
            .filter(it -> !it.metric().label().equals("cpu_cores_benchmark_app"))
            .toList();

    assertThat(LimitFinder.of(own, rest))
        .hasToString("unknown (not measured: cpu_cores_benchmark_app)");
    assertThat(Unread.told(own, new Figures(rest)).gaps())
        .singleElement()
        .asString()
        .endsWith("; only a target of one process, on this machine and of this user, is read");
  }

  @Test
  void a_gap_of_all_trials_is_one_line() {
    ExtractedTrial trial =
        ExtractedTrial.of(ARTICLE.without(Set.of(Reading.STOLEN), List.of("lost")));

    assertThat(Gaps.words(List.of(trial, trial)))
        .containsExactly(
            "all trials: lost",
            "all trials: not measured, so no gate or limit was judged by it: machine_stolen_share");
    assertThat(Gaps.words(List.of(trial, trial, ExtractedTrial.of(ARTICLE))))
        .contains("a, trial 1, 1: lost");
  }

  @Test
  void limits_that_the_kernel_did_not_tell_are_named() {
    TrialRecord blind =
        Records.seen(GAUGED, seen -> kernel(seen, new KernelReading(1, false, 0, 0, 7, 7)));

    assertThat(Unread.of(blind, new Figures(SoundFigures.with(Map.of()))))
        .containsExactly("limit of open files", "range of ephemeral ports");
  }

  @Test
  void a_kernel_that_counts_no_listen_overflows_leaves_that_limit_unknown() {
    TrialRecord blind =
        Records.seen(GAUGED, seen -> kernel(seen, new KernelReading(1, true, 9, 9, -1, -1)));

    assertThat(LimitFinder.of(blind, SoundFigures.with(Map.of())))
        .hasToString("unknown (not measured: listen_overflows)");
  }

  @Test
  void a_gap_that_no_limit_is_found_by_leaves_the_limit_known() {
    TrialRecord lost = ARTICLE.without(Set.of(), List.of("profile.collapsed is damaged"));

    assertThat(ExtractedTrial.of(lost).limit()).hasToString("nothing");
  }

  @Test
  void a_quota_without_its_throttling_and_a_target_without_its_threads_are_named() {
    CpuRoom quota = new CpuRoom(2, OptionalDouble.of(0.5));
    TrialRecord held =
        Records.seen(
            GAUGED,
            seen ->
                new Observations(
                    seen.app(),
                    seen.downstream(),
                    seen.kernelBefore(),
                    seen.kernelAfter(),
                    0.5,
                    2,
                    Optional.empty(),
                    Map.of(),
                    List.of(),
                    Optional.of(quota),
                    Map.of()));

    assertThat(Unread.of(held, new Figures(SoundFigures.with(Map.of()))))
        .containsExactly("busiest_thread_share", "throttled_share");
  }

  @Test
  void cores_that_are_busy_are_not_a_neighbours_as_long_as_the_target_was_not_read() {
    List<Measurement> rest =
        SoundFigures.with(Map.of("machine_busy_share", 0.99)).stream()
            .filter(it -> !it.metric().label().equals("cpu_cores_benchmark_app"))
            .toList();

    assertThat(LimitFinder.of(GAUGED, rest))
        .hasToString(
            "unknown (all cores 99 % busy, 5 % by this trial without the target, which was not"
                + " read)");
  }

  private static Observations kernel(Observations seen, KernelReading before) {
    return new Observations(seen.app(), seen.downstream(), before, seen.kernelAfter(), 0.5, 2);
  }
}
