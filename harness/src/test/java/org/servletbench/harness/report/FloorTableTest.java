package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.NoiseFloor;
import org.servletbench.harness.model.NoiseFloor.OfMetric;
import org.servletbench.harness.model.Scenario;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.model.Suite;
import org.servletbench.harness.model.TrialRecord;
import org.servletbench.harness.verify.NoiseFloors;
import org.servletbench.harness.verify.RunComparer.Comparison;

class FloorTableTest {
  private static final Scenario ONE = ArticleTrial.scenario("one", Strategy.ASYNC_NON_BLOCKING);

  @Test
  void a_run_with_a_scenario_twice_shows_how_far_it_lies_from_itself() {
    String console = new TextReport(twice(ONE.named("one-again"))).console(100);

    assertThat(console)
        .containsPattern("noise floor +n +largest ratio +interval up to +largest in")
        .containsPattern("goodput_rps +3 +1x +1x +one-again")
        .contains("over one ");
  }

  @Test
  void a_run_without_has_no_such_table() {
    assertThat(FloorTable.of(Reports.of(3)).isEmpty()).isTrue();
  }

  @Test
  void what_is_below_the_floor_of_an_earlier_run_is_flagged_below_the_tables() {
    RunReport report = Reports.of(1);
    NoiseFloor floor =
        new NoiseFloor(
            Calibration.Key.of(Reports.MACHINE),
            "same-twice",
            List.of(new OfMetric("goodput_rps", "other", 2.5, OptionalDouble.empty(), 1)));

    assertThat(FloorTable.flags(NoiseFloors.flagged(report.comparisons(), floor)))
        .containsExactly(
            "goodput_rps of async-blocking over blocking: within the 2.5x by which a scenario"
                + " differed from itself on this machine (same-twice)");
    assertThat(FloorTable.flags(report.comparisons())).isEmpty();
  }

  @Test
  void a_ratio_within_the_margin_is_flagged_in_the_file_alone() {
    NoiseFloor floor =
        new NoiseFloor(
            Calibration.Key.of(Reports.MACHINE),
            "same-twice",
            List.of(new OfMetric("rss_peak_mib", "other", 1.2, OptionalDouble.empty(), 1)));
    List<Comparison> flagged = NoiseFloors.flagged(Reports.of(1).comparisons(), floor);

    assertThat(FloorTable.flags(flagged)).isEmpty();
    assertThat(flagged)
        .anySatisfy(
            row -> assertThat(row.doubts()).contains("below the noise floor: 1.20x in same-twice"));
  }

  private static RunReport twice(Scenario again) {
    Suite suite = new Suite("tiny", "?", 3, 1, List.of(ONE, again), List.of());
    List<TrialRecord> records =
        Stream.of(1, 2, 3)
            .flatMap(
                trial ->
                    suite.scenarios().stream()
                        .map(each -> ArticleTrial.of(each, trial, 1000).record()))
            .toList();
    return Reports.of(suite, records);
  }
}
