package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.model.Figure;

class WrkOutputTest {
  @Test
  void a_run_without_failures_gives_counts_rates_and_latencies() {
    ToolReport report = Golden.wrk("steady");

    assertThat(report.durationSeconds()).isEqualTo(2.005587);
    assertThat(report.value(named("completed"))).hasValue(961);
    assertThat(report.value(named("ok"))).hasValue(961);
    assertThat(report.value(named("failed"))).hasValue(0);
    assertThat(report.value(named("throughput_rps"))).hasValue(961 / 2.005587);
    assertThat(report.value(named("goodput_rps"))).hasValue(961 / 2.005587);
    assertThat(report.value(named("latency_p50_ms"))).hasValue(20.509);
    assertThat(report.value(named("latency_p90_ms"))).hasValue(20.959);
    assertThat(report.value(named("latency_p99_ms"))).hasValue(25.654);
    assertThat(report.value(named("latency_p999_ms"))).hasValue(25.825);
    assertThat(report.value(named("latency_max_ms"))).hasValue(25.825);
    assertThat(report.value(named("latency_mean_ms"))).hasValue(20.716106);
    assertThat(report.value(named("bytes_per_response"))).hasValue(73);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sent",
        "timeouts",
        "http_4xx",
        "http_5xx",
        "connect_refused",
        "connect_timeout",
        "read_timeout",
        "reset",
        "dropped",
        "other",
        "ok_latency_p50_ms",
        "ok_latency_mean_ms"
      })
  void what_wrk_cannot_tell_is_empty_and_never_0(String metric) {
    assertThat(Golden.wrk("steady").value(named(metric))).isEmpty();
  }

  @Test
  void a_5xx_is_completed_and_failed_and_not_ok() {
    ToolReport report = Golden.wrk("5xx");

    double completed = report.value(named("completed")).orElseThrow();
    double failed = report.value(named("failed")).orElseThrow();
    assertThat(failed / completed).isBetween(0.24, 0.26);
    assertThat(report.value(named("wrk_status_errors"))).hasValue(failed);
    assertThat(report.value(named("ok"))).hasValue(completed - failed);
    assertThat(report.value(named("goodput_rps")).orElseThrow())
        .isLessThan(report.value(named("throughput_rps")).orElseThrow());
  }

  @Test
  void a_reset_is_failed_without_having_completed() {
    ToolReport report = Golden.wrk("lost");

    assertThat(report.value(named("ok"))).isEqualTo(report.value(named("completed")));
    assertThat(report.value(named("wrk_read_errors"))).isEqualTo(report.value(named("failed")));
    assertThat(report.value(named("failed")).orElseThrow()).isGreaterThan(100);
  }

  @Test
  void late_answers_are_counted_apart_and_are_missing_from_the_latencies() {
    ToolReport report = Golden.wrk("late");

    assertThat(report.value(named("wrk_timeouts"))).hasValue(6);
    assertThat(report.value(named("timeouts")))
        .as("6 of 1.5 s were answered, 4 more not yet")
        .isEmpty();
    assertThat(report.value(named("failed"))).hasValue(0);
    assertThat(report.value(named("latency_max_ms")).orElseThrow()).isLessThan(1000);
  }

  @Test
  void a_source_says_whether_the_latencies_are_the_recorded_ones() {
    assertThat(source("steady", "latency_p99_ms"))
        .isEqualTo(
            "wrk done() latency:percentile(99), its correction changed nothing, closed loop");
    assertThat(source("bimodal", "latency_p99_ms"))
        .isEqualTo(
            "wrk done() latency:percentile(99), corrected for coordinated omission, closed loop");
  }

  @Test
  void the_interval_of_the_correction_is_computed_as_wrk_does() {
    assertThat(Golden.wrk("steady").value(named("wrk_correction_interval_ms")))
        .as("2005587 us / (961 / 10), in whole numbers")
        .hasValue(20.891);
  }

  @Test
  void with_no_answer_there_is_no_latency() {
    ToolReport report = Golden.wrk("unanswered");

    assertThat(report.value(named("completed"))).hasValue(0);
    assertThat(report.value(named("throughput_rps"))).hasValue(0);
    for (String statistic : new String[] {"p50", "p99", "min", "max", "mean", "stdev"}) {
      assertThat(report.value(named("latency_" + statistic + "_ms"))).isEmpty();
    }
    assertThat(report.value(named("bytes_per_response"))).isEqualTo(OptionalDouble.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unable to connect to 127.0.0.1:1 Connection refused",
        "unable to resolve nowhere:http Name or service not known",
        "trial/wrk.lua: cannot open trial/wrk.lua: No such file or directory",
        "number of connections must be >= threads"
      })
  void an_error_of_wrk_is_passed_on(String error) {
    assertThatThrownBy(() -> WrkOutput.parse(error + "\n"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(error);
  }

  @Test
  void a_refused_connection_is_named() {
    assertThatThrownBy(() -> Golden.wrk("refused"))
        .hasMessageContaining("unable to connect to 127.0.0.1:1 Connection refused");
  }

  @Test
  void a_missing_field_is_named() {
    String output = Golden.read("wrk-steady.txt");

    assertThatThrownBy(() -> WrkOutput.parse(output.replaceAll("(?m)^bench.latency.p90 .*$", "")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("wrk did not print bench.latency.p90");
    assertThatThrownBy(() -> WrkOutput.parse(output.replace("connections", "links")))
        .hasMessageContaining("wrk did not print the number of connections");
    assertThatThrownBy(() -> WrkOutput.parse("")).hasMessageContaining("bench.duration_us");
  }

  private static String source(String golden, String metric) {
    return Golden.wrk(golden).figures().stream()
        .filter(figure -> figure.metric().label().equals(metric))
        .map(Figure::source)
        .findFirst()
        .orElseThrow();
  }
}
