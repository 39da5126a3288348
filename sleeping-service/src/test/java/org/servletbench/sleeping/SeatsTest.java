package org.servletbench.sleeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private final Seats seats = new Seats(1);
  private final List<String> seated = new ArrayList<>();

  @Test
  void a_seat_is_taken_once_until_it_is_left() {
    assertThat(seats.take()).isTrue();
    assertThat(seats.take()).isFalse();
    seats.leave();
    assertThat(seats.take()).isTrue();
  }

  @Test
  void who_waits_is_seated_in_the_order_of_arrival() {
    seats.take();
    seats.await(() -> seated.add("first"));
    seats.await(() -> seated.add("second"));
    assertThat(seated).isEmpty();
    seats.leave();
    assertThat(seated).containsExactly("first");
    seats.leave();
    assertThat(seated).containsExactly("first", "second");
  }

  @Test
  void who_waits_when_a_seat_has_become_free_is_seated_at_once() {
    seats.await(() -> seated.add("first"));
    assertThat(seated).containsExactly("first");
    assertThat(seats.take()).isFalse();
  }
}
