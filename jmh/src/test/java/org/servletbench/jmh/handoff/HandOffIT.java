package org.servletbench.jmh.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.Test;
import org.servletbench.jmh.Once;

class HandOffIT {

  @Test
  void the_task_runs_on_a_thread_of_that_pool_while_the_others_are_parked() throws Exception {
    Once.each(
        HandOffToPlatformThread.class,
        (call, benchmark) -> {
          Thread ranTheTask = (Thread) call.result();
          assertThat(ranTheTask).isNotSameAs(Thread.currentThread());
          assertThat(ranTheTask.isVirtual()).isFalse();
          switch (call.method()) {
            case "toFixedPool" -> assertThat(ranTheTask.getName()).startsWith("pool-");
            case "toAsyncPool" -> assertThat(ranTheTask.getName()).startsWith("async-pool-");
            case "toForkJoinPool" ->
                assertThat(ranTheTask).isInstanceOf(ForkJoinWorkerThread.class);
            default -> assertThat(ranTheTask.getName()).startsWith("Thread-");
          }
          assertThat(benchmark.stillParked()).isEqualTo(benchmark.parked);
        });
  }

  @Test
  void the_task_runs_on_a_virtual_thread_while_the_others_are_parked() throws Exception {
    Once.each(
        HandOffToVirtualThread.class,
        (call, benchmark) -> {
          Thread ranTheTask = (Thread) call.result();
          assertThat(ranTheTask.isVirtual()).isTrue();
          assertThat(ranTheTask.getName().startsWith("tomcat-handler-"))
              .isEqualTo(call.method().equals("toExecutor"));
          assertThat(benchmark.stillParked()).isEqualTo(benchmark.parked);
        });
  }

  @Test
  void a_task_of_a_sparse_load_runs_on_another_thread() throws Exception {
    Once.each(
        SparseHandOff.class,
        (call, benchmark) -> {
          Thread ranTheTask = (Thread) ((CompletableFuture<?>) call.result()).join();
          assertThat(ranTheTask).isNotSameAs(Thread.currentThread());
          assertThat(ranTheTask.getName()).startsWith("pool-");
        });
  }
}
