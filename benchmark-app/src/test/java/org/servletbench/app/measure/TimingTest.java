package org.servletbench.app.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingTest {

  private final Timing timing = new Timing();

  @Test
  void sums_exactly_and_knows_the_percentile_to_three_digits() {
    LongStream.rangeClosed(1, 100).map(i -> i * 1_000_000).forEach(timing::record);
    Timing.Snapshot snapshot = timing.snapshot();
    assertThat(snapshot.count()).isEqualTo(100);
    assertThat(snapshot.sumNanos()).isEqualTo(5_050_000_000L);
    assertThat(snapshot.p99Millis()).isBetween(98.9, 99.1);
    assertThat(snapshot.maxMillis()).isBetween(99.9, 100.1);
  }

  @Test
  void loses_nothing_when_many_threads_record() {
    LongStream.range(0, 200_000).parallel().forEach(timing::record);
    Timing.Snapshot snapshot = timing.snapshot();
    assertThat(snapshot.count()).isEqualTo(200_000);
    assertThat(snapshot.sumNanos()).isEqualTo(199_999L * 200_000 / 2);
  }

  @Test
  void has_no_percentile_while_empty() {
    Timing.Snapshot snapshot = timing.snapshot();
    assertThat(snapshot.p99Millis()).isNull();
    assertThat(snapshot.maxMillis()).isNull();
    assertThat(snapshot.histogram()).startsWith("HISTFAAA");
  }
}
