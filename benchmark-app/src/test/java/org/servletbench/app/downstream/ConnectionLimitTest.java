package org.servletbench.app.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ConnectionLimitTest {

  @Test
  void counts_the_calls_in_flight_without_a_limit_too() throws Exception {
    ConnectionLimit unlimited = new ConnectionLimit(0);
    for (int i = 0; i < 10_000; i++) {
      assertThat(unlimited.take(0)).isTrue();
    }
    unlimited.giveBack();
    assertThat(unlimited.reading()).isEqualTo(new ClientPool(null, 9_999, 0));
  }

  @Test
  void refuses_when_none_is_free_in_time() throws Exception {
    ConnectionLimit one = new ConnectionLimit(1);
    assertThat(one.take(0)).isTrue();
    assertThat(one.take(0)).isFalse();
    assertThat(one.take(20)).isFalse();
    assertThat(one.reading()).isEqualTo(new ClientPool(1, 1, 0));
    one.giveBack();
    assertThat(one.take(0)).isTrue();
  }

  @Test
  void shows_who_waits_and_wakes_them_when_one_is_given_back() throws Exception {
    ConnectionLimit one = new ConnectionLimit(1);
    one.take(0);
    CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> takePatiently(one));
    while (one.reading().waiting() == 0) {
      Thread.onSpinWait();
    }
    assertThat(second).isNotDone();
    one.giveBack();
    assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(one.reading()).isEqualTo(new ClientPool(1, 1, 0));
  }

  private static boolean takePatiently(ConnectionLimit limit) {
    try {
      return limit.take(10_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
