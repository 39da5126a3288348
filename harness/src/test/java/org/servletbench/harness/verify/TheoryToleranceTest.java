package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.catalogue.Metric;

class TheoryToleranceTest {
  private static final Map<String, Double> PREDICTED =
      Map.of(
          "predicted_timeouts", 20.0,
          "predicted_timeouts_2ms_slower", 30.0,
          "predicted_waiting_at_window_end", 600.0,
          "predicted_latency_p50_ms", 30_000.0,
          "predicted_latency_p50_2ms_slower_ms", 30_100.0);

  @ParameterizedTest
  @CsvSource({
    "20, 600, 30000, ''",
    "10, 615, 28500, ''",
    "40, 585, 31600, ''",
    "9,  600, 30000, timeouts",
    "41, 600, 30000, timeouts",
    "20, 584, 30000, waiting",
    "20, 616, 30000, waiting",
    "20, 600, 28499, p50",
    "20, 600, 31606, p50"
  })
  void a_scenario_holds_to_the_law_of_its_service_time_and_2_ms_more(
      double timeouts, double waiting, double p50, String broken) {
    assertThat(String.join(" ", TheoryTolerance.broken(summary(timeouts, waiting, p50))))
        .isEqualTo(broken);
  }

  @Test
  void what_was_not_measured_does_not_hold() {
    assertThat(
            TheoryTolerance.broken(
                new ScenarioSummary(null, 1, 1, List.of(), Limit.UNKNOWN, Map.of())))
        .containsExactly("timeouts", "waiting", "p50");
  }

  private static ScenarioSummary summary(double timeouts, double waiting, double p50) {
    Map<Metric, double[]> values = new HashMap<>();
    PREDICTED.forEach((metric, value) -> values.put(named(metric), new double[] {value}));
    values.put(named("timeouts"), new double[] {timeouts});
    values.put(named("waiting_at_window_end"), new double[] {waiting});
    values.put(named("latency_p50_ms"), new double[] {p50});
    return new ScenarioSummary(null, 1, 1, List.of(), Limit.UNKNOWN, values);
  }
}
