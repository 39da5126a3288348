package org.servletbench.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Calibration;
import org.servletbench.harness.model.Calibration.Probe;

class CalibrationsTest {
  @Test
  void the_capacity_is_the_highest_rate_that_was_kept() {
    Calibration.Downstream found =
        Calibrations.downstream(
            100, List.of(probe(1000, 0.5, true), probe(2000, 1.5, true), probe(5000, 80, false)));

    assertThat(found.capacityPerSecond()).hasValue(2000);
    assertThat(found.latenessP99Millis()).hasValue(1.5);
    assertThat(found.isReached()).isTrue();
  }

  @Test
  void where_no_probe_failed_the_capacity_is_a_lower_bound() {
    assertThat(Calibrations.downstream(100, List.of(probe(1000, 0.5, true))).isReached()).isFalse();
  }

  @Test
  void a_service_that_is_late_at_every_rate_has_no_capacity() {
    Calibration.Downstream found = Calibrations.downstream(100, List.of(probe(1000, 80, false)));

    assertThat(found.capacityPerSecond()).isEmpty();
    assertThat(found.latenessP99Millis()).isEmpty();
  }

  @Test
  void a_rate_that_was_kept_beyond_a_lost_one_does_not_count() {
    assertThat(
            Calibrations.downstream(100, List.of(probe(1000, 80, false), probe(2000, 1, true)))
                .capacityPerSecond())
        .isEmpty();
  }

  @Test
  void a_rate_that_is_kept_at_the_second_attempt_counts() {
    Calibration.Downstream found =
        Calibrations.downstream(
            100,
            List.of(
                probe(1000, 30, false),
                probe(1000, 1, true),
                probe(2000, 2, true),
                probe(5000, 80, false),
                probe(5000, 90, false)));

    assertThat(found.capacityPerSecond()).hasValue(2000);
    assertThat(found.latenessP99Millis()).hasValue(2);
    assertThat(found.isReached()).isTrue();
  }

  @Test
  void the_floor_is_the_median_of_its_seconds() {
    Properties seconds = new Properties();
    seconds.setProperty("timer-slack-ns", "1");
    long[] p99 = {90_000, 7_000_000, 110_000};
    for (int i = 0; i < p99.length; i++) {
      seconds.setProperty("second." + i + ".p50-ns", Long.toString(10_000 + i));
      seconds.setProperty("second." + i + ".p99-ns", Long.toString(p99[i]));
    }

    assertThat(Calibrations.floor(20_000, seconds))
        .isEqualTo(new Calibration.Floor(20_000, 10.001, 110));
  }

  private static Probe probe(double rate, double late, boolean kept) {
    return new Probe(
        rate, OptionalDouble.of(rate), OptionalDouble.of(1), OptionalDouble.of(late), kept);
  }
}
