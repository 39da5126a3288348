package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Load;

/** Checks when the phases begin: as late as planned, or earlier by whole seconds once ordered. */
class ScheduleTest {
  private static final long SECOND = 1_000_000_000;
  private static final Instant NOW = Instant.ofEpochMilli(1_000_000);

  /** The warm-up is over at 25, the measured load begins at 26, MEASURE at 46. */
  private static Schedule planned() {
    return Schedule.after(
        0,
        NOW,
        options("--load=even:100:2s", "--warm-up-until=measure", "--pause=1s", "--settle=20s"));
  }

  @Test
  void the_warm_up_is_cut_by_whole_seconds_and_the_time_to_settle_is_not() {
    Schedule warm = planned().warmedUp(3 * SECOND + 1);

    assertThat(warm.warmUpEndNanos()).isEqualTo(4 * SECOND);
    assertThat(warm.settleStartNanos()).isEqualTo(5 * SECOND);
    assertThat(warm.measureStartNanos()).isEqualTo(25 * SECOND);
    assertThat(warm.measureStart()).isEqualTo(NOW.plusSeconds(25));
    assertThat(warm.isFixed()).isFalse();
    assertThat(warm.properties().stringPropertyNames())
        .containsExactlyInAnyOrder(
            "warm-up-start-epoch-ms", "warm-up-end-epoch-ms", "settle-start-epoch-ms");
  }

  @Test
  void MEASURE_begins_with_a_whole_second_of_its_load_and_half_a_second_of_notice() {
    Schedule warm = planned().warmedUp(3 * SECOND + 1);

    assertThat(warm.settled(9 * SECOND + SECOND / 2).measureStartNanos()).isEqualTo(10 * SECOND);
    assertThat(warm.settled(9 * SECOND + SECOND / 2 + 1).measureStartNanos())
        .isEqualTo(11 * SECOND);
    assertThat(warm.settled(9 * SECOND).properties())
        .containsEntry("settle-start-epoch-ms", "1005000")
        .containsEntry("measure-start-epoch-ms", "1010000")
        .containsEntry("measure-end-epoch-ms", "1012000");
  }

  @Test
  void MEASURE_never_begins_before_its_load_nor_after_what_was_planned() {
    Schedule warm = planned().warmedUp(3 * SECOND + 1);

    assertThat(warm.settled(0).measureStartNanos()).isEqualTo(5 * SECOND);
    assertThat(warm.settled(24 * SECOND + SECOND / 2 + 1).measureStartNanos())
        .isEqualTo(25 * SECOND);
  }

  @Test
  void without_an_order_each_phase_is_fixed_in_time() {
    assertThat(planned().nextFixedNanos()).isEqualTo(25 * SECOND);
    Schedule warm = planned().warmedUp(25 * SECOND);
    assertThat(warm.settleStartNanos()).isEqualTo(26 * SECOND);
    assertThat(warm.nextFixedNanos()).isEqualTo(46 * SECOND - Schedule.NOTICE);
    assertThat(warm.settled(warm.nextFixedNanos()).nextFixedNanos()).isEqualTo(Pacer.NEVER);
  }

  @Test
  void without_a_time_to_settle_the_end_of_the_warm_up_fixes_all() {
    Schedule planned =
        Schedule.after(0, NOW, options("--load=even:100:2s", "--warm-up-until=measure"));
    Schedule fixed = planned.warmedUp(3 * SECOND);

    assertThat(fixed.isFixed()).isTrue();
    assertThat(fixed.measureStartNanos()).isEqualTo(fixed.settleStartNanos());
    assertThat(fixed.properties())
        .containsEntry("settle-start-epoch-ms", fixed.properties().get("measure-start-epoch-ms"));
  }

  /** A second at 2.5/s has two slots or three, by where it begins. */
  @Test
  void the_slots_of_MEASURE_are_counted_from_where_it_began() {
    Load.Open load = (Load.Open) options("--load=even:2.5:1s").load();
    Schedule from = Schedule.after(0, NOW, options("--load=even:2.5:1s", "--settle=9s"));

    assertThat(ArrivalSource.planned(load, from.settled(0))).isEqualTo(3);
    assertThat(ArrivalSource.planned(load, from.settled(27 * SECOND))).isEqualTo(2);
  }

  private static EngineOptions options(String... more) {
    String[] all = Arrays.copyOf(more, more.length + 3);
    all[more.length] = "--url=http://127.0.0.1:1/";
    all[more.length + 1] = "--out=x";
    all[more.length + 2] = "--warm-up=even:100:25s";
    return EngineOptions.parse(all);
  }
}
