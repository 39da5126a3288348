package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.app.TestApp.assertAnswer;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.app.TestDownstream.Mood;

/** Checks one contract for all strategies, where each needs an app of its own. */
@Execution(ExecutionMode.CONCURRENT)
class StrategyFailuresIT {

  private TestApp app;

  @AfterEach
  void stop() {
    app.close();
  }

  @ParameterizedTest
  @EnumSource
  void cannot_connect_is_a_502(Strategy strategy) {
    app = TestApp.start(strategy);
    app.downstream.close();
    assertAnswer(
        strategy,
        app.get(strategy.path()),
        502,
        "the downstream failed: it cannot be connected to");
  }

  /** One task runs and one waits. */
  @ParameterizedTest
  @EnumSource(names = {"CALLABLE", "WEB_ASYNC_TASK"})
  void a_third_task_for_one_thread_and_one_place_is_a_503(Strategy strategy) {
    app =
        TestApp.start(
            strategy,
            "--spring.task.execution.pool.core-size=1",
            "--spring.task.execution.pool.max-size=1",
            "--spring.task.execution.pool.queue-capacity=1");
    app.downstream.becomes(Mood.HANGS);
    var answers = app.burst(3, strategy.path());
    TestApp.await(() -> answers.stream().anyMatch(CompletableFuture::isDone));
    app.downstream.release();
    var refused =
        answers.stream()
            .map(CompletableFuture::join)
            .filter(answer -> answer.statusCode() != 200)
            .toList();
    assertThat(refused).hasSize(1);
    assertAnswer(strategy, refused.getFirst(), 503, "the executor is full");
  }

  @ParameterizedTest
  @MethodSource("org.servletbench.app.Strategy#asyncOnes")
  void the_async_timeout_is_a_503_and_the_late_answer_harms_nobody(Strategy strategy) {
    app = TestApp.start(strategy, "--bench.async-timeout=500ms");
    app.downstream.becomes(Mood.HANGS);
    assertAnswer(strategy, app.get(strategy.path()), 503, "the async timeout has fired");
    app.downstream.becomes(Mood.SLEEPS);
    int asked = 1 + askUntilGood(strategy);
    app.downstream.release();
    TestApp.await(() -> app.status().get("clientPool").get("inUse").asInt() == 0);
    TestApp.pause(200); // the late answer is there; who gets it may be a moment later
    asked += askUntilGood(strategy);
    var status = app.drained();
    assertThat(status.get("requestsCompleted").asLong()).isEqualTo(asked);
    assertThat(status.get("holdTime").get("count").asLong()).isEqualTo(asked);
  }

  /** Asks again where a machine that stands still lets a good request time out, too. */
  private int askUntilGood(Strategy strategy) {
    for (int asked = 1; ; asked++) {
      long start = System.nanoTime();
      var answer = app.get(strategy.path() + "?delay=1");
      boolean timedOut = answer.statusCode() == 503 && System.nanoTime() - start > 500_000_000;
      if (!timedOut || asked == 3) {
        assertAnswer(strategy, answer, 200, strategy.body());
        return asked;
      }
    }
  }
}
