package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.catalogue.Metric;
import org.servletbench.harness.metrics.ArticleTrial;
import org.servletbench.harness.model.Strategy;
import org.servletbench.harness.verify.Limit;
import org.servletbench.harness.verify.RunSummary;
import org.servletbench.harness.verify.ScenarioSummary;
import org.servletbench.harness.verify.Verdicts;

class StageTablesTest {
  @Test
  void each_stage_has_a_column_beside_the_total_that_they_must_add_up_to() {
    RunReport report =
        report(
            scenario(
                "blocking",
                values(
                    "stage_queue_p50_ms", 0.25,
                    "stage_queue_mean_ms", 0.5,
                    "stage_wait_p50_ms", 1000.0,
                    "stage_wait_mean_ms", 1000.0,
                    "stage_outside_p50_ms", 0.75,
                    "stage_outside_mean_ms", 1.0,
                    "ok_latency_p50_ms", 1002.0,
                    "ok_latency_mean_ms", 1001.5,
                    "stages_p50_off", -0.001,
                    "stages_mean_off", -0.0001)),
            scenario("not-asked", values("ok_latency_p50_ms", 5.0)),
            scenario(
                "other",
                values(
                    "stage_write_p50_ms", 3.0,
                    "stage_write_mean_ms", 3.0,
                    "stage_outside_p50_ms", 1.0,
                    "stage_outside_mean_ms", 1.0,
                    "ok_latency_p50_ms", 4.0)));

    List<Table> tables = StageTables.of(report);

    assertThat(tables).as("too few answers for p99").hasSize(2);
    assertThat(tables.getFirst().plain(80))
        .isEqualTo(
            """
            where the time goes, p50    queue  wait  write  outside   sum  total  sum is off
            blocking                  0.25 ms   1 s         0.75 ms   1 s    1 s      -0.1 %
            other                                     3 ms     1 ms  4 ms   4 ms
            """);
    assertThat(tables.getLast().plain(80)).contains("where the time goes, mean", "+0.0 %");
  }

  @Test
  void without_stages_there_is_no_table() {
    assertThat(StageTables.of(Reports.of(1))).isEmpty();
    assertThat(StageTables.flags(Reports.of(1))).isEmpty();
  }

  @Test
  void what_makes_stages_less_than_the_truth_is_flagged() {
    RunReport report =
        report(
            scenario(
                "a",
                values(
                    "stages_p50_off", 0.051,
                    "stages_overlapping", 2.0,
                    "stages_untold", 7.0,
                    "stages_beyond", 1.0,
                    "stages_malformed", 4.0)),
            scenario("b", values("stages_p50_off", -0.049, "stages_untold", 0.0)),
            scenario("c", values("stages_p50_off", -0.06)));

    assertThat(StageTables.flags(report)).hasSize(6);
    assertThat(StageTables.flags(report).getFirst()).startsWith("a: ").contains("5.1 % more");
    assertThat(StageTables.flags(report).getLast()).startsWith("c: ").contains("6.0 % less");
    assertThat(new TextReport(report).console(80)).contains("flagged: c: ");
  }

  private static RunReport report(ScenarioSummary... scenarios) {
    return Reports.of(
        new RunSummary(Reports.suite(1, "?"), List.of(scenarios)), new Verdicts(List.of()));
  }

  private static ScenarioSummary scenario(String name, Map<Metric, double[]> values) {
    return new ScenarioSummary(
        ArticleTrial.scenario(name, Strategy.BLOCKING), 1, 1, List.of(), new Limit("", ""), values);
  }

  private static Map<Metric, double[]> values(Object... pairs) {
    Map<Metric, double[]> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(named((String) pairs[i]), new double[] {(double) pairs[i + 1]});
    }
    return values;
  }
}
