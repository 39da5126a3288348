package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.system.ThreadTally.Counts;

class ThreadTallyTest {
  private final ThreadTally tally = new ThreadTally();

  @Test
  void what_an_ended_thread_had_used_stays_counted() {
    update(Map.of("1", new Counts(100, 10, 3), "2", new Counts(50, 5, 2)));
    update(Map.of("1", new Counts(110, 11, 4)));
    assertThat(tally.total()).isEqualTo(new Counts(160, 16, 6));

    update(Map.of("1", new Counts(110, 11, 4), "3", new Counts(7, 1, 1)));
    assertThat(tally.total()).isEqualTo(new Counts(167, 17, 7));
  }

  @Test
  void no_sum_falls_when_all_threads_end() {
    update(Map.of("1", new Counts(100, 10, 3), "2", new Counts(50, 5, 2)));
    update(Map.of());
    assertThat(tally.total()).isEqualTo(new Counts(150, 15, 5));
  }

  @Test
  void a_thread_that_gets_the_id_of_an_ended_one_is_another() {
    update(Map.of("1", new Counts(100, 10, 30)));
    update(Map.of("1", new Counts(4, 1, 2)));
    assertThat(tally.total()).isEqualTo(new Counts(104, 11, 32));
  }

  @Test
  void the_busiest_thread_is_that_of_each_interval() {
    update(Map.of("1", new Counts(0, 0, 0), "2", new Counts(0, 0, 0)));
    update(Map.of("1", new Counts(400, 0, 1), "2", new Counts(100, 0, 1)));
    update(Map.of("1", new Counts(410, 0, 2), "2", new Counts(600, 0, 2)));
    assertThat(tally.busiestNanos()).isEqualTo(400 + 500);
  }

  @Test
  void readings_within_an_interval_move_the_sum_and_not_the_busiest_thread() {
    update(Map.of("1", new Counts(0, 0, 0), "2", new Counts(0, 0, 0)));
    tally.update(new HashMap<>(Map.of("1", new Counts(90, 0, 1), "2", new Counts(0, 0, 0))), false);
    assertThat(tally.busiestNanos()).isZero();
    assertThat(tally.total().cpuNanos()).isEqualTo(90);

    update(Map.of("1", new Counts(100, 0, 2), "2", new Counts(90, 0, 1)));
    assertThat(tally.busiestNanos()).as("not 90 + 90").isEqualTo(100);
  }

  private void update(Map<String, Counts> threads) {
    tally.update(new HashMap<>(threads), true);
  }
}
