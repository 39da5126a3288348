package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Checks that every request counts once, whatever becomes of its answer. */
@Execution(ExecutionMode.CONCURRENT)
class CountedOnceIT {

  private TestApp app;

  @AfterEach
  void stop() {
    app.close();
  }

  /** A delay of 0 makes completions race with the end of the first pass. */
  @ParameterizedTest
  @EnumSource
  void counts_once_when_the_answer_comes_at_once(Strategy strategy) {
    app = TestApp.start(strategy, "--bench.async-pool=8");
    int requests = 0;
    for (int round = 0; round < 30; round++) {
      for (var answer : app.burst(50, strategy.path() + "?delay=0")) {
        assertThat(answer.join().statusCode()).isEqualTo(200);
        requests++;
      }
    }
    assertCounted(strategy, requests);
  }

  /** Delays around the async timeout make the timeout race with the answer. */
  @ParameterizedTest
  @MethodSource("org.servletbench.app.Strategy#asyncOnes")
  void counts_once_when_the_timeout_races_with_the_answer(Strategy strategy) {
    app =
        TestApp.start(
            strategy,
            "--bench.async-timeout=200ms",
            "--bench.async-pool=400",
            "--spring.task.execution.pool.core-size=400");
    var answers = new ArrayList<Integer>();
    var pending = new ArrayList<CompletableFuture<Integer>>();
    // The timeout fires after 200 to 1 200 ms: Tomcat looks once a second. The last ones outlast it
    // on a machine that is a second behind.
    for (int delay = 100; delay < 2_500; delay += delay < 1_500 ? 4 : 100) {
      pending.add(app.getLater(strategy.path() + "?delay=" + delay).thenApply(a -> a.statusCode()));
    }
    pending.forEach(answer -> answers.add(answer.join()));
    assertThat(answers)
        .filteredOn(status -> strategy != Strategy.WEBCLIENT || status != 502) // see the contract
        .contains(200, 503)
        .containsOnly(200, 503);
    assertCounted(strategy, answers.size());
  }

  /** A client that has gone is noticed when the answer is written, if at all; it still counts. */
  @ParameterizedTest
  @EnumSource
  void counts_once_when_the_client_has_gone(Strategy strategy) throws IOException {
    app = TestApp.start(strategy, "--bench.async-pool=100");
    String request = "GET " + strategy.path() + "?delay=300 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    for (int i = 0; i < 40; i++) {
      try (Socket socket = new Socket("127.0.0.1", app.port())) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.setSoLinger(i % 2 == 0, 0); // every other one is reset
        int sent = i + 1;
        TestApp.await(() -> app.downstream.paths().size() >= Math.min(sent, 10));
      }
    }
    if (strategy.onTomcat()) { // Netty notices at once, and the reactive stacks give the call up
      TestApp.await(() -> app.downstream.paths().size() == 40);
    }
    TestApp.await(() -> app.status().get("requestsEntered").asLong() == 40);
    assertCounted(strategy, 40);
  }

  private void assertCounted(Strategy strategy, long requests) {
    JsonNode status = app.drained();
    assertThat(status.get("requestsEntered").asLong()).isEqualTo(requests);
    assertThat(status.get("requestsCompleted").asLong()).isEqualTo(requests);
    long held = strategy.onTomcat() ? requests : 0;
    assertThat(status.get("holdTime").get("count").asLong()).isEqualTo(held);
    assertThat(TestApp.histogram(status.get("holdTime")).getTotalCount()).isEqualTo(held);
    TestApp.await(
        () ->
            app.status()
                .get("stages")
                .toString()
                .equals("{\"queued\":0,\"holding\":0,\"waiting\":0}"));
  }
}
