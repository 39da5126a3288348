package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.app.TestApp.assertAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.servletbench.app.TestDownstream.Mood;
import org.servletbench.app.settings.BenchSettings.BlockingClient;

/** Checks one contract for all engines, under every API that a blocking call can use. */
@Execution(ExecutionMode.CONCURRENT)
class BlockingClientIT {

  private static final List<Strategy> FRONTS =
      List.of(Strategy.BLOCKING, Strategy.BLOCKING_NEW_TEMPLATE, Strategy.BLOCKING_REST_CLIENT);

  private TestApp app;

  @AfterEach
  void stop() {
    app.close();
  }

  private void start(BlockingClient engine, Strategy strategy, String... settings) {
    var all = new ArrayList<>(List.of(settings));
    all.add("--bench.blocking-client=" + engine.setting());
    app = TestApp.start(strategy, all.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void answers_the_same_as_every_other(BlockingClient engine) {
    start(engine, Strategy.BLOCKING);
    for (Strategy front : FRONTS) {
      app.downstream.becomes(Mood.SLEEPS);
      assertAnswer(front, app.get(front.path() + "?delay=20"), 200, "true");
      app.downstream.becomes(Mood.ANSWERS_404);
      assertAnswer(front, app.get(front.path()), 404, "not me\n");
      app.downstream.becomes(Mood.REDIRECTS);
      assertAnswer(front, app.get(front.path() + "?delay=1"), 302, "");
      assertThat(app.downstream.paths()).containsExactly("/sleep/1");
      app.downstream.becomes(Mood.ANSWERS_500);
      assertAnswer(front, app.get(front.path()), 502, "the downstream failed: it answered 500");
      for (Mood bad : List.of(Mood.CLOSES, Mood.RESETS, Mood.TALKS_GARBAGE, Mood.BREAKS_OFF)) {
        app.downstream.becomes(bad);
        assertAnswer(
            front, app.get(front.path()), 502, "the downstream failed: it gave no valid answer");
      }
    }
    app.downstream.close();
    for (Strategy front : FRONTS) {
      assertAnswer(
          front, app.get(front.path()), 502, "the downstream failed: it cannot be connected to");
    }
    TestApp.await(() -> app.status().get("clientPool").get("inUse").asInt() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void is_a_504_when_the_downstream_is_too_slow(BlockingClient engine) {
    start(engine, Strategy.BLOCKING, "--bench.downstream-timeout=300ms");
    // What is cold may take 300 ms by itself, before anything is sent.
    FRONTS.forEach(front -> app.get(front.path() + "?delay=1"));
    app.downstream.becomes(Mood.HANGS);
    for (Strategy front : FRONTS) {
      long start = System.nanoTime();
      assertAnswer(
          front, app.get(front.path()), 504, "the downstream is too slow: no answer in 300 ms");
      assertThat((System.nanoTime() - start) / 1_000_000).isBetween(290L, 2_000L);
    }
    TestApp.await(() -> app.downstream.paths().size() == FRONTS.size());
  }

  /** A second timeout would come each time; a machine that stalls for a second does so rarely. */
  @ParameterizedTest
  @EnumSource
  void a_body_that_stalls_is_a_504_after_one_timeout_and_its_connection_is_closed(
      BlockingClient engine) {
    start(engine, Strategy.BLOCKING, "--bench.downstream-timeout=1s");
    FRONTS.forEach(front -> app.get(front.path() + "?delay=1"));
    app.downstream.becomes(Mood.STALLS);
    for (Strategy front : FRONTS) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 3 && least > 1_900; i++) {
        long start = System.nanoTime();
        assertAnswer(
            front, app.get(front.path()), 504, "the downstream is too slow: no answer in 1000 ms");
        least = Math.min(least, (System.nanoTime() - start) / 1_000_000);
      }
      assertThat(least).isBetween(990L, 1_900L);
    }
    TestApp.await(() -> app.downstream.stalled() == 0);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTTP_URL_CONNECTION")
  void asks_once_also_when_a_used_connection_fails(BlockingClient engine) {
    start(engine, Strategy.BLOCKING);
    for (Strategy front : FRONTS) {
      app.downstream.becomes(Mood.SLEEPS);
      assertThat(app.get(front.path() + "?delay=1").statusCode()).isEqualTo(200);
      app.downstream.becomes(Mood.CLOSES);
      assertThat(app.get(front.path()).statusCode()).isEqualTo(502);
      assertThat(app.downstream.paths()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void serves_virtual_threads_on_connections_that_it_uses_again(BlockingClient engine) {
    start(engine, Strategy.VIRTUAL_THREADS);
    for (int round = 0; round < 3; round++) {
      app.burst(100, Strategy.VIRTUAL_THREADS.path() + "?delay=2000").stream()
          .map(CompletableFuture::join)
          .forEach(answer -> assertAnswer(Strategy.VIRTUAL_THREADS, answer, 200, "true"));
      TestApp.await(() -> app.status().get("clientPool").get("inUse").asInt() == 0);
      TestApp.pause(50);
    }
    assertThat(app.downstream.inFlightPeak()).isEqualTo(100);
    assertThat(app.downstream.paths()).hasSize(300);
    // The JDK's puts a connection back a moment after the answer.
    assertThat(app.downstream.connections()).isBetween(100, 130);
  }

  @ParameterizedTest
  @EnumSource
  void keeps_to_the_limit_of_calls_in_flight(BlockingClient engine) {
    start(engine, Strategy.BLOCKING, "--bench.client-connections=2");
    for (Strategy front : FRONTS) {
      app.burst(8, front.path() + "?delay=50").stream()
          .map(CompletableFuture::join)
          .forEach(answer -> assertAnswer(front, answer, 200, "true"));
    }
    assertThat(app.downstream.inFlightPeak()).isEqualTo(2);
    assertThat(app.downstream.connections()).isBetween(2, engine == BlockingClient.JDK ? 8 : 2);
  }

  @ParameterizedTest
  @EnumSource
  void is_named_at_the_side_door_with_its_timeouts(BlockingClient engine) {
    start(engine, Strategy.BLOCKING, "--bench.downstream-timeout=4s");
    var settings = app.status().get("settings");
    assertThat(settings.get("blocking-client-engine").asString()).isEqualTo(engine.setting());
    assertThat(settings.get("blocking-client").asString())
        .contains(
            switch (engine) {
              case HTTP_URL_CONNECTION -> "HttpURLConnection, connect timeout 4000 ms";
              case JDK -> "JDK HttpClient, HTTP_1_1";
              case APACHE -> "Apache HttpClient 5, unlimited connections a route";
              case SOCKET -> "plain sockets, connect timeout 4000 ms";
            })
        .contains("4000 ms", "connections unlimited");
  }
}
