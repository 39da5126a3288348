package org.servletbench.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.servletbench.harness.model.Arrivals;
import org.servletbench.harness.model.Load;

class ClosedClientsTest {
  private static final long START = 1_000_000;
  private static final long END = START + Duration.ofSeconds(10).toNanos();
  private static final OpenArrivals NO_WARM_UP = new OpenArrivals(List.of());

  @Test
  void without_a_cycle_all_clients_start_at_once() {
    ClosedClients clients = clients(3, 0, 0);

    assertThat(take(clients, 3)).containsExactly(START, START, START);
    assertThat(clients.due()).isEqualTo(Pacer.NEVER);
  }

  @Test
  void the_starts_are_spread() {
    assertThat(take(clients(4, 0, 1000), 4))
        .containsExactly(START, START + 250, START + 500, START + 750);
  }

  @Test
  void a_client_sends_again_after_its_think_time() {
    ClosedClients clients = clients(1, 300, 0);
    int client = clients.take();

    clients.ended(client, START + 5000);

    assertThat(clients.due()).isEqualTo(START + 5300);
  }

  @Test
  void a_fast_answer_waits_for_the_cycle_and_a_slow_one_does_not() {
    ClosedClients clients = clients(1, 0, 1000);

    clients.ended(clients.take(), START + 10);
    assertThat(clients.due()).isEqualTo(START + 1000);
    clients.ended(clients.take(), START + 5000);

    assertThat(clients.due()).isEqualTo(START + 5000);
  }

  @Test
  void no_request_starts_after_the_end() {
    ClosedClients clients = clients(2, 0, 0);
    int first = clients.take();
    int second = clients.take();

    clients.ended(first, END - 1);
    clients.ended(second, END);

    assertThat(take(clients, 1)).containsExactly(END - 1);
    assertThat(clients.due()).isEqualTo(Pacer.NEVER);
  }

  @Test
  void whoever_is_due_first_sends_first() {
    int count = 100;
    ClosedClients clients = clients(count, 0, 0);
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      waiting.add(clients.take());
    }
    Random random = new Random(1);
    waiting.forEach(client -> clients.ended(client, START + random.nextInt(1_000_000)));

    assertThat(take(clients, count)).isSorted().hasSize(count);
    assertThat(waiting).doesNotHaveDuplicates();
  }

  @Test
  void the_warm_up_comes_first_and_nobody_waits_for_its_answers() {
    OpenArrivals warmUp =
        new OpenArrivals(
            List.of(
                new OpenArrivals.Phase(
                    new Arrivals.Even(1).over(Duration.ofSeconds(1)), START - 100, false)));
    ClosedClients clients = new ClosedClients(warmUp, load(1, 0, 0), START, END);

    assertThat(clients.due()).isEqualTo(START - 100);
    assertThat(clients.take()).isEqualTo(ArrivalSource.NO_CLIENT);
    clients.ended(ArrivalSource.NO_CLIENT, START - 50);

    assertThat(take(clients, 1)).containsExactly(START);
    assertThat(clients.due()).isEqualTo(Pacer.NEVER);
  }

  @Test
  void an_earlier_MEASURE_moves_every_client_and_its_end() {
    ClosedClients clients = clients(4, 0, 1_000);
    long earlier = 3_000_000_000L;
    clients.reschedule(
        new Schedule(
            Optional.empty(),
            START - earlier,
            START - earlier,
            Duration.ofNanos(END - START),
            Instant.EPOCH,
            Duration.ZERO,
            true,
            true));

    assertThat(take(clients, 4))
        .containsExactly(
            START - earlier, START - earlier + 250, START - earlier + 500, START - earlier + 750);
    clients.ended(0, END - earlier);
    assertThat(clients.due()).isEqualTo(Pacer.NEVER);
  }

  /**
   * The end of MEASURE is planned as late as it can be, and comes nearer once clients are waiting.
   */
  @Test
  void a_client_that_would_send_after_an_end_that_came_nearer_does_not() {
    ClosedClients clients = clients(2, 0, 0);
    assertThat(take(clients, 2)).containsExactly(START, START);
    clients.ended(0, END - 2_000);
    clients.ended(1, END - 1_000);
    long measured = 1_000_000;
    clients.reschedule(
        new Schedule(
            Optional.empty(),
            START,
            END - 1_500 - measured,
            Duration.ofNanos(measured),
            Instant.EPOCH,
            Duration.ZERO,
            true,
            true));

    assertThat(take(clients, 1)).containsExactly(END - 2_000);
    assertThat(clients.due()).isEqualTo(Pacer.NEVER);
  }

  private static ClosedClients clients(int count, long thinkNanos, long cycleNanos) {
    return new ClosedClients(NO_WARM_UP, load(count, thinkNanos, cycleNanos), START, END);
  }

  private static Load.Closed load(int count, long thinkNanos, long cycleNanos) {
    return new Load.Closed(
        count,
        Duration.ofNanos(thinkNanos),
        Duration.ofNanos(cycleNanos),
        Duration.ofNanos(cycleNanos),
        Duration.ofNanos(END - START),
        Duration.ofSeconds(60));
  }

  private static List<Long> take(ClosedClients clients, int count) {
    List<Long> dues = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dues.add(clients.due());
      clients.take();
    }
    return dues;
  }
}
