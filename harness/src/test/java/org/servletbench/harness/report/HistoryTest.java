package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.answer.Found.run;
import static org.servletbench.harness.answer.Found.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.verify.RunSummary;

class HistoryTest {
  private static final History.Run OCTOBER =
      new History.Run("2026-10-03T10:00:00Z", Reports.MACHINE, run(scenario("a", 1)));
  private static final History.Run NOVEMBER =
      new History.Run(
          "2026-11-03T10:00:00Z",
          Reports.MACHINE,
          run(scenario("b", 1), scenario("a", 1).with("goodput_rps", 290)));

  @Test
  void a_row_is_a_run_by_time_and_a_column_a_figure_of_a_scenario() {
    List<String> lines = new History(List.of(NOVEMBER, OCTOBER)).csv().lines().toList();

    assertThat(lines)
        .containsExactly(
            "time,commit,suite,trials,jdk,cpu,b.throughput_rps,b.goodput_rps,b.latency_p50_ms,"
                + "b.latency_p90_ms,a.throughput_rps,a.goodput_rps,a.latency_p50_ms,a.latency_p90_ms",
            "2026-10-03T10:00:00Z,abc1234,found,1,25.0.3+9,Some CPU,,,,,300,300,21,22",
            "2026-11-03T10:00:00Z,abc1234,found,1,25.0.3+9,Some CPU,300,300,21,22,300,290,21,22");
  }

  @Test
  void columns_that_a_run_did_not_measure_are_named() {
    assertThat(new History(List.of(NOVEMBER, OCTOBER)).gaps())
        .containsExactly(
            "b.throughput_rps", "b.goodput_rps", "b.latency_p50_ms", "b.latency_p90_ms");
    assertThat(new History(List.of(OCTOBER)).gaps()).isEmpty();
  }

  /** Otava reads each cell of a chosen column by Python's float(), which knows no empty text. */
  @Test
  void every_cell_of_a_column_without_a_gap_is_a_number() {
    History history = new History(List.of(NOVEMBER, OCTOBER));
    List<String> heads = List.of(history.csv().lines().findFirst().orElseThrow().split(","));

    for (String line : history.csv().lines().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      assertThat(cells).hasSameSizeAs(heads);
      for (int i = heads.indexOf("cpu") + 1; i < cells.length; i++) {
        if (!history.gaps().contains(heads.get(i))) {
          assertThat(Double.parseDouble(cells[i])).isFinite();
        }
      }
    }
  }

  @Test
  void a_median_is_told_and_no_sum_which_would_grow_with_the_trials() {
    RunSummary three = run(scenario("a", 3).with("cpu_us_per_request", 300, 500, 310));

    assertThat(new History(Stream.of(three).map(HistoryTest::today).toList()).csv())
        .contains("a.cpu_us_per_request\n")
        .endsWith(",310\n");
  }

  private static History.Run today(RunSummary summary) {
    return new History.Run("2026-11-28T10:00:00Z", Reports.MACHINE, summary);
  }
}
