package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingArrivalsTest {
  @Test
  void they_leave_in_the_order_in_which_they_came_also_when_the_ring_grows() {
    WaitingArrivals waiting = new WaitingArrivals(3);
    Deque<Long> expected = new ArrayDeque<>();
    Random random = new Random(1);
    long slot = 0;
    for (int i = 0; i < 10_000; i++) {
      if (random.nextInt(100) < 55 || expected.isEmpty()) {
        slot++;
        waiting.add(slot, slot + 7, (int) -slot);
        expected.add(slot);
      } else {
        assertThat(waiting.slot()).isEqualTo(expected.remove());
        assertThat(waiting.takenUp()).isEqualTo(waiting.slot() + 7);
        int client = (int) -waiting.slot();
        assertThat(waiting.removeHead()).isEqualTo(client);
      }
      assertThat(waiting.size()).isEqualTo(expected.size());
    }
  }
}
