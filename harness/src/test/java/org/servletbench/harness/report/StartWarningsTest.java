package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.CacheUse;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.TrialRecord.Start;

class StartWarningsTest {
  @ParameterizedTest
  @CsvSource({
    "REJECTED, blocking: benchmark-app: the JVM rejected its launch cache in 1 of 1 trials",
    "NONE,     blocking: benchmark-app: it had no launch cache in 1 of 1 trials"
  })
  void a_start_without_the_cache_is_said_in_every_report(CacheUse cache, String words) {
    RunReport report =
        report(
            new Start(Reading.APP, 3000, cache), new Start(Reading.DOWNSTREAM, 500, CacheUse.USED));

    assertThat(new TextReport(report).markdown()).contains("warning: " + words);
    assertThat(new TextReport(report).markdown()).contains("warning: " + words);
  }

  @Test
  void what_is_alike_everywhere_is_said_once() {
    RunReport report =
        report(
            new Start(Reading.APP, 3000, CacheUse.NONE),
            new Start(Reading.DOWNSTREAM, 900, CacheUse.NONE));

    assertThat(StartWarnings.of(report))
        .singleElement()
        .asString()
        .startsWith("no service had a launch cache, in all trials alike: ");
  }

  @Test
  void a_start_with_its_cache_is_nothing_to_warn_of() {
    RunReport report =
        report(
            new Start(Reading.APP, 1500, CacheUse.USED),
            new Start(Reading.DOWNSTREAM, 500, CacheUse.USED));

    assertThat(StartWarnings.of(report)).isEmpty();
    assertThat(report.summary().scenarios().getFirst().median(named("app_ready_ms")))
        .hasValue(1500);
    assertThat(report.summary().scenarios().getFirst().median(named("downstream_ready_ms")))
        .hasValue(500);
  }

  @Test
  void a_run_in_which_nobody_looked_has_neither_warning_nor_figure() {
    RunReport report = report();

    assertThat(StartWarnings.of(report)).isEmpty();
    assertThat(report.summary().scenarios().getFirst().has(named("app_ready_ms"))).isFalse();
  }

  private static RunReport report(Start... starts) {
    TrialRecord trial = Reports.trials(1).getFirst();
    Observations seen = trial.observations().orElseThrow();
    Observations watched =
        new Observations(
            seen.app(),
            seen.downstream(),
            seen.kernelBefore(),
            seen.kernelAfter(),
            seen.wakeUpFloorP99Millis(),
            seen.cores(),
            seen.answer(),
            seen.threads(),
            List.of(starts),
            seen.room(),
            Map.of());
    TrialRecord record =
        new TrialRecord(
            1,
            1,
            trial.scenario(),
            trial.recording(),
            trial.readings(),
            Optional.of(watched),
            List.of());
    return Reports.of(Reports.suite(1, "Does it?"), List.of(record));
  }
}
