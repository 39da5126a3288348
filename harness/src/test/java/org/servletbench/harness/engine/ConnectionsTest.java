package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.ClientSettings.Overload;
import org.servletbench.harness.model.Outcome;

/** Every arrival of these tests is taken up half a second after its slot. */
class ConnectionsTest {
  private static final long SECOND = 1_000_000_000;
  private static final long TIMEOUT = 2 * SECOND;
  private static final int NOBODY = ArrivalSource.NO_CLIENT;

  private final long slot = System.nanoTime() - SECOND / 2;
  private final TestPool test = new TestPool(TIMEOUT, slot - SECOND / 4, 1, Overload.WAIT);
  private final Connections pool = test.connections;

  @Test
  void a_requests_deadline_counts_from_its_slot_and_not_from_its_send() {
    test.open();

    pool.arrive(slot, NOBODY);
    assertThat(pool.expiry()).isEqualTo(slot + TIMEOUT);
    pool.expire(slot + TIMEOUT - 1);
    assertThat(pool.inFlight()).as("a nanosecond too early").isEqualTo(1);
    assertThat(pool.expiry()).as("asked again").isLessThanOrEqualTo(slot + TIMEOUT);
    pool.expire(slot + TIMEOUT);

    assertThat(pool.inFlight()).isZero();
    assertThat(pool.open()).as("its connection is closed").isZero();
    assertThat(test.end().count(Outcome.READ_TIMEOUT)).isEqualTo(1);
  }

  @Test
  void so_does_that_of_an_arrival_that_still_waits() {
    test.open();
    pool.arrive(slot + 1000, NOBODY);

    pool.arrive(slot, NOBODY);
    pool.expire(slot + TIMEOUT - 1);
    assertThat(pool.waiting()).as("a nanosecond too early").isEqualTo(1);
    assertThat(pool.expiry()).as("asked again").isLessThanOrEqualTo(slot + TIMEOUT);
    pool.expire(slot + TIMEOUT);

    assertThat(pool.waiting()).isZero();
    assertThat(pool.inFlight()).as("that of the later slot").isEqualTo(1);
    assertThat(test.end().count(Outcome.DROPPED)).isEqualTo(1);
  }

  @Test
  void a_warm_up_waits_where_the_load_itself_may_have_fewer_connections() {
    test.open();
    pool.measuredLoadFrom(System.nanoTime() + 60 * SECOND);
    pool.arrive(slot, NOBODY);

    pool.arrive(slot + 1, NOBODY);

    assertThat(pool.waiting()).isEqualTo(1);
  }

  @Test
  void a_warm_up_opens_a_thousand_connections_at_most() {
    TestPool many = new TestPool(TIMEOUT, slot - SECOND, 10_000, Overload.WAIT);
    many.connections.measuredLoadFrom(System.nanoTime() + 60 * SECOND);
    for (int i = 0; i < 1000; i++) {
      many.open();
      many.connections.arrive(slot, NOBODY);
    }
    many.connections.arrive(slot, NOBODY);

    assertThat(many.connections.inFlight()).isEqualTo(1000);
    assertThat(many.connections.waiting()).isZero();
    assertThat(many.end().count(Outcome.DROPPED)).isEqualTo(1);
  }

  /** As many as the handshakes of so many connections let pile up. */
  @Test
  void a_client_that_drops_does_so_at_its_bound_while_its_connections_are_being_opened() {
    TestPool few = new TestPool(TIMEOUT, slot - SECOND, 100, Overload.DROP);
    for (int i = 0; i < 64; i++) {
      few.connecting();
    }
    for (int i = 0; i < 300; i++) {
      few.connections.arrive(slot, NOBODY);
    }

    assertThat(few.connections.waiting()).isEqualTo(100);
    assertThat(few.end().count(Outcome.DROPPED)).isEqualTo(200);
  }

  @Test
  void an_answer_is_recorded_in_the_second_in_which_it_comes() {
    long start = System.nanoTime() - SECOND + SECOND / 20;
    TestPool two = new TestPool(TIMEOUT, start, 1, Overload.WAIT);
    two.rollsSeconds();
    EmbeddedChannel channel = two.open();
    two.connections.arrive(start, NOBODY);
    while (System.nanoTime() < start + SECOND) {
      Thread.onSpinWait();
    }
    two.answer(channel, "200 OK", "true");

    assertThat(two.recorder.finished.remove().completed()).as("the first second").isZero();
    two.recorder.finish(System.nanoTime(), two.connections);
    assertThat(two.recorder.finished.remove().completed()).as("the next").isEqualTo(1);
  }

  @Test
  void who_waited_for_a_connection_is_sent_with_what_is_left_of_its_time() {
    EmbeddedChannel channel = test.open();
    pool.arrive(slot - 1, NOBODY);
    pool.arrive(slot, NOBODY);
    assertThat(pool.waiting()).isEqualTo(1);

    test.answer(channel, "200 OK", "true");
    assertThat(pool.waiting()).isZero();
    assertThat(pool.inFlight()).isEqualTo(1);
    pool.expire(slot + TIMEOUT);

    assertThat(pool.inFlight()).isZero();
    TestPool.Seen seen = test.end();
    assertThat(seen.count(Outcome.OK)).isEqualTo(1);
    assertThat(seen.count(Outcome.READ_TIMEOUT)).isEqualTo(1);
    assertThat(seen.millis("ok.felt")).as("from its slot").isGreaterThan(499);
    assertThat(seen.millis("ok.served")).isLessThan(seen.millis("ok.felt") - 498);
    assertThat(seen.second().waited).isEqualTo(1);
    assertThat(seen.millis("lag")).as("of both").isGreaterThan(499);
  }

  @Test
  void of_two_requests_that_of_the_earlier_slot_ends_first_whichever_was_sent_first() {
    TestPool two = new TestPool(TIMEOUT, slot - SECOND, 2, Overload.WAIT);
    two.open();
    two.open();
    two.connections.arrive(slot + 2000, NOBODY);
    two.connections.arrive(slot, NOBODY);

    two.connections.expire(slot + TIMEOUT);

    assertThat(two.connections.inFlight()).isEqualTo(1);
  }

  @Test
  void an_arrival_beyond_the_bound_is_dropped_if_that_is_asked_for_and_was_not_sent() {
    TestPool dropping = new TestPool(TIMEOUT, slot, 1, Overload.DROP);
    dropping.open();
    dropping.connections.arrive(slot, NOBODY);

    dropping.connections.arrive(slot, NOBODY);

    assertThat(dropping.connections.inFlight()).isEqualTo(1);
    assertThat(dropping.connections.waiting()).isZero();
    TestPool.Seen seen = dropping.end();
    assertThat(seen.count(Outcome.DROPPED)).isEqualTo(1);
    assertThat(seen.totals().sent()).isEqualTo(1);
  }
}
