package org.servletbench.harness.report;

import java.util.ArrayList;
import java.util.List;
import org.servletbench.harness.model.CacheUse;
import org.servletbench.harness.model.Reading;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Text;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.model.TrialRecord.Observations;
import org.servletbench.harness.model.TrialRecord.Start;
import org.servletbench.harness.verify.ExtractedTrial;
import org.servletbench.harness.verify.ScenarioSummary;

/** Warns of our services that started without a launch cache. */
final class StartWarnings {
  private StartWarnings() {}

  private static final String NONE_AT_ALL =
      "no service had a launch cache, in all trials alike: each was ready later than with one, and"
          + " more of the CPU time per request went to loading and compiling classes";

  static List<String> of(RunReport report) {
    List<CacheUse> all =
        report.summary().scenarios().stream()
            .map(ScenarioSummary::scenario)
            .flatMap(
                scenario ->
                    ours(scenario).stream().flatMap(each -> uses(report, scenario, each).stream()))
            .distinct()
            .toList();
    if (all.equals(List.of(CacheUse.NONE))) {
      return List.of(NONE_AT_ALL);
    }
    List<String> warnings = new ArrayList<>();
    for (ScenarioSummary scenario : report.summary().scenarios()) {
      for (String process : ours(scenario.scenario())) {
        List<CacheUse> uses = uses(report, scenario.scenario(), process);
        add(
            warnings,
            scenario,
            process,
            uses,
            CacheUse.REJECTED,
            "the JVM rejected its launch cache");
        add(warnings, scenario, process, uses, CacheUse.NONE, "it had no launch cache");
      }
    }
    return warnings;
  }

  private static void add(
      List<String> warnings,
      ScenarioSummary scenario,
      String process,
      List<CacheUse> uses,
      CacheUse kind,
      String words) {
    long times = uses.stream().filter(kind::equals).count();
    if (times > 0) {
      warnings.add(
          Text.of(
              "%s: %s: %s in %d of %d trials: it started slower, and warmed up otherwise, than with"
                  + " one",
              scenario.scenario().name(), process, words, times, uses.size()));
    }
  }

  /** Returns our services; a user's own server has no launch cache. */
  private static List<String> ours(Scenario scenario) {
    return scenario.app().isPresent()
        ? List.of(Reading.APP, Reading.DOWNSTREAM)
        : List.of(Reading.DOWNSTREAM);
  }

  private static List<CacheUse> uses(RunReport report, Scenario scenario, String process) {
    return report.trials().stream()
        .map(ExtractedTrial::record)
        .filter(record -> record.scenario().name().equals(scenario.name()))
        .map(TrialRecord::observations)
        .flatMap(seen -> seen.map(Observations::starts).orElse(List.of()).stream())
        .filter(start -> start.process().equals(process))
        .map(Start::cache)
        .toList();
  }
}
