package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.answer;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.verify.CapacityTest;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.Manifest;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Slo;
import org.servletbench.harness.verify.Verdicts;

class RunReportTest {
  private static final Finding CAPACITY =
      Finding.Sustained.of(
          Slo.parse("p99<100ms"), List.of(CapacityTest.trial(100, 20, new Limit("nothing", ""))));

  /** The second is a repetition of the first. */
  private static final RunSummary PROBES =
      run(
          scenario("probe-11", 1).with("cpu_us_per_request", 300),
          scenario("probe-12", 1).with("cpu_us_per_request", 400));

  @Test
  void a_search_tells_its_capacity_and_sets_no_probe_beside_another() {
    assertThat(report(PROBES).sentences().toString()).contains("carry the load", "probe-12");
    assertThat(report(PROBES).led(CAPACITY).sentences())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("capacity: 100/s with p99<100ms")
        .doesNotContain("carry the load", "probe-12");
  }

  @Test
  void probes_without_a_valid_trial_are_still_named() {
    ScenarioSummary first = PROBES.scenarios().getFirst();
    ScenarioSummary late =
        new ScenarioSummary(first.scenario(), 1, 0, List.of("late"), first.limitedBy(), Map.of());
    RunSummary probes = new RunSummary(PROBES.suite(), List.of(late, PROBES.scenarios().getLast()));

    assertThat(report(probes).led(CAPACITY).sentences())
        .hasSize(2)
        .last()
        .asString()
        .isEqualTo("probe-11 has no valid trial and is left out (late).");
  }

  @Test
  void claims_of_a_search_are_still_told() {
    assertThat(Reports.of(6).led(CAPACITY).answer().findings())
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactly("Sustained", "Claimed");
  }

  private static RunReport report(RunSummary run) {
    return new RunReport(
        Reports.MACHINE,
        List.of(),
        run,
        List.of(),
        new Verdicts(List.of()),
        List.of(),
        Manifest.NOTHING,
        List.of(),
        answer(run));
  }
}
