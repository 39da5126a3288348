package org.servletbench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

class PaceTest {

  private static Pace in(IterationType type) {
    Pace pace = new Pace();
    pace.begin(new IterationParams(type, 1, TimeValue.NONE, 1));
    return pace;
  }

  @Test
  void measured_operations_begin_no_sooner_than_their_slots() {
    int operations = 30;
    long start = System.nanoTime();
    Pace pace = in(IterationType.MEASUREMENT);
    for (int i = 0; i < operations; i++) {
      pace.await();
    }
    assertThat(System.nanoTime() - start)
        .isGreaterThanOrEqualTo(operations * (TimeUnit.SECONDS.toNanos(1) / Pace.PER_SECOND));
  }

  @Test
  void a_result_is_waited_for_in_a_warm_up_only() {
    CompletableFuture<String> never = new CompletableFuture<>();
    assertThat(in(IterationType.MEASUREMENT).settle(never)).isSameAs(never);
    assertThat(
            in(IterationType.WARMUP)
                .settle(
                    CompletableFuture.supplyAsync(
                        () -> "done", CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))))
        .isDone();
  }
}
