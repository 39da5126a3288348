package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;
import static org.servletbench.harness.verify.Summaries.claim;
import static org.servletbench.harness.verify.Summaries.run;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.catalogue.Predicted;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;

class VerdictBesideTheoryTest {
  private static final String METRIC = "latency_p99_ms";

  @Test
  void theory_stands_beside_what_was_measured() {
    Verdict row = predicted(59, 60, 5);

    assertThat(row.predicted()).hasValue(59);
    assertThat(row.measured()).hasValue(60);
  }

  @ParameterizedTest
  @CsvSource({
    "59, 60, 58, REFUTED,   'n = 1, and the law says the same'",
    "59, 60, 61, CONFIRMED, 'n = 1, and the law says the same'",
    "59, 61, 60, INDICATED, 'n = 1 points to refuted: a verdict takes 3 trials'"
  })
  void one_trial_is_a_verdict_where_the_law_is_on_its_side(
      double law, double measured, double threshold, Kind verdict, String reason) {
    Verdict row = predicted(law, measured, threshold);

    assertThat(row.kind()).isEqualTo(verdict);
    assertThat(row.reason()).isEqualTo(reason);
  }

  private static Verdict predicted(double law, double measured, double threshold) {
    ScenarioSummary both =
        new ScenarioSummary(
            ArticleTrial.scenario("a", Strategy.BLOCKING),
            1,
            1,
            List.of(),
            Limit.NOTHING,
            Map.of(
                named(METRIC),
                new double[] {measured},
                new Predicted(named(METRIC)),
                new double[] {law},
                named("completed"),
                new double[] {20_000},
                named("failed"),
                new double[] {0}));
    return new Verifier(run(1, List.of("X"), both), 0)
        .verify(List.of(claim("X", METRIC, "<=", threshold)))
        .rows()
        .getFirst();
  }
}
