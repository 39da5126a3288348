package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.CalibrationSample;
import org.servletbench.harness.model.ClientSettings;
import org.servletbench.harness.model.Driver;
import org.servletbench.harness.model.Load;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Target;
import org.servletbench.harness.model.TargetUrl;
import org.servletbench.harness.model.WarmUp;
import org.servletbench.harness.verify.CeilingFlag.Of;

class CeilingFlagTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void beyond_seventy_percent_of_the_driver_is_flagged_and_seventy_is_not() {
    assertThat(flags(open(Driver.OPEN_LOOP, new Arrivals.Even(700), false))).isEmpty();
    assertThat(flags(open(Driver.OPEN_LOOP, new Arrivals.Even(900), false)))
        .containsExactly(new CeilingFlag("a", Of.OPEN_LOOP_DRIVER, 900, 1000));
  }

  @Test
  void the_ceiling_is_of_the_open_loop_driver_alone() {
    Load closed = new Load.Closed(8, Duration.ZERO, Duration.ZERO, Duration.ZERO, SECOND, SECOND);
    assertThat(
            flags(
                summary(
                    scenario(Driver.WRK, closed, false), Map.of(named("throughput_rps"), of(900)))))
        .isEmpty();
  }

  @Test
  void the_downstream_has_a_ceiling_for_every_driver() {
    assertThat(flags(open(Driver.JMETER, new Arrivals.Even(450), true)))
        .containsExactly(new CeilingFlag("a", Of.SLEEPING_SERVICE, 450, 500));
  }

  @Test
  void both_may_be_near() {
    assertThat(flags(open(Driver.OPEN_LOOP, new Arrivals.Poisson(750, 1), true)))
        .extracting(CeilingFlag::of)
        .containsExactly(Of.OPEN_LOOP_DRIVER, Of.SLEEPING_SERVICE);
  }

  @Test
  void of_a_rising_rate_the_highest_counts() {
    assertThat(flags(open(Driver.OPEN_LOOP, new Arrivals.Ramp(0, 800), false)))
        .extracting(CeilingFlag::rate)
        .containsExactly(800.0);
    assertThat(flags(open(Driver.OPEN_LOOP, new Arrivals.Steps(List.of(10.0, 750.0, 20.0)), false)))
        .extracting(CeilingFlag::rate)
        .containsExactly(750.0);
    assertThat(flags(open(Driver.OPEN_LOOP, new Arrivals.Burst(600, 600), false))).isEmpty();
  }

  @Test
  void a_closed_load_is_held_against_what_it_did() {
    Load closed = new Load.Closed(8, Duration.ZERO, Duration.ZERO, Duration.ZERO, SECOND, SECOND);
    ScenarioSummary fast =
        summary(
            scenario(Driver.OPEN_LOOP, closed, false), Map.of(named("throughput_rps"), of(800)));
    ScenarioSummary slow =
        summary(
            scenario(Driver.OPEN_LOOP, closed, false), Map.of(named("throughput_rps"), of(100)));
    ScenarioSummary unmeasured = summary(scenario(Driver.OPEN_LOOP, closed, false), Map.of());

    assertThat(flags(fast)).containsExactly(new CeilingFlag("a", Of.OPEN_LOOP_DRIVER, 800, 1000));
    assertThat(flags(slow)).isEmpty();
    assertThat(flags(unmeasured)).isEmpty();
  }

  private static List<CeilingFlag> flags(ScenarioSummary summary) {
    return CeilingFlag.of(Summaries.run(1, List.of(), summary), CalibrationSample.of(1000, 500));
  }

  private static ScenarioSummary open(Driver driver, Arrivals arrivals, boolean downstream) {
    Load load = new Load.Open(arrivals, SECOND, SECOND);
    return summary(scenario(driver, load, downstream), Map.of());
  }

  private static double[] of(double value) {
    return new double[] {value};
  }

  private static ScenarioSummary summary(Scenario scenario, Map<Metric, double[]> values) {
    return new ScenarioSummary(scenario, 1, 1, List.of(), Limit.NOTHING, values);
  }

  private static Scenario scenario(Driver driver, Load load, boolean downstream) {
    return new Scenario(
        "a",
        driver == Driver.JMETER
            ? ArticleTrial.scenario("a", Strategy.BLOCKING).target()
            : new Target.Running(TargetUrl.parse("http://127.0.0.1:9000/")),
        driver,
        load,
        ClientSettings.DEFAULT,
        new WarmUp(1, SECOND, SECOND),
        downstream ? Optional.of(SECOND) : Optional.empty(),
        Optional.empty());
  }
}
