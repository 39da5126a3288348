package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.servletbench.app.TestDownstream.Mood;
import tools.jackson.databind.JsonNode;

/** Provokes each limit, and checks that a reading of the side door tells it from the others. */
@Execution(ExecutionMode.CONCURRENT)
class LimitsIT {

  private TestApp app;

  @AfterEach
  void stop() {
    app.close();
  }

  /** A connection with one request on it. */
  private Socket ask(String pathAndQuery) throws IOException {
    Socket socket = new Socket("127.0.0.1", app.port());
    socket.setSoTimeout(10_000);
    String request = "GET " + pathAndQuery + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Returns the first line of the answer, or says that there is none. */
  private static String answer(Socket socket) {
    try {
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return line.length == 0 ? "closed" : new String(line, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return e.getMessage().contains("reset") ? "closed" : e.getMessage();
    }
  }

  private int tomcat(String figure) {
    return app.status().get("tomcat").get(figure).asInt();
  }

  @Test
  void a_full_queue_closes_connections_and_counts_them() throws IOException {
    app =
        TestApp.start(
            Strategy.BLOCKING,
            "--server.tomcat.threads.max=1",
            "--server.tomcat.threads.max-queue-capacity=1");
    app.downstream.becomes(Mood.HANGS);
    try (Socket served = ask(Strategy.BLOCKING.path())) {
      TestApp.await(() -> tomcat("busy") == 1 && tomcat("queued") == 0);
      try (Socket queued = ask(Strategy.BLOCKING.path())) {
        TestApp.await(() -> tomcat("queued") == 1);
        try (Socket third = ask(Strategy.BLOCKING.path());
            Socket fourth = ask(Strategy.BLOCKING.path())) {
          assertThat(answer(third)).isEqualTo("closed");
          assertThat(answer(fourth)).isEqualTo("closed");
        }
        TestApp.await(() -> tomcat("connections") == 2);
        assertThat(tomcat("rejected")).isEqualTo(2);
        app.downstream.release();
        assertThat(answer(served)).isEqualTo("HTTP/1.1 200");
        assertThat(answer(queued)).isEqualTo("HTTP/1.1 200");
      }
    }
    assertThat(app.drained().get("requestsCompleted").asLong()).isEqualTo(2);
  }

  /** While the pool grows it refuses tasks that it then queues: those are not rejected. */
  @Test
  void a_burst_on_an_unbounded_queue_rejects_nothing() {
    app = TestApp.start(Strategy.BLOCKING, "--server.tomcat.threads.max=16");
    for (int round = 0; round < 3; round++) {
      app.burst(100, Strategy.BLOCKING.path() + "?delay=5").forEach(CompletableFuture::join);
    }
    assertThat(app.drained().get("tomcat").get("rejected").asLong()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCKING", "VIRTUAL_THREADS"})
  void connections_beyond_the_maximum_wait_until_one_closes(Strategy strategy) throws IOException {
    app = TestApp.start(strategy, "--server.tomcat.max-connections=2");
    try (Socket first = ask(strategy.path() + "?delay=1");
        Socket second = ask(strategy.path() + "?delay=2")) {
      assertThat(answer(first)).isEqualTo("HTTP/1.1 200");
      assertThat(answer(second)).isEqualTo("HTTP/1.1 200");
      try (Socket third = ask(strategy.path() + "?delay=3")) {
        TestApp.pause(500);
        assertThat(app.status().get("requestsEntered").asInt()).isEqualTo(2);
        assertThat(tomcat("connections")).isEqualTo(2);
        first.close();
        assertThat(answer(third)).isEqualTo("HTTP/1.1 200");
      }
    }
    TestApp.await(() -> tomcat("connections") == 0);
  }

  @ParameterizedTest
  @EnumSource
  void calls_beyond_the_clients_connections_wait_for_one_in_their_thread(Strategy strategy) {
    app = TestApp.start(strategy, "--bench.client-connections=2");
    app.downstream.becomes(Mood.HANGS);
    var answers = app.burst(6, strategy.path());
    String saturated = "{\"limit\":2,\"inUse\":2,\"waiting\":4}";
    TestApp.await(() -> app.status().get("clientPool").toString().equals(saturated));
    TestApp.await(() -> app.downstream.paths().size() == 2);
    TestApp.pause(300);
    assertThat(app.status().get("clientPool")).hasToString(saturated);
    assertThat(app.status().get("downstreamCallsStarted").asInt()).isEqualTo(2);
    assertThat(app.downstream.paths()).hasSize(2);
    app.downstream.release();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));

    String idle = "{\"limit\":2,\"inUse\":0,\"waiting\":0}"; // a moment after the answer
    TestApp.await(() -> app.status().get("clientPool").toString().equals(idle));
    JsonNode status = app.drained();
    assertThat(status.get("downstreamCallsStarted").asInt()).isEqualTo(6);
    assertThat(app.downstream.inFlightPeak()).isEqualTo(2);
    assertThat(app.downstream.connections()).isEqualTo(2);
    if (strategy.reactive()) {
      return; // their calls wait in the client's own pool, and in no thread
    }
    if (strategy.waits() == Strategy.Waits.ELSEWHERE) {
      assertThat(TestApp.histogram(status.get("holdTime")).getMinValue() / 1e6).isLessThan(299);
    } else {
      String time = strategy.waits() == Strategy.Waits.IN_ASYNC_POOL ? "taskTime" : "holdTime";
      assertThat(status.get(time).get("maxMillis").asDouble()).isGreaterThan(299);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_call_that_finds_no_connection_in_time_is_a_504_and_is_not_sent(Strategy strategy) {
    app = TestApp.start(strategy, "--bench.client-connections=1", "--bench.downstream-timeout=1s");
    // The first request is slow; after it three come at once.
    assertThat(app.get(strategy.path() + "?delay=1").statusCode()).isEqualTo(200);
    app.downstream.becomes(Mood.HANGS);
    List<String> answers =
        app.burst(3, strategy.path()).stream()
            .map(CompletableFuture::join)
            .map(answer -> answer.statusCode() + " " + answer.body())
            .toList();
    // Whether the second gets the permit of the first, which times out at the same moment, is open.
    String noConnection = "504 the downstream is too slow: no connection was free in 1000 ms";
    assertThat(answers)
        .contains(noConnection, "504 the downstream is too slow: no answer in 1000 ms")
        .allMatch(answer -> answer.startsWith("504 the downstream is too slow"));
    long sent = answers.stream().filter(answer -> !answer.equals(noConnection)).count();
    assertThat(app.downstream.paths()).hasSize((int) sent);
    assertThat(app.drained().get("downstreamCallsStarted").asLong()).isEqualTo(1 + sent);
  }

  @ParameterizedTest
  @EnumSource
  void a_failed_call_gives_its_connection_back(Strategy strategy) {
    app = TestApp.start(strategy, "--bench.client-connections=1");
    for (Mood mood : List.of(Mood.ANSWERS_500, Mood.CLOSES, Mood.RESETS, Mood.TALKS_GARBAGE)) {
      app.downstream.becomes(mood);
      assertThat(app.get(strategy.path()).statusCode()).isEqualTo(502);
    }
    app.downstream.becomes(Mood.SLEEPS);
    assertThat(app.get(strategy.path() + "?delay=1").statusCode()).isEqualTo(200);
    app.downstream.close();
    for (int i = 0; i < 2; i++) {
      assertThat(app.get(strategy.path()).statusCode()).isEqualTo(502);
    }
    String idle = "{\"limit\":1,\"inUse\":0,\"waiting\":0}";
    TestApp.await(() -> app.status().get("clientPool").toString().equals(idle));
  }

  @ParameterizedTest
  @EnumSource(names = {"CALLABLE", "WEB_ASYNC_TASK"})
  void springs_executor_has_eight_threads_and_tells_them(Strategy strategy) {
    app = TestApp.start(strategy);
    app.downstream.becomes(Mood.HANGS);
    var answers = app.burst(13, strategy.path());
    String saturated = "{\"limit\":8,\"threads\":8,\"active\":8,\"queued\":5}";
    TestApp.await(() -> app.status().get("taskExecutor").toString().equals(saturated));
    TestApp.await(() -> app.downstream.paths().size() == 8);
    app.downstream.release();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(app.downstream.inFlightPeak()).isEqualTo(8);
  }

  @Test
  void the_executor_tells_its_limit() {
    app = TestApp.start(Strategy.ASYNC_BLOCKING, "--bench.async-pool=3");
    app.downstream.becomes(Mood.HANGS);
    var answers = app.burst(8, Strategy.ASYNC_BLOCKING.path());
    String saturated = "{\"limit\":3,\"threads\":3,\"active\":3,\"queued\":5}";
    TestApp.await(() -> app.status().get("executor").toString().equals(saturated));
    assertThat(app.status().get("clientPool"))
        .hasToString("{\"limit\":null,\"inUse\":3,\"waiting\":0}");
    app.downstream.release();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
  }

  /**
   * Nothing is reported: the request stays in flight until the sweep of the async timeout brings it
   * back to a thread, where its answer is found.
   */
  @ParameterizedTest
  @MethodSource("org.servletbench.app.Strategy#asyncOnes")
  void a_completion_that_finds_the_queue_full_is_rejected_too_and_waits_for_the_async_timeout(
      Strategy strategy) throws IOException {
    app =
        TestApp.start(
            strategy,
            "--server.tomcat.threads.max=1",
            "--server.tomcat.threads.max-queue-capacity=1",
            "--bench.async-timeout=4500ms");
    try (Socket async = ask(strategy.path() + "?delay=2000")) {
      TestApp.await(() -> app.downstream.paths().size() == 1 && tomcat("busy") == 0);
      app.downstream.becomes(Mood.HANGS);
      try (Socket served = ask(Strategy.BLOCKING.path())) {
        TestApp.await(() -> tomcat("busy") == 1 && tomcat("queued") == 0);
        try (Socket queued = ask(Strategy.BLOCKING.path())) {
          TestApp.await(() -> tomcat("rejected") == 1);
          app.downstream.release();
          assertThat(answer(served)).isEqualTo("HTTP/1.1 200");
          assertThat(answer(queued)).isEqualTo("HTTP/1.1 200");
        }
        TestApp.await(() -> tomcat("busy") == 0 && tomcat("queued") == 0);
        assertThat(app.status().get("stages").get("waiting").asInt()).isEqualTo(1);
        assertThat(answer(async)).isEqualTo("HTTP/1.1 200");
        assertThat(app.drained().get("requestsCompleted").asLong()).isEqualTo(3);
        // Read while the connections are open: their ends are tasks too, and two at once are one
        // too many for this queue.
        assertThat(tomcat("rejected")).isEqualTo(1);
      }
    }
  }
}
