package org.servletbench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.harness.catalogue.Catalogue.named;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayTest {
  @ParameterizedTest
  @CsvSource({
    "latency_p50_ms,       0,          0 ms",
    "latency_p50_ms,       0.0004,     0.4 us",
    "latency_p50_ms,       0.0313,     31.3 us",
    "latency_p50_ms,       0.366,      0.37 ms",
    "latency_p50_ms,       0.0999,     0.1 ms",
    "latency_p50_ms,       0.9996,     1 ms",
    "latency_p50_ms,       1.44,       1.44 ms",
    "latency_p50_ms,       999.4,      999 ms",
    "latency_p50_ms,       999.6,      1 s",
    "latency_p50_ms,       12384,      12.4 s",
    "latency_p50_ms,       59999,      60 s",
    "latency_p50_ms,       90000,      90 s",
    "latency_p50_ms,       10800000,   3 h",
    "latency_p50_ms,       -0.366,     -0.37 ms",
    "drained_after_s,      0,          0 s",
    "drained_after_s,      0.25,       250 ms",
    "drained_after_s,      599.4,      599 s",
    "drained_after_s,      600,        10 min",
    "cpu_us_per_request,   236.2,      236 us",
    "cpu_us_per_request,   0.562,      0.56 us",
    "cpu_us_per_request,   4891,       4.89 ms",
    "rss_peak_mib,         313.4,      313 MiB",
    "rss_peak_mib,         1023,       1 GiB",
    "rss_peak_mib,         1536,       1.5 GiB",
    "rss_peak_mib,         -2.14,      -2.14 MiB",
    "rss_kib_per_in_flight, 0.0284,    29.1 B",
    "allocated_bytes_per_request, 65229, 63.7 KiB",
    "goodput_rps,          98.33,      98.3/s",
    "goodput_rps,          20000,      20000/s",
    "timeout_share,        0.016667,   1.67 %",
    "ok_share,             1,          100 %",
    "ok_share,             0.99996,    99.996 %",
    "ok_share,             0.99986111, 99.99 %",
    "ok_share,             0.9999916,  99.999 %",
    "ok_share,             0.999999999999, almost 100 %",
    "ok_share,             -1.12,      -112 %",
    "sent,                 10800,      10800",
    "threads_peak,         33.5,       33.5"
  })
  void a_figure_reads_as_people_say_it(String metric, double value, String text) {
    assertThat(Say.figure(named(metric), value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1x", "1.004, 1x", "0.0326, 0.033x", "16809.2, 16800x", "2.5, 2.5x"})
  void a_ratio_has_three_digits_at_most(double ratio, String text) {
    assertThat(Say.times(ratio)).isEqualTo(text);
  }

  @Test
  void what_was_not_measured_is_empty() {
    assertThat(Say.figure(named("latency_p50_ms"), OptionalDouble.empty())).isEmpty();
  }
}
