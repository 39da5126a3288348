package org.servletbench.sleeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class StatsTest {
  private static final long MILLI = 1_000_000;

  private final Stats stats = new Stats();

  @Test
  void what_is_accepted_and_not_completed_is_in_flight() {
    stats.accepted();
    stats.accepted();
    stats.accepted();
    stats.completed(0);
    StatsReading reading = stats.read();
    assertThat(reading.hits()).isEqualTo(3);
    assertThat(reading.completed()).isEqualTo(1);
    assertThat(reading.inFlight()).isEqualTo(2);
    assertThat(reading.inFlightPeak()).isEqualTo(3);
  }

  @Test
  void a_reset_starts_from_zero_but_for_what_is_in_flight() {
    stats.accepted();
    stats.accepted();
    stats.accepted();
    stats.completed(MILLI);
    stats.reset();
    StatsReading reset = stats.read();
    assertThat(reset.hits()).isZero();
    assertThat(reset.completed()).isZero();
    assertThat(reset.inFlight()).isEqualTo(2);
    assertThat(reset.inFlightPeak()).isEqualTo(2);
    assertThat(reset.latenessNanos().getTotalCount()).isZero();
    stats.completed(MILLI);
    assertThat(stats.read().completed()).isEqualTo(1);
    assertThat(stats.read().inFlight()).isEqualTo(1);
  }

  @Test
  void a_reading_does_not_change_afterwards() {
    stats.accepted();
    stats.completed(MILLI);
    StatsReading reading = stats.read();
    stats.reset();
    assertThat(reading.latenessNanos().getTotalCount()).isEqualTo(1);
  }

  @Test
  void an_early_end_counts_as_on_time() {
    stats.accepted();
    stats.completed(-5);
    assertThat(stats.read().latenessNanos().getMaxValue()).isZero();
  }

  @Test
  void the_empty_distribution_has_count_0_and_null_figures() {
    assertThat(json())
        .startsWith(
            "{\"mode\": \"timer\", \"pid\": 4242, \"hits\": 0, \"completed\": 0, \"inFlight\": 0,"
                + " \"inFlightPeak\": 0, \"lateness\": {\"count\": 0, \"meanMillis\": null,"
                + " \"p50Millis\": null, \"p99Millis\": null, \"maxMillis\": null, \"histogram\":"
                + " \"HIST")
        .endsWith("\"}}\n");
  }

  @Test
  void figures_are_in_milliseconds_whatever_the_locale() {
    stats.accepted();
    stats.completed(1_500); // in nanoseconds; below 2048 a histogram of three digits is exact
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(json())
          .contains("\"count\": 1, \"meanMillis\": 0.0015")
          .contains("\"maxMillis\": 0.0015");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_histogram_travels_compressed_in_nanoseconds_with_three_digits() throws Exception {
    stats.accepted();
    stats.completed(MILLI);
    stats.accepted();
    stats.completed(700_000 * MILLI);
    String base64 = json().replaceAll("(?s).*\"histogram\": \"([^\"]*)\".*", "$1");
    Histogram decoded =
        Histogram.decodeFromCompressedByteBuffer(
            ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
    assertThat(decoded).isEqualTo(stats.read().latenessNanos());
    assertThat(decoded.getNumberOfSignificantValueDigits()).isEqualTo(3);
    assertThat(decoded.getCountAtValue(MILLI)).isEqualTo(1);
  }

  private String json() {
    return stats.read().toJson(Mode.TIMER, 4242);
  }
}
