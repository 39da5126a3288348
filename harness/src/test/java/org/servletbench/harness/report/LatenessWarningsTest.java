package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.ServiceFigure.DOWNSTREAM_LATENESS_P99_MS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.ScenarioSummary;

class LatenessWarningsTest {
  @Test
  void a_downstream_that_was_later_for_one_than_for_another_is_told_beside_their_latencies() {
    assertThat(LatenessWarnings.of(List.of(List.of(late("go", 2, 1, 3), late("mvc", 26, 25, 27)))))
        .singleElement()
        .asString()
        .startsWith("the downstream answered 26 ms late (p99) for mvc, and 2 ms for go: that much");
  }

  /** The delay is a second: half a percent of it is 5 ms. */
  @Test
  void half_a_percent_of_the_delay_is_no_difference_and_rungs_are_not_compared() {
    assertThat(LatenessWarnings.of(List.of(List.of(late("go", 2), late("mvc", 7))))).isEmpty();
    assertThat(LatenessWarnings.of(List.of(List.of(late("go", 2), late("mvc", 7.1))))).hasSize(1);
    assertThat(LatenessWarnings.of(List.of(List.of(late("go", 2)), List.of(late("mvc", 26)))))
        .isEmpty();
    assertThat(LatenessWarnings.of(List.of(List.of(late("go"), late("mvc", 26))))).isEmpty();
  }

  private static ScenarioSummary late(String name, double... millis) {
    return new ScenarioSummary(
        ArticleTrial.scenario(name, Strategy.BLOCKING),
        millis.length,
        millis.length,
        List.of(),
        new Limit("nothing", ""),
        Map.of(DOWNSTREAM_LATENESS_P99_MS, millis));
  }
}
