package org.servletbench.harness.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.TrialRecord;

class PercentileCurveTest {
  private static final TrialRecord BLOCKING =
      ArticleTrial.of(ArticleTrial.scenario("blocking", Strategy.BLOCKING), 1, 1003).record();

  @Test
  void it_rises_from_the_first_request_to_the_last_percentile_that_ten_lie_beyond() {
    List<PercentileCurve.Point> points = PercentileCurve.of(List.of(BLOCKING)).points();

    assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.millis(), b.millis()));
    assertThat(points.getFirst().millis()).isBetween(1000.0, 1200.0);
    assertThat(points.getLast().millis()).as("the timeout").isBetween(59_000.0, 60_100.0);
    assertThat(1200 * (1 - points.getLast().percent() / 100)).isGreaterThanOrEqualTo(10);
  }

  @Test
  void trials_without_requests_give_no_curve() {
    assertThat(PercentileCurve.of(List.of()).points()).isEmpty();
    assertThat(PercentileCurve.of(List.of(BLOCKING.unusable("lost"))).points()).isEmpty();
  }
}
