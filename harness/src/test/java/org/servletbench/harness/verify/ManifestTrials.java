package org.servletbench.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.AnswerSeen;
import org.servletbench.harness.model.AppVariant;
import org.servletbench.harness.model.AppVariant.Runtime;
import org.servletbench.harness.model.CacheUse;
import org.servletbench.harness.model.CoreList;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.AppSeen;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.TrialRecord.Start;
import org.servletbench.harness.verify.Manifest.Row;

/** Trials with settings of their own, and the manifest of their run. */
final class ManifestTrials {
  private ManifestTrials() {}

  static Scenario other() {
    return ArticleTrial.scenario("other", Strategy.ASYNC_NON_BLOCKING);
  }

  static Scenario with(Scenario scenario, List<String> options) {
    Target.App app = scenario.app().orElseThrow();
    return new Scenario(
        scenario.name(),
        new Target.App(
            app.strategy(),
            app.settings().with(new AppVariant(new Runtime(Optional.empty(), options), Map.of()))),
        scenario.driver(),
        scenario.load(),
        scenario.client(),
        scenario.warmUp(),
        scenario.delay(),
        Optional.empty());
  }

  static TrialRecord started(Scenario scenario, CacheUse cache) {
    TrialRecord record = ArticleTrial.of(scenario).record();
    return observed(
        record,
        record.app().orElseThrow(),
        Optional.empty(),
        List.of(new Start(Reading.APP, 1500, cache)));
  }

  static TrialRecord trial(Scenario scenario, Map<String, String> settings) {
    TrialRecord record = ArticleTrial.of(scenario).record();
    AppSeen seen = record.app().orElseThrow();
    return observed(
        record,
        new AppSeen(settings, seen.before(), seen.before(), seen.windowEnd(), seen.after()),
        Optional.empty());
  }

  static TrialRecord answering(Scenario scenario, AnswerSeen answer) {
    TrialRecord record = ArticleTrial.of(scenario).record();
    return observed(record, record.app().orElseThrow(), Optional.of(answer));
  }

  private static TrialRecord observed(
      TrialRecord record, AppSeen app, Optional<AnswerSeen> answer) {
    return observed(record, app, answer, List.of());
  }

  private static TrialRecord observed(
      TrialRecord record, AppSeen app, Optional<AnswerSeen> answer, List<Start> starts) {
    Observations seen = record.observations().orElseThrow();
    return new TrialRecord(
        record.number(),
        record.trial(),
        record.scenario(),
        record.recording(),
        record.readings(),
        Optional.of(
            new Observations(
                Optional.of(app),
                seen.downstream(),
                seen.kernelBefore(),
                seen.kernelAfter(),
                seen.wakeUpFloorP99Millis(),
                seen.cores(),
                answer,
                Map.of(),
                starts,
                Optional.empty(),
                Map.of("generator", new CoreList("1")))),
        record.problems());
  }

  static Manifest manifest(TrialRecord... trials) {
    List<Scenario> scenarios = new ArrayList<>();
    for (TrialRecord trial : trials) {
      if (scenarios.stream().noneMatch(each -> each.name().equals(trial.scenario().name()))) {
        scenarios.add(trial.scenario());
      }
    }
    return Manifest.of(scenarios, List.of(trials), Map.of());
  }

  static Row row(Manifest manifest, String setting) {
    return manifest.rows().stream()
        .filter(row -> row.setting().equals(setting))
        .findFirst()
        .orElseThrow();
  }
}
