package org.servletbench.harness.cli;

import static org.servletbench.harness.catalogue.ProcessFigure.CPU_US_PER_REQUEST;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.MacroCost;
import org.servletbench.harness.model.MicroRun;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.run.ResultStore;
import org.servletbench.harness.verify.Composition;
import org.servletbench.harness.verify.ScenarioSummary;

/** Takes from a run what microbenchmarks are to explain. */
final class Explaining {
  private Explaining() {}

  /**
   * Reads what requests cost in a run whose downstream answers at once.
   *
   * @throws BenchException if the folder is no run, or none of its scenarios can be explained
   */
  static MicroRun.Explained run(Path folder) {
    ResultStore store = ResultStore.open(folder);
    RunReport report = Reporting.report(store, List.of());
    List<MacroCost> costs =
        report.summary().scenarios().stream().flatMap(each -> cost(each).stream()).toList();
    if (costs.isEmpty()) {
      throw BenchException.usage(
          store.folder()
              + " has no valid scenario with an open load, a delay of 0 ms and one of the"
              + " strategies "
              + String.join(", ", Composition.all().stream().map(Composition::strategy).toList())
              + ": name a run of fast-downstream");
    }
    Path name = store.folder().toAbsolutePath().normalize().getFileName();
    return new MicroRun.Explained(name.toString(), store.header().environment(), costs);
  }

  private static Optional<MacroCost> cost(ScenarioSummary summary) {
    Scenario scenario = summary.scenario();
    boolean atOnce = scenario.delay().filter(delay -> delay.isZero()).isPresent();
    if (!atOnce || !summary.has(CPU_US_PER_REQUEST) || scenario.open().isEmpty()) {
      return Optional.empty();
    }
    return scenario
        .app()
        .map(app -> app.strategy().label())
        .filter(
            strategy ->
                Composition.all().stream().anyMatch(each -> each.strategy().equals(strategy)))
        .map(
            strategy ->
                new MacroCost(
                    strategy,
                    scenario.open().get().ratePerSecond(),
                    summary.median(CPU_US_PER_REQUEST).orElseThrow(),
                    summary.valid()));
  }
}
