package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.CacheUse;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.stats.Word;

class SessionComparisonTest {
  private static final Scenario BLOCKING = ArticleTrial.scenario("a", Strategy.BLOCKING);

  @Test
  void a_scenario_of_both_runs_has_both_centres_their_ratio_and_the_word() {
    SessionComparison two =
        SessionComparison.of(
            Sessions.goodput("base", "a", 100, 101, 99, 100, 102, 98),
            Sessions.goodput("other", "a", 120, 121, 119, 120, 122, 118));

    assertThat(two.mismatches()).isEmpty();
    assertThat(two.contrasts()).hasSize(1);
    Contrast row = two.contrasts().getFirst();
    assertThat(row.base().orElseThrow().centre()).isEqualTo(100);
    assertThat(row.other().orElseThrow().low()).hasValue(118);
    assertThat(row.difference().ratio().orElseThrow()).isBetween(1.19, 1.21);
    assertThat(row.difference().word()).isEqualTo(Word.SURELY_BEYOND);
    assertThat(row.counts()).containsExactly(6, 6);
  }

  @ParameterizedTest
  @CsvSource({"1, ONE_TRIAL", "2, TWO_TRIALS", "3, EQUIVALENT"})
  void few_trials_are_told_as_what_they_are(int trials, Word word) {
    double[] values = new double[trials];
    Arrays.fill(values, 100);

    assertThat(
            SessionComparison.of(
                    Sessions.goodput("base", "a", values), Sessions.goodput("other", "a", values))
                .contrasts())
        .extracting(row -> row.difference().word())
        .containsExactly(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Linux 6.1 | Some CPU  | 2 | 8000 | 25.0.3+9 | abc1234 | ''",
        "Linux 6.2 | Some CPU  | 2 | 8000 | 25.0.3+9 | abc1234 | the operating system is Linux 6.1",
        "Linux 6.1 | Other CPU | 2 | 8000 | 25.0.3+9 | abc1234 | the CPU is Some CPU in the base",
        "Linux 6.1 | Some CPU  | 4 | 8000 | 25.0.3+9 | abc1234 | the number of cores is 2",
        "Linux 6.1 | Some CPU  | 2 | 4000 | 25.0.3+9 | abc1234 | the memory is 8000 MiB",
        "Linux 6.1 | Some CPU  | 2 | 7990 | 25.0.3+9 | abc1234 | ''",
        "Linux 6.1 | Some CPU  | 2 | 8000 | 21.0.8   | abc1234 | the JDK is 25.0.3+9",
        "Linux 6.1 | Some CPU  | 2 | 8000 | 25.0.3+9 | def5678 | ''"
      })
  void another_machine_or_jdk_is_a_mismatch(
      String os, String cpu, int cores, long memory, String jdk, String commit, String words) {
    SessionComparison two =
        SessionComparison.of(
            Sessions.goodput("base", "a", 1),
            Sessions.on(
                "other",
                new Environment(os, cpu, cores, memory, jdk, commit, 1_048_576, 0.3),
                Summaries.of("a", "goodput_rps", 1)));

    if (words.isEmpty()) {
      assertThat(two.mismatches()).isEmpty();
    } else {
      assertThat(two.mismatches()).singleElement().asString().startsWith(words);
    }
  }

  @Test
  void a_profiler_on_one_side_is_a_mismatch() {
    assertThat(
            SessionComparison.of(
                    Sessions.goodput("base", "a", 1),
                    Sessions.on("other", Sessions.MACHINE, Summaries.of("a", "profile_samples", 9)))
                .mismatches())
        .containsExactly("the profiler is off in the base and on in the other run");
  }

  @Test
  void another_commit_is_a_note_since_two_versions_may_be_what_is_compared() {
    Environment machine = Sessions.MACHINE;
    Environment later =
        new Environment(
            machine.os(),
            machine.cpu(),
            machine.cores(),
            machine.memoryMib(),
            machine.jdk(),
            "def5678",
            machine.fdLimit(),
            0.3);

    assertThat(
            SessionComparison.of(
                    Sessions.goodput("base", "a", 1),
                    Sessions.on("other", later, Summaries.of("a", "goodput_rps", 1)))
                .notes())
        .singleElement()
        .asString()
        .startsWith("the commit is abc1234 in the base and def5678 in the other run");
  }

