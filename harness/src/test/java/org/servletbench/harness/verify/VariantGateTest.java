package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.metrics.MeasurementExtractor;
import org.servletbench.harness.metrics.Records;
import org.servletbench.harness.model.AppSetting;
import org.servletbench.harness.model.AppSettings;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.Validity;

/** Checks that an app which cannot do what a suite asks for does not pass for one that does. */
class VariantGateTest {
  private static final String IN_FORCE = "formContentFilter";

  @Test
  void what_is_asked_for_and_told_is_valid() {
    assertThat(check(Map.of("client-io-threads", "1", "filters", IN_FORCE)).isValid()).isTrue();
    assertThat(check(Map.of("client-io-threads", "1", "filters", "none")).isValid()).isTrue();
  }

  @Test
  void silence_is_not_what_was_asked_for() {
    assertThat(check(Map.of()).reasons())
        .contains(
            "the suite asks for client-io-threads = 1, the app runs with an unknown one",
            "the suite asks for request-context-filter = false, the app runs with filters = an"
                + " unknown one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"requestContextFilter", "formContentFilter, requestContextFilter"})
  void a_filter_that_runs_is_told(String filters) {
    assertThat(check(Map.of("client-io-threads", "1", "filters", filters)).reasons())
        .containsExactly(
            "the suite asks for request-context-filter = false, the app runs with filters = "
                + filters);
  }

  private static Validity check(Map<String, String> told) {
    TrialRecord record = ArticleTrial.of(lean()).record();
    return Gatekeeper.check(
        Records.seen(record, seen -> telling(seen, told)), MeasurementExtractor.extract(record));
  }

  private static Observations telling(Observations seen, Map<String, String> told) {
    AppSeen app = seen.app().orElseThrow();
    Map<String, String> settings = new TreeMap<>(app.settings());
    settings.putAll(told);
    return new Observations(
        Optional.of(
            new AppSeen(settings, app.before(), app.before(), app.windowEnd(), app.after())),
        seen.downstream(),
        seen.kernelBefore(),
        seen.kernelAfter(),
        seen.wakeUpFloorP99Millis(),
        seen.cores());
  }

  private static Scenario lean() {
    Scenario scenario = ArticleTrial.scenario("blocking", Strategy.BLOCKING);
    AppSettings lean =
        scenario
            .app()
            .orElseThrow()
            .settings()
            .with(AppSetting.CLIENT_IO_THREADS, 1)
            .with(AppSetting.REQUEST_CONTEXT_FILTER, false);
    return new Scenario(
        scenario.name(),
        new Target.App(Strategy.BLOCKING, lean),
        scenario.driver(),
        scenario.load(),
        scenario.client(),
        scenario.warmUp(),
        scenario.delay(),
        Optional.empty());
  }
}
