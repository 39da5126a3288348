package org.servletbench.harness.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.servletbench.harness.model.Environment;
import org.servletbench.harness.model.Plan;
import org.servletbench.harness.model.RunHeader;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;

/** Sessions with chosen figures and settings, for tests of their comparison. */
public final class Sessions {
  public static final Environment MACHINE =
      new Environment("Linux 6.1", "Some CPU", 2, 8000, "25.0.3+9", "abc1234", 1_048_576, 0.25);

  private Sessions() {}

  /** A session of scenarios that measured good answers per second. */
  public static Session of(String name, ScenarioSummary... scenarios) {
    return on(name, MACHINE, scenarios);
  }

  /** A session on another machine. */
  public static Session on(String name, Environment machine, ScenarioSummary... scenarios) {
    RunSummary summary = Summaries.run(1, List.of(), scenarios);
    return new Session(name, header(name, machine, summary.suite()), summary, Manifest.NOTHING);
  }

  /** A session of the good answers per second of one scenario. */
  public static Session goodput(String name, String scenario, double... values) {
    return of(name, Summaries.of(scenario, "goodput_rps", values));
  }

  /** A session of trials that have settings. */
  static Session of(String name, TrialRecord... trials) {
    List<Scenario> scenarios = Arrays.stream(trials).map(TrialRecord::scenario).toList();
    Suite suite = new Suite("tiny", "?", 1, 1, scenarios, List.of());
    return new Session(
        name,
        header(name, MACHINE, suite),
        new RunSummary(
            suite,
            scenarios.stream()
                .map(
                    scenario ->
                        new ScenarioSummary(scenario, 1, 1, List.of(), Limit.NOTHING, Map.of()))
                .toList()),
        ManifestTrials.manifest(trials));
  }

  private static RunHeader header(String started, Environment machine, Suite suite) {
    return new RunHeader(
        started,
        new Plan(suite, 1, List.of()),
        machine,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