  @Test
  void a_scenario_that_is_another_by_the_same_name_is_a_mismatch() {
    TrialRecord base = ArticleTrial.of(BLOCKING).record();

    assertThat(mismatches(base, ArticleTrial.of(BLOCKING).record())).isEmpty();
    assertThat(mismatches(base, ArticleTrial.of(faster()).record()))
        .anySatisfy(words -> assertThat(words).startsWith("load is ").endsWith("(a)"));
    assertThat(mismatches(base, ArticleTrial.of(withPool(50)).record()))
        .contains("app.async-pool is 25 in the base and 50 in the other run (a)");
    assertThat(
            mismatches(
                base,
                ArticleTrial.of(ArticleTrial.scenario("a", Strategy.ASYNC_BLOCKING)).record()))
        .contains("strategy is blocking in the base and async-blocking in the other run (a)");
  }

  @Test
  void a_service_that_starts_from_a_launch_cache_is_another_than_one_without() {
    assertThat(
            mismatches(
                ManifestTrials.started(BLOCKING, CacheUse.USED),
                ManifestTrials.started(BLOCKING, CacheUse.NONE)))
        .containsExactly(
            "launch-cache-benchmark-app is used in the base and none in the other run (a)");
    assertThat(
            mismatches(
                ManifestTrials.started(BLOCKING, CacheUse.USED),
                ManifestTrials.started(BLOCKING, CacheUse.USED)))
        .isEmpty();
  }

  @Test
  void what_the_app_told_of_itself_is_a_note() {
    SessionComparison two =
        SessionComparison.of(
            Sessions.of("base", ManifestTrials.trial(BLOCKING, Map.of("gc", "Serial"))),
            Sessions.of("other", ManifestTrials.trial(BLOCKING, Map.of("gc", "ZGC"))));

    assertThat(two.mismatches()).isEmpty();
    assertThat(two.notes()).contains("gc is Serial in the base and ZGC in the other run (a)");
  }

  @Test
  void scenarios_of_one_run_alone_and_those_without_a_valid_trial_are_named() {
    SessionComparison two =
        SessionComparison.of(
            Sessions.of(
                "base",
                Summaries.of("a", "goodput_rps", 1),
                Summaries.of("b", "goodput_rps", 1),
                Summaries.of("c", "goodput_rps", 1)),
            Sessions.of(
                "other",
                Summaries.withoutValidTrial("c"),
                Summaries.of("a", "goodput_rps", 1),
                Summaries.of("d", "goodput_rps", 1)));

    assertThat(two.notes())
        .containsExactly(
            "only base has b", "only other has d", "other has no valid trial of c: broken");
    assertThat(two.unusable()).containsExactly("c");
    assertThat(two.contrasts())
        .extracting(Contrast::scenario, row -> row.difference().word())
        .containsExactly(tuple("a", Word.ONE_TRIAL), tuple("c", Word.NOT_COMPARED));
  }

  @Test
  void a_run_is_the_same_in_whatever_folder() {
    Session one = Sessions.goodput("2026-11-28T10:00:00Z", "a", 1);
    Session copy = Sessions.goodput("2026-11-28T10:00:00Z", "a", 1);
    Session later = Sessions.goodput("2026-11-28T11:00:00Z", "a", 1);

    assertThat(one.isSameRun(copy)).isTrue();
    assertThat(one.isSameRun(later)).isFalse();
  }

  private static List<String> mismatches(TrialRecord base, TrialRecord other) {
    return SessionComparison.of(Sessions.of("base", base), Sessions.of("other", other))
        .mismatches();
  }

  private static Scenario faster() {
    return new Scenario(
        BLOCKING.name(),
        BLOCKING.target(),
        BLOCKING.driver(),
        Load.Open.even(40, Duration.ofSeconds(60), Duration.ofSeconds(60)),
        BLOCKING.client(),
        BLOCKING.warmUp(),
        BLOCKING.delay(),
        Optional.empty());
  }

  private static Scenario withPool(int threads) {
    return new Scenario(
        BLOCKING.name(),
        new Target.App(Strategy.BLOCKING, ArticleTrial.settings(threads)),
        BLOCKING.driver(),
        BLOCKING.load(),
        BLOCKING.client(),
        BLOCKING.warmUp(),
        BLOCKING.delay(),
        Optional.empty());
  }
}
