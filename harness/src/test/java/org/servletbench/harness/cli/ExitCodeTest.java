package org.servletbench.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.report.RunReport;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Verdicts;

class ExitCodeTest {
  @ParameterizedTest
  @CsvSource({
    // valid trials, verdict of a claim that is expected to be confirmed, --strict, exit code
    "1, CONFIRMED,    false, 0",
    "1, CONFIRMED,    true,  0",
    "1, INCONCLUSIVE, false, 0",
    "1, INCONCLUSIVE, true,  3",
    "1, REFUTED,      false, 3",
    "0, CONFIRMED,    false, 4",
    "0, REFUTED,      true,  4"
  })
  void the_worst_of_the_report_decides(int valid, Kind verdict, boolean strict, int code) {
    assertThat(ExitCode.of(report(valid, verdict), strict)).isEqualTo(code);
  }

  private static RunReport report(int valid, Kind kind) {
    ScenarioSummary scenario =
        new ScenarioSummary(
            ArticleTrial.scenario("blocking", Strategy.BLOCKING),
            1,
            valid,
            List.of(),
            new Limit("nothing", ""),
            Map.of());
    Claim claim =
        Reports.CLAIMS.stream()
            .filter(any -> any.expected() == Kind.CONFIRMED)
            .findFirst()
            .orElseThrow();
    OptionalDouble none = OptionalDouble.empty();
    Verdict row =
        new Verdict(
            claim, "blocking", "", claim.metrics().getFirst(), 1, none, none, none, none, kind, "");
    return Reports.of(
        new RunSummary(Reports.suite(1, "?"), List.of(scenario)), new Verdicts(List.of(row)));
  }
}
