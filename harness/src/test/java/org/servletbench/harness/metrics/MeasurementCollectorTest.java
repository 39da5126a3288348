package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Strategy;

class MeasurementCollectorTest {
  private final MeasurementCollector collector =
      new MeasurementCollector(
          Records.broken(1, ArticleTrial.scenario("blocking", Strategy.BLOCKING), "none"));

  @ParameterizedTest
  @ValueSource(doubles = {-0.0445, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void a_value_that_cannot_be_is_left_out_with_the_reason_and_costs_no_other(double value) {
    collector.add(named("context_switches_per_request"), value, "schedstat");
    collector.add(named("cpu_us_per_request"), 12, "stat");

    List<Measurement> rows = collector.rows();
    assertThat(rows.getFirst().value()).isEmpty();
    assertThat(rows.getFirst().source()).startsWith("schedstat; left out: ").contains("" + value);
    assertThat(rows.getLast().value()).hasValue(12);
  }

  @Test
  void a_difference_may_be_negative() {
    collector.add(named("stages_mean_off"), -0.01, "seconds.csv");

    assertThat(collector.value(named("stages_mean_off"))).hasValue(-0.01);
  }
}
