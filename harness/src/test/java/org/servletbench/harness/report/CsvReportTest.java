package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.servletbench.harness.model.Column;

class CsvReportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "summary.csv |"
            + " suite,scenario,strategy,driver,offered_rps,trials,requests,ok,timeouts,failed,dropped,throughput_rps,goodput_rps,latency_p50_ms,latency_p90_ms,latency_p99_ms,latency_max_ms,cpu_us_per_request,threads_peak,rss_peak_mib,valid,limited_by",
        "comparison.csv |"
            + " metric,base,other,base_value,other_value,ratio,low,high,n,p,difference,warnings",
        "measurements.csv | scenario,trial,metric,value,unit,source",
        "timeline.csv |"
            + " scenario,trial,second,offered,sent,completed,ok,timeouts,failed,dropped,latency_p50_ms,latency_p99_ms,latency_max_ms,waiting,in_flight",
        "claims.csv |"
            + " id,source,claim,scenario,against,metric,relation,expected,predicted,measured,low,high,verdict,expected_verdict,reason"
      })
  void the_columns_are_those_of_the_contract(String file, String columns) {
    assertThat(CsvReport.files(Reports.of(1)).get(file).lines().findFirst()).hasValue(columns);
  }

  @Test
  void a_scenario_without_a_valid_trial_keeps_its_row_with_empty_figures() {
    Map<String, String> files = CsvReport.files(Reports.withBrokenTrial("?", "no port"));

    assertThat(files.get("summary.csv").lines().skip(2))
        .containsExactly("tiny,async-blocking,async-blocking,jmeter,20,1,,,,,,,,,,,,,,,0,");
    assertThat(files.get("comparison.csv"))
        .contains("\nthroughput_rps,blocking,async-blocking,9.83333,,,,,0,,not compared,\n");
    assertThat(files.get("claims.csv")).contains(",inconclusive,confirmed,no valid trial\n");
  }

  @Test
  void every_measurement_of_every_trial_has_a_row_and_an_unmeasured_one_no_value() {
    String measurements = CsvReport.files(Reports.of(6)).get("measurements.csv");

    assertThat(measurements.lines().filter(line -> line.contains(",read_timeout,"))).hasSize(12);
    assertThat(measurements).contains("\nblocking,1,task_time_mean_ms,,ms,");
    assertThat(measurements).contains("\nblocking,6,timeouts,30,1,jmeter responseCode\n");
  }

  @ParameterizedTest
  @CsvSource({
    "=1+1,          '''=1+1'",
    "+1+1,          '''+1+1'",
    "-1+1,          '''-1+1'",
    "@SUM(A1),      '''@SUM(A1)'",
    "-1.5,          -1.5",
    "==,            ==",
    "blocking,      blocking",
    "'a,b',         '\"a,b\"'",
    "'say \"so\"',  '\"say \"\"so\"\"\"'"
  })
  void no_cell_is_a_formula_and_every_cell_is_quoted_where_it_must_be(String cell, String text) {
    List<Column<String>> columns =
        List.of(new Column<>("head", row -> "x"), new Column<>("other", row -> row));

    assertThat(Csv.of(columns, List.of(cell))).isEqualTo("head,other\nx," + text + "\n");
  }

  @Test
  void a_formula_behind_a_tab_is_none_either() {
    assertThat(Csv.of(List.of(new Column<String>("head", row -> row)), List.of("\t=1+1")))
        .contains("' =1+1");
  }

  @ParameterizedTest
  @CsvSource({
    "1200,           1200",
    "0,              0",
    "9.833333333333, 9.83333",
    "0.00833333333,  0.00833333",
    "0.0000001234,   0.0000001234",
    "1234567.89,     1234570",
    "-2.5,           -2.5"
  })
  void a_figure_in_a_file_has_six_digits_and_no_exponent(double value, String text) {
    assertThat(Numbers.plain(value)).isEqualTo(text);
  }
}
