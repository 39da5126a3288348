package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.servletbench.app.TestDownstream.Mood;

/** Checks what the async timeout does to queued and running work, which depends on the strategy. */
@Execution(ExecutionMode.CONCURRENT)
class CancellationIT {

  private TestApp app;

  @AfterEach
  void stop() {
    app.close();
  }

  /** Sends two requests to one thread; both are answered with 503 while the first call lasts. */
  private void timeOutTwiceOnOneThread(Strategy strategy) {
    app =
        TestApp.start(
            strategy,
            "--bench.async-timeout=500ms",
            "--bench.async-pool=1",
            "--spring.task.execution.pool.core-size=1");
    warmUp(strategy);
    app.burst(2, strategy.path() + "?delay=3500").stream()
        .map(CompletableFuture::join)
        .forEach(answer -> assertThat(answer.statusCode()).isEqualTo(503));
    assertThat(app.downstream.paths()).hasSize(1);
  }

  /** The first call of a cold app may take longer than its timeout. */
  private void warmUp(Strategy strategy) {
    TestApp.await(() -> app.get(strategy.path() + "?delay=1").statusCode() == 200);
    app.downstream.becomes(Mood.SLEEPS); // and counts from here
  }

  @ParameterizedTest
  @EnumSource(names = {"CALLABLE", "WEB_ASYNC_TASK"})
  void a_callable_that_times_out_in_the_queue_never_calls_the_downstream(Strategy strategy) {
    timeOutTwiceOnOneThread(strategy);
    TestApp.await(() -> app.status().get("clientPool").get("inUse").asInt() == 0);
    TestApp.pause(300);
    assertThat(app.downstream.paths()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ASYNC_BLOCKING", "ASYNC_CONTEXT"})
  void a_task_of_the_executor_calls_the_downstream_all_the_same(Strategy strategy) {
    timeOutTwiceOnOneThread(strategy);
    TestApp.await(() -> app.downstream.paths().size() == 2);
  }

  /** Says whether the interrupt reaches the wait: only some waits can be interrupted. */
  @ParameterizedTest
  @CsvSource({"http-url-connection, 1", "apache, 1", "jdk, 0", "socket, 0"})
  void a_callable_under_way_is_interrupted_if_its_client_can_be(String engine, int stillInUse) {
    app =
        TestApp.start(
            Strategy.CALLABLE, "--bench.async-timeout=500ms", "--bench.blocking-client=" + engine);
    warmUp(Strategy.CALLABLE);
    assertThat(app.get(Strategy.CALLABLE.path() + "?delay=5000").statusCode()).isEqualTo(503);
    TestApp.pause(1_000);
    assertThat(app.status().get("clientPool").get("inUse").asInt()).isEqualTo(stillInUse);
  }
}
