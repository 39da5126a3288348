package org.servletbench.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.servletbench.harness.model.BenchException;

class AbOutputTest {
  @Test
  void a_run_without_failures_gives_counts_rates_and_latencies() {
    ToolReport report = Golden.abWithFiles("steady");

    assertThat(report.durationSeconds()).isEqualTo(2.009);
    assertThat(report.value(named("completed"))).hasValue(952);
    assertThat(report.value(named("ok"))).hasValue(952);
    assertThat(report.value(named("failed"))).hasValue(0);
    assertThat(report.value(named("throughput_rps"))).hasValue(952 / 2.009);
    assertThat(report.value(named("goodput_rps"))).hasValue(952 / 2.009);
    assertThat(report.value(named("latency_p50_ms"))).hasValue(20.556);
    assertThat(report.value(named("latency_p90_ms"))).hasValue(21.348);
    assertThat(report.value(named("latency_p99_ms"))).hasValue(24.601);
    assertThat(report.value(named("latency_max_ms"))).hasValue(26.488);
    assertThat(report.value(named("latency_mean_ms")).orElseThrow())
        .isCloseTo(20.7532, within(1e-4));
    assertThat(report.value(named("bytes_per_response"))).hasValue(73);
    assertThat(report.value(named("ab_keepalive_requests"))).hasValue(952);
    assertThat(report.value(named("ab_requests_per_second"))).hasValue(473.79);
    assertThat(report.value(named("ab_time_per_request_ms"))).hasValue(21.107);
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
  void what_ab_cannot_tell_is_empty_and_never_0(String metric) {
    assertThat(Golden.abWithFiles("steady").value(named(metric))).isEmpty();
  }

  @Test
  void a_5xx_is_failed_although_ab_calls_no_request_failed() {
    ToolReport report = Golden.ab("5xx");

    double completed = report.value(named("completed")).orElseThrow();
    double failed = report.value(named("failed")).orElseThrow();
    assertThat(failed / completed).isBetween(0.24, 0.26);
    assertThat(report.value(named("ab_non_2xx"))).hasValue(failed);
    assertThat(report.value(named("ab_failed_requests"))).hasValue(0);
    assertThat(report.value(named("ok"))).hasValue(completed - failed);
  }

  @Test
  void a_reset_counts_once_and_has_not_completed() {
    ToolReport report = Golden.ab("lost");

    assertThat(report.value(named("ab_complete_requests"))).hasValue(1254);
    assertThat(report.value(named("ab_failed_requests"))).as("each twice").hasValue(632);
    assertThat(report.value(named("failed"))).hasValue(316);
    assertThat(report.value(named("completed"))).hasValue(1254 - 316);
    assertThat(report.value(named("ok"))).hasValue(1254 - 316);
    assertThat(report.value(named("throughput_rps")).orElseThrow())
        .isLessThan(report.value(named("ab_requests_per_second")).orElseThrow());
  }

  @Test
  void a_close_without_an_answer_shows_in_the_bytes_alone() {
    ToolReport report = Golden.ab("closed");

    assertThat(report.value(named("failed"))).as("every fourth was").hasValue(0);
    assertThat(report.value(named("bytes_per_response")).orElseThrow() / 73).isBetween(0.74, 0.76);
  }

  @Test
  void without_files_there_is_the_printed_mean_and_no_percentile() {
    ToolReport report = Golden.ab("steady");

    assertThat(report.value(named("latency_mean_ms"))).hasValue(21);
    assertThat(report.value(named("latency_p50_ms"))).isEmpty();
    assertThat(report.value(named("latency_max_ms"))).isEmpty();
  }

  @Test
  void a_mean_that_ab_has_rounded_away_is_empty() {
    String output =
        Golden.read("ab-steady.txt").replaceFirst("Total: +20 +21 ", "Total:         20    1 ");

    ToolReport report = AbOutput.parse(output, Optional.empty(), Optional.empty());

    assertThat(report.value(named("latency_mean_ms"))).isEmpty();
  }

  @Test
  void a_percentile_that_ab_reads_behind_its_last_request_is_empty() {
    String few = Golden.read("ab-steady.txt").replace("requests:      952", "requests:      50");
    Optional<String> percentiles = Optional.of("50,20.5\n90,21.0\n99,0.000\n100,21.1\n");

    ToolReport report = AbOutput.parse(few, percentiles, Optional.empty());

    assertThat(report.value(named("completed"))).hasValue(50);
    assertThat(report.value(named("latency_p50_ms"))).hasValue(20.5);
    assertThat(report.value(named("latency_p90_ms"))).hasValue(21);
    assertThat(report.value(named("latency_p99_ms"))).isEmpty();
    assertThat(report.value(named("latency_max_ms"))).hasValue(21.1);
  }

  @Test
  void refusals_are_no_throughput() {
    assertThat(Golden.read("ab-refused.txt"))
        .as("what ab makes of a port without a listener")
        .contains("Complete requests:      33004", "Requests per second:    33002.75");
    assertThatThrownBy(() -> Golden.ab("refused"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("ab received no byte in 33004 attempts");
  }

  @Test
  void a_server_that_hangs_ends_the_run_without_a_report() {
    assertThatThrownBy(() -> Golden.ab("hang"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("The timeout specified has expired (70007)")
        .hasMessageContaining("load.timeout");
  }

  @Test
  void an_error_of_ab_is_passed_on() {
    assertThatThrownBy(() -> parse("apr_socket_recv: Connection refused (111)"))
        .hasMessageContaining("apr_socket_recv: Connection refused (111)");
    assertThatThrownBy(() -> parse("socket: Too many open files (24)"))
        .hasMessage(
            "ab ended without a report: socket: Too many open files (24): raise ulimit -n, or"
                + " lower load.connections");
    assertThatThrownBy(
            () -> parse("apr_sockaddr_info_get() for h: Name or service not known (670002)"))
        .hasMessageContaining("for h: Name or service not known (670002): see that");
  }

  @Test
  void a_missing_line_is_named() {
    assertThatThrownBy(() -> parse(""))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("ab did not print 'Time taken for tests:'");
    assertThatThrownBy(() -> parse(Golden.read("ab-steady.txt").replace("Complete", "Done")))
        .hasMessageContaining("'Complete requests:'");
  }

  private static ToolReport parse(String output) {
    return AbOutput.parse(output, Optional.empty(), Optional.empty());
  }
}
