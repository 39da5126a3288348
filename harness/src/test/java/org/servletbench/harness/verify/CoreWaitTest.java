package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.ProcessFigure.RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_MAX_MS;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;
import static org.servletbench.harness.verify.Summaries.claim;
import static org.servletbench.harness.verify.Summaries.run;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Claim;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Verdict;
import org.servletbench.harness.model.Verdict.Kind;

class CoreWaitTest {
  private static final Claim ON_TIME = claim("X", "downstream_lateness_p99_ms", "<=", 5);

  @Test
  void a_machine_that_is_too_small_is_told_apart_from_a_slow_service_and_excuses_nothing() {
    Verdict waited = verdict(ON_TIME, late(17.3, 1_421));
    assertThat(waited.kind()).isEqualTo(Kind.REFUTED);
    assertThat(waited.reason())
        .isEqualTo("n = 1, beyond the threshold by a factor of 2; it waited 1.4 ms for a core");
    assertThat(verdict(ON_TIME, late(30, 2)).reason()).endsWith("; it waited 0.0 ms for a core");
  }

  @Test
  void a_downstream_on_time_an_unread_wait_and_another_figure_are_not_told() {
    assertThat(verdict(ON_TIME, late(2, 1_421)).reason()).doesNotContain("core");
    assertThat(verdict(ON_TIME, late(6, 1_421)).reason()).as("indicated").doesNotContain("core");
    assertThat(verdict(ON_TIME, Map.of(DOWNSTREAM_LATENESS_P99_MS, new double[] {30})).reason())
        .doesNotContain("core");
    Map<Metric, double[]> slow =
        Map.of(
            DOWNSTREAM_LATENESS_MAX_MS,
            new double[] {30},
            RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM,
            new double[] {1_421});
    assertThat(verdict(claim("X", "downstream_lateness_max_ms", "<=", 5), slow).reason())
        .doesNotContain("core");
  }

  private static Map<Metric, double[]> late(double millis, double waitMicros) {
    return Map.of(
        DOWNSTREAM_LATENESS_P99_MS,
        new double[] {millis},
        RUN_QUEUE_US_PER_REQUEST_DOWNSTREAM,
        new double[] {waitMicros});
  }

  private static Verdict verdict(Claim claim, Map<Metric, double[]> figures) {
    ScenarioSummary scenario =
        new ScenarioSummary(
            ArticleTrial.scenario("a", Strategy.BLOCKING), 1, 1, List.of(), Limit.NOTHING, figures);
    return new Verifier(run(1, List.of("X"), scenario), 0).verify(List.of(claim)).rows().getFirst();
  }
}
