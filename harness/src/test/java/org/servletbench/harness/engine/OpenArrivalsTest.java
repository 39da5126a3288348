package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Arrivals;

class OpenArrivalsTest {
  private static final long SECOND = 1_000_000_000;

  /** 2 s at 2/s, 3 s at 1/s, a second of silence, 2 s at 1/s. */
  private static OpenArrivals arrivals() {
    return new OpenArrivals(
        List.of(
            phase(2, 2, 0, false), phase(1, 3, 2 * SECOND, false), phase(1, 2, 6 * SECOND, true)));
  }

  @Test
  void phases_follow_each_other() {
    assertThat(halfSeconds(arrivals())).containsExactly(0L, 1L, 2L, 3L, 4L, 6L, 8L, 12L, 14L);
  }

  @Test
  void a_warm_up_that_is_cut_short_loses_its_late_arrivals_and_MEASURE_none() {
    OpenArrivals arrivals = arrivals();
    arrivals.take();
    arrivals.reschedule(measureAt(4));

    assertThat(halfSeconds(arrivals)).containsExactly(1L, 2L, 3L, 4L, 8L, 10L);
  }

  @Test
  void it_may_be_cut_short_within_its_first_phase() {
    OpenArrivals arrivals = arrivals();
    arrivals.reschedule(measureAt(2));

    assertThat(halfSeconds(arrivals)).containsExactly(0L, 1L, 4L, 6L);
  }

  @Test
  void MEASURE_moves_when_its_first_arrival_is_next_already() {
    OpenArrivals arrivals =
        new OpenArrivals(List.of(phase(1, 1, 0, false), phase(1, 2, 9 * SECOND, true)));
    arrivals.take();
    arrivals.reschedule(measureAt(3));

    assertThat(halfSeconds(arrivals)).containsExactly(6L, 8L);
  }

  @Test
  void a_warm_up_alone_just_ends() {
    OpenArrivals arrivals = new OpenArrivals(List.of(phase(1, 5, 0, false)));
    arrivals.reschedule(measureAt(3));
    assertThat(halfSeconds(arrivals)).containsExactly(0L, 2L);

    arrivals.reschedule(measureAt(3));
    assertThat(arrivals.due()).isEqualTo(Pacer.NEVER);
  }

  @Test
  void a_measured_load_that_has_settled_early_goes_on_and_ends_earlier() {
    OpenArrivals arrivals =
        new OpenArrivals(List.of(phase(1, 1, 0, false), phase(1, 9, 2 * SECOND, true)));
    arrivals.take();
    arrivals.take();
    arrivals.reschedule(
        new Schedule(
            Optional.of(0L),
            2 * SECOND,
            4 * SECOND,
            Duration.ofSeconds(2),
            Instant.EPOCH,
            Duration.ofSeconds(1),
            true,
            true));

    assertThat(halfSeconds(arrivals)).containsExactly(6L, 8L, 10L);
  }

  private static OpenArrivals.Phase phase(double rate, int seconds, long start, boolean measure) {
    return new OpenArrivals.Phase(
        new Arrivals.Even(rate).over(Duration.ofSeconds(seconds)), start, measure);
  }

  /** After a second of silence. */
  private static Schedule measureAt(int second) {
    return new Schedule(
        Optional.of(0L),
        second * SECOND,
        second * SECOND,
        Duration.ofSeconds(2),
        Instant.EPOCH,
        Duration.ofSeconds(1),
        true,
        true);
  }

  private static List<Long> halfSeconds(OpenArrivals arrivals) {
    List<Long> dues = new ArrayList<>();
    while (arrivals.due() != Pacer.NEVER) {
      dues.add(arrivals.due() / (SECOND / 2));
      arrivals.take();
    }
    return dues;
  }
}
