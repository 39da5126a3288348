package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.NoiseFloor.OfMetric;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.report.Reports;
import org.servletbench.harness.verify.RunComparer.Comparison;

class NoiseFloorsTest {
  private static final String METRIC = "rss_peak_mib";
  private static final Scenario FIRST = ArticleTrial.scenario("a", Strategy.BLOCKING);
  private static final Scenario OTHER = ArticleTrial.scenario("b", Strategy.ASYNC_BLOCKING);

  @Test
  void the_floor_is_the_largest_ratio_of_a_scenario_to_itself_and_the_widest_interval() {
    NoiseFloor floor =
        NoiseFloors.of(
                run(
                    scenario(FIRST, "a", 100, 100, 100, 100),
                    scenario(FIRST, "a-again", 97, 98, 98, 97)),
                Reports.MACHINE)
            .orElseThrow();

    OfMetric metric = floor.of(METRIC).orElseThrow();
    assertThat(metric.scenario()).isEqualTo("a-again");
    assertThat(metric.n()).isEqualTo(4);
    assertThat(metric.ratio()).as("100 over 97.5").isCloseTo(1.02564, within(1e-4));
    assertThat(metric.reach().orElseThrow()).isBetween(1.03, 1.04);
    assertThat(metric.floor()).isEqualTo(metric.reach().orElseThrow());
    assertThat(floor.suite()).isEqualTo("tiny");
    assertThat(floor.of("cpu_us_per_request")).as("not measured").isEmpty();
  }

  @Test
  void a_pair_too_few_for_an_interval_may_lie_farther_than_any_interval_reaches() {
    OfMetric metric =
        NoiseFloors.of(
                run(
                    scenario(FIRST, "a", 100, 100, 100),
                    scenario(FIRST, "a-again", 100, 100, 100),
                    scenario(OTHER, "b", 100, 100),
                    scenario(OTHER, "b-again", 103, 103)),
                Reports.MACHINE)
            .flatMap(floor -> floor.of(METRIC))
            .orElseThrow();

    assertThat(metric.scenario()).isEqualTo("b-again");
    assertThat(metric.floor()).isCloseTo(1.03, within(1e-9));
  }

  @Test
  void one_trial_has_a_ratio_and_no_reach() {
    OfMetric metric =
        NoiseFloors.of(
                run(scenario(FIRST, "a", 100), scenario(FIRST, "a-again", 104)), Reports.MACHINE)
            .flatMap(floor -> floor.of(METRIC))
            .orElseThrow();

    assertThat(metric.reach()).isEmpty();
    assertThat(metric.floor()).isEqualTo(1.04);
  }

  @Test
  void a_run_without_a_scenario_twice_has_no_floor() {
    RunSummary run = run(scenario(FIRST, "a", 100), scenario(OTHER, "b", 100));

    assertThat(NoiseFloors.of(run, Reports.MACHINE)).isEmpty();
  }

  @Test
  void a_scenario_that_the_run_has_twice_is_compared_with_itself() {
    RunSummary run =
        run(
            scenario(FIRST, "a", 100),
            scenario(FIRST, "a-again", 101),
            scenario(OTHER, "b", 200),
            scenario(OTHER, "b-again", 210));

    assertThat(RunComparer.compare(run, Manifest.NOTHING))
        .filteredOn(row -> row.metric().equals(named(METRIC)))
        .extracting(row -> row.other() + " over " + row.base())
        .containsExactly("a-again over a", "b over a", "b-again over b");
  }

  @ParameterizedTest
  @CsvSource({"103, true", "97.1, true", "106, false", "90, false"})
  void a_difference_below_the_floor_is_flagged(double other, boolean flagged) {
    assertThat(isFlagged(other, other * 1.05, other / 1.05)).isEqualTo(flagged);
  }

  @Test
  void what_is_the_same_in_one_trial_is_no_difference_either() {
    List<Comparison> rows =
        RunComparer.compare(
            run(scenario(FIRST, "a", 100), scenario(OTHER, "b", 100)), Manifest.NOTHING);

    assertThat(NoiseFloors.flagged(rows, floor(1.04))).isEqualTo(rows);
  }

  @Test
  void what_is_equivalent_is_no_difference_to_be_flagged() {
    assertThat(isFlagged(101, 101, 101)).isFalse();
  }

  private static boolean isFlagged(double... other) {
    List<Comparison> rows =
        RunComparer.compare(
            run(scenario(FIRST, "a", 100, 100, 100), scenario(OTHER, "b", other)),
            Manifest.NOTHING);
    return NoiseFloors.flagged(rows, floor(1.04)).stream()
        .flatMap(row -> row.doubts().stream())
        .anyMatch("below the noise floor: 1.04x in same-twice"::equals);
  }

  @Test
  void a_floor_holds_for_its_machine_and_jdk_whatever_the_commit() {
    Calibration.Key here = Calibration.Key.of(Reports.MACHINE);

    assertThat(of(new Calibration.Key(here.cpu(), here.cores(), here.jdk(), "other"))).isTrue();
    assertThat(of(new Calibration.Key("other", here.cores(), here.jdk(), here.gitCommit())))
        .isFalse();
    assertThat(of(new Calibration.Key(here.cpu(), 64, here.jdk(), here.gitCommit()))).isFalse();
    assertThat(of(new Calibration.Key(here.cpu(), here.cores(), "8", here.gitCommit()))).isFalse();
  }

  private static boolean of(Calibration.Key key) {
    return new NoiseFloor(key, "same-twice", List.of()).holdsFor(Reports.MACHINE);
  }

  private static NoiseFloor floor(double reach) {
    return new NoiseFloor(
        Calibration.Key.of(Reports.MACHINE),
        "same-twice",
        List.of(new OfMetric(METRIC, "other", 1.01, OptionalDouble.of(reach), 12)));
  }

  private static ScenarioSummary scenario(Scenario scenario, String name, double... values) {
    return new ScenarioSummary(
        scenario.named(name),
        values.length,
        values.length,
        List.of(),
        Limit.NOTHING,
        Map.of(named(METRIC), values));
  }

  private static RunSummary run(ScenarioSummary... scenarios) {
    return Summaries.run(1, List.of(), scenarios);
  }
}
