package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.verify.ManifestTrials.answering;
import static org.servletbench.harness.verify.ManifestTrials.manifest;
import static org.servletbench.harness.verify.ManifestTrials.other;
import static org.servletbench.harness.verify.ManifestTrials.row;
import static org.servletbench.harness.verify.ManifestTrials.started;
import static org.servletbench.harness.verify.ManifestTrials.trial;
import static org.servletbench.harness.verify.ManifestTrials.with;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.AppBuild;
import org.servletbench.harness.model.CacheUse;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.verify.Manifest.Pair;

class ManifestTest {
  private static final Scenario BASE = ArticleTrial.scenario("base", Strategy.BLOCKING);

  @Test
  void equal_settings_are_the_same_and_warn_of_nothing() {
    Manifest manifest =
        manifest(trial(BASE, Map.of("gc", "Serial")), trial(other(), Map.of("gc", "Serial")));

    assertThat(row(manifest, "gc").differs()).isFalse();
    assertThat(manifest.warnings("base", "other")).isEmpty();
  }

  /** Checks that another collector that nobody asked for is not hidden in a comparison. */
  @Test
  void a_difference_that_the_suite_does_not_name_is_a_warning() {
    Manifest manifest =
        manifest(trial(BASE, Map.of("gc", "Serial")), trial(other(), Map.of("gc", "Parallel")));

    assertThat(row(manifest, "gc").unnamed()).containsExactly(new Pair("base", "other"));
    assertThat(manifest.warnings("base", "other"))
        .containsExactly("gc is Parallel against Serial, which the suite does not name");
  }

