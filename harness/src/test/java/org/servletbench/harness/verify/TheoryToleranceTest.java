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
          "predicted_timeouts_slower", 30.0,
          "predicted_waiting_at_window_end", 600.0,
          "predicted_waiting_at_window_end_slower", 603.0,
          "predicted_latency_p50_ms", 30_000.0,
          "predicted_latency_p50_slower_ms", 30_100.0);

  /** Half a second of arrivals; a tenth of one, and a wave of the ten servers. */
  @ParameterizedTest
  @CsvSource({
    "20,  20,  600, 30000, ''",
    "20,  10,  615, 28500, ''",
    "20,  40,  588, 31600, ''",
    "20,  9,   600, 30000, timeouts",
    "20,  41,  600, 30000, timeouts",
    "20,  20,  587, 30000, waiting",
    "20,  20,  616, 30000, waiting",
    "20,  20,  600, 28499, p50",
    "20,  20,  600, 31606, p50",
    "400, 230, 584, 30000, ''",
    "400, 231, 600, 30000, timeouts",
    "400, 20,  550, 30000, ''",
    "400, 20,  653, 30000, ''",
    "400, 20,  549, 30000, waiting",
    "400, 20,  654, 30000, waiting"
  })
  void a_scenario_holds_to_the_law_with_room_in_proportion_to_its_rate(
      double rate, double timeouts, double waiting, double p50, String broken) {
    assertThat(String.join(" ", TheoryTolerance.broken(summary(rate, timeouts, waiting, p50))))
        .isEqualTo(broken);
  }

  @Test
  void what_was_not_measured_does_not_hold() {
    assertThat(TheoryTolerance.broken(Summaries.withoutValidTrial("a")))
        .containsExactly("timeouts", "waiting", "p50");
  }

  private static ScenarioSummary summary(double rate, double timeouts, double waiting, double p50) {
    Map<String, Double> figures = new HashMap<>(PREDICTED);
    figures.put("timeouts", timeouts);
    figures.put("waiting_at_window_end", waiting);
    figures.put("latency_p50_ms", p50);
    Map<Metric, double[]> values = new HashMap<>();
    figures.forEach((name, value) -> values.put(named(name), new double[] {value}));
    return new ScenarioSummary(
        Summaries.at("a", rate, 1000).scenario(), 1, 1, List.of(), Limit.NOTHING, values);
  }
}
