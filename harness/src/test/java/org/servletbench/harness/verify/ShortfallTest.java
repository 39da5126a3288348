package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.Figures;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Measurement;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;

/** A server of somebody's own, with a downstream of 1 s: at 400/s for 20 s, or at a ramp. */
class ShortfallTest {
  private static final Load LOAD =
      Load.Open.even(400, Duration.ofSeconds(20), Duration.ofSeconds(30));

  /** Of its 2,000 requests 380 come in the last second, and 200 in a second of the mean rate. */
  private static final Load RAMP =
      new Load.Open(new Arrivals.Ramp(0, 400), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** The response takes 10 s at the start of the window and 22 s at its end. */
  @Test
  void a_queue_that_grows_slowly_beside_its_length_is_a_shortfall_all_the_same() {
    assertThat(shortfall(15, 250, 16_000, 20_800)).hasValueCloseTo(3000.0, within(1e-9));
  }

  @Test
  void a_window_that_goes_on_counts_the_answers_to_earlier_requests() {
    assertThat(shortfall(15, 400, 16_000, 16_100)).isEmpty();
    assertThat(shortfall(15, 381, 1000, 1010)).isEmpty();
    assertThat(shortfall(15, 379, 1000, 1010)).isPresent();
  }

  @Test
  void a_window_that_begins_with_nothing_in_flight_excuses_what_is_under_way() {
    assertThat(shortfall(0, 380, 1000, 1010)).isEmpty();
    assertThat(shortfall(0, 362, 1000, 1010)).isEmpty();
    assertThat(shortfall(0, 360, 1000, 1010)).isPresent();
  }

  @Test
  void what_is_under_way_at_the_end_of_a_ramp_is_more_than_its_mean_rate_says() {
    assertThat(shortfall(RAMP, 0, 162, 1000, 1010)).isEmpty();
    assertThat(shortfall(RAMP, 0, 150, 1000, 1010)).hasValueCloseTo(120.0, within(1e-9));
  }

  /** 162/s is all that a ramp leaves room for, and 95 % of that is 153.9/s. */
  @Test
  void the_latency_of_a_ramp_is_compared_where_both_answer_what_was_due() {
    ScenarioSummary all = summary(162);
    Metric p50 = named("latency_p50_ms");

    assertThat(Comparability.objection(p50, all, summary(154))).isEmpty();
    assertThat(Comparability.objection(p50, all, summary(150)).orElseThrow())
        .startsWith("own serves 150.0/s of the 200.0/s offered: its queue grows");
  }

  private static ScenarioSummary summary(double goodput) {
    return new ScenarioSummary(
        scenario(RAMP, 0),
        1,
        1,
        List.of(),
        Limit.NOTHING,
        Map.of(
            named("latency_p50_ms"),
            new double[] {1000},
            named("completed"),
            new double[] {2000},
            named("failed"),
            new double[] {0},
            named("goodput_rps"),
            new double[] {goodput}));
  }

  private static OptionalDouble shortfall(int settle, double goodput, double p50, double p90) {
    return shortfall(LOAD, settle, goodput, p50, p90);
  }

  private static Scenario scenario(Load load, int settle) {
    return new Scenario(
        "own",
        new Target.Running(TargetUrl.parse("http://127.0.0.1:9/")),
        Driver.OPEN_LOOP,
        load,
        ClientSettings.DEFAULT,
        new WarmUp(100, Duration.ofSeconds(4), Duration.ZERO).settling(Duration.ofSeconds(settle)),
        Optional.of(Duration.ofSeconds(1)),
        Optional.empty());
  }

  private static OptionalDouble shortfall(
      Load load, int settle, double goodput, double p50, double p90) {
    return Shortfall.of(
        scenario(load, settle),
        new Figures(
            List.of(
                figure("ok", 8000),
                figure("timeouts", 0),
                figure("failed", 0),
                figure("dropped", 0),
                figure("goodput_rps", goodput),
                figure("latency_p50_ms", p50),
                figure("latency_p90_ms", p90))));
  }

  private static Measurement figure(String metric, double value) {
    return new Measurement("own", 1, named(metric), OptionalDouble.of(value), "test");
  }
}
