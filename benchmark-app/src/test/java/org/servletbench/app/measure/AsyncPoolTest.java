package org.servletbench.app.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsyncPoolTest {

  @Test
  void runs_and_times_every_task_in_its_own_named_threads() throws Exception {
    AsyncPool pool = new AsyncPool(2);
    Set<String> names = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 100)
        .mapToObj(
            i ->
                CompletableFuture.runAsync(() -> names.add(Thread.currentThread().getName()), pool))
        .forEach(CompletableFuture::join);
    pool.shutdown();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(names).containsExactlyInAnyOrder("async-pool-1", "async-pool-2");
    assertThat(pool.taskTime().snapshot().count()).isEqualTo(100);
  }

  @Test
  void times_a_task_that_fails() throws Exception {
    AsyncPool pool = new AsyncPool(1);
    var failed =
        CompletableFuture.runAsync(
            () -> {
              throw new IllegalStateException("on purpose");
            },
            pool);
    assertThat(failed).failsWithin(Duration.ofSeconds(10));
    pool.shutdown();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(pool.taskTime().snapshot().count()).isEqualTo(1);
  }
}