  @Test
  void the_same_difference_is_named_by_the_option_that_makes_it() {
    Scenario parallel = with(other(), List.of("-XX:+UseParallelGC"));
    Manifest manifest =
        manifest(trial(BASE, Map.of("gc", "Serial")), trial(parallel, Map.of("gc", "Parallel")));

    assertThat(row(manifest, "gc").namedBy()).containsExactly("app.jvm");
    assertThat(manifest.warnings("base", "other")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-Xmx1g, heap-max-mib", "-XX:+UseZGC, gc"})
  void an_option_names_only_what_it_moves(String option, String moved) {
    Map<String, String> one = Map.of("gc", "Serial", "heap-max-mib", "512");
    Map<String, String> two = Map.of("gc", "Z", "heap-max-mib", "1024");
    Manifest manifest = manifest(trial(BASE, one), trial(with(other(), List.of(option)), two));

    assertThat(row(manifest, moved).unnamed()).isEmpty();
    assertThat(manifest.warnings("base", "other")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"-Xmx1g, 1", "-XX:+UseZGC, 1", "-Dserver.knob=2, 0"})
  void a_setting_that_nobody_knows_is_named_by_any_option_but_collector_and_heap(
      String option, int warnings) {
    Manifest manifest =
        manifest(
            trial(BASE, Map.of("new-knob", "1")),
            trial(with(other(), List.of(option)), Map.of("new-knob", "2")));

    assertThat(manifest.warnings("base", "other")).hasSize(warnings);
  }

  @Test
  void what_another_build_of_the_app_does_is_named_by_it_but_not_what_the_jvm_does() {
    Target.App app = BASE.app().orElseThrow();
    Scenario ours = BASE.on(app.built(new AppBuild("a", "a".repeat(64))));
    Scenario rival = BASE.against(app.built(new AppBuild("b", "b".repeat(64))));
    Manifest manifest =
        manifest(
            trial(ours, Map.of("tomcat-threads", "10", "gc", "Serial")),
            trial(rival, Map.of("tomcat-threads", "12", "gc", "Z")));

    assertThat(row(manifest, "tomcat-threads").namedBy()).containsExactly("build");
    assertThat(manifest.warnings("base", "base-against"))
        .containsExactly("gc is Z against Serial, which the suite does not name");
    assertThat(row(manifest, "build").values())
        .containsExactly(
            Optional.of("a, sha256 " + "a".repeat(64)), Optional.of("b, sha256 " + "b".repeat(64)));
  }

  @Test
  void what_a_strategy_implies_is_named_by_it() {
    Map<String, String> none = new HashMap<>();
    none.put("tomcat-threads", null);
    Scenario virtual = ArticleTrial.scenario("other", Strategy.VIRTUAL_THREADS);
    Manifest manifest = manifest(trial(BASE, Map.of("tomcat-threads", "10")), trial(virtual, none));

    assertThat(row(manifest, "tomcat-threads").values())
        .containsExactly(Optional.of("10"), Optional.of("none"));
    assertThat(row(manifest, "tomcat-threads").namedBy()).containsExactly("strategy");
  }

  @Test
  void a_setting_that_nobody_knows_yet_is_not_named_by_a_pool() {
    Scenario wider = ArticleTrial.scenario("other", Strategy.BLOCKING);
    Manifest manifest =
        manifest(trial(BASE, Map.of("new-knob", "1")), trial(wider, Map.of("new-knob", "2")));

    assertThat(manifest.warnings("base", "other")).hasSize(1);
  }

  @Test
  void trials_of_one_scenario_that_differ_are_a_warning_of_every_comparison_with_it() {
    Manifest manifest =
        manifest(
            trial(BASE, Map.of("java", "25.0.3")),
            trial(BASE, Map.of("java", "25.0.4")),
            trial(other(), Map.of("java", "25.0.3")));

    assertThat(row(manifest, "java").values().getFirst()).hasValue("25.0.3 / 25.0.4");
    assertThat(manifest.warnings("base", "other")).isNotEmpty();
  }

  @Test
  void answers_that_differ_in_a_header_or_a_byte_are_a_warning_but_the_date_is_not() {
    Manifest manifest =
        manifest(
            answering(
                BASE,
                new AnswerSeen(
                    200, 120, 4, Map.of("date", "now", "a", "1"), "", "", Optional.empty())),
            answering(
                other(),
                new AnswerSeen(
                    200, 121, 4, Map.of("date", "then", "a", "10"), "", "", Optional.empty())));

    assertThat(manifest.warnings("base", "other"))
        .extracting(warning -> warning.split(" ")[0])
        .containsExactly("answer-bytes", "answer-header-a");
  }

  @Test
  void what_is_not_known_of_one_side_is_no_difference() {
    Manifest manifest =
        manifest(trial(BASE, Map.of("gc", "Serial")), Records.broken(1, other(), "no port"));

    assertThat(row(manifest, "gc").differs()).isFalse();
    assertThat(row(manifest, "gc").values())
        .containsExactly(Optional.of("Serial"), Optional.empty());
  }

  @Test
  void what_the_suite_itself_asks_for_stands_side_by_side() {
    Scenario wider =
        new Scenario(
            "other",
            BASE.target(),
            BASE.driver(),
            BASE.load(),
            BASE.client(),
            BASE.warmUp(),
            Optional.of(java.time.Duration.ofMillis(5)),
            Optional.empty());
    Manifest manifest = manifest(trial(BASE, Map.of()), trial(wider, Map.of()));

    assertThat(row(manifest, "downstream-delay").values())
        .containsExactly(Optional.of("1s"), Optional.of("5ms"));
    assertThat(row(manifest, "downstream-delay").namedBy()).containsExactly("suite");
    assertThat(row(manifest, "load").values()).containsOnly(Optional.of("even:20:60s"));
  }

  @ParameterizedTest
  @CsvSource({"USED, NONE", "USED, REJECTED", "NONE, REJECTED"})
  void launch_caches_that_differ_are_a_warning_whatever_the_suite_names(
      CacheUse one, CacheUse two) {
    Scenario varied = with(other(), List.of("-XX:+UseZGC"));
    Manifest manifest = manifest(started(BASE, one), started(varied, two));

    assertThat(row(manifest, "launch-cache-benchmark-app").source())
        .isEqualTo(Manifest.Source.START);
    assertThat(manifest.warnings("base", "other"))
        .containsExactly(
            "launch-cache-benchmark-app is %s against %s, which the suite does not name"
                .formatted(lower(two), lower(one)));
  }

  @Test
  void launch_caches_that_are_alike_are_one_more_setting_that_is_the_same() {
    Manifest manifest = manifest(started(BASE, CacheUse.NONE), started(other(), CacheUse.NONE));

    assertThat(row(manifest, "launch-cache-benchmark-app").values())
        .containsOnly(Optional.of("none"));
    assertThat(manifest.warnings("base", "other")).isEmpty();
  }

  private static String lower(CacheUse use) {
    return use.name().toLowerCase(Locale.ROOT);
  }

  /** Names alone: values may be secrets. */
  @Test
  void what_a_target_got_of_the_environment_is_a_row() {
    Manifest manifest =
        Manifest.of(
            List.of(BASE, other()),
            List.of(),
            Map.of(
                "base", Map.of(RunHeader.WITHHELD, List.of("JAVA_TOOL_OPTIONS", "SERVER_PORT")),
                "other", Map.of(RunHeader.GIVEN, List.of("HOME", "SERVER_PORT"))));

    assertThat(row(manifest, "environment").values())
        .containsExactly(Optional.empty(), Optional.of("HOME SERVER_PORT"));
    assertThat(row(manifest, "environment-withheld").values())
        .containsExactly(Optional.of("JAVA_TOOL_OPTIONS SERVER_PORT"), Optional.empty());
    assertThat(row(manifest, "environment").differs()).isFalse();
  }
}
