package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.servletbench.app.TestApp.assertAnswer;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.servletbench.app.TestDownstream.Mood;

/** Checks one contract for all strategies: however they wait, the client sees the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrategyContractIT {

  private final Apps apps = new Apps("--bench.async-pool=200");

  @AfterAll
  void stop() {
    apps.close();
  }

  @BeforeEach
  void healthy() {
    apps.all().forEach(app -> app.downstream.becomes(Mood.SLEEPS));
  }

  private TestApp app(Strategy strategy) {
    return apps.of(strategy);
  }

  @ParameterizedTest
  @EnumSource
  void waits_for_the_downstream_and_answers_its_answer(Strategy strategy) {
    TestApp app = app(strategy);
    long start = System.nanoTime();
    assertAnswer(strategy, app.get(strategy.path() + "?delay=300"), 200, strategy.body());
    assertThat((System.nanoTime() - start) / 1_000_000).isBetween(300L, 3_000L);
    assertThat(app.downstream.paths()).containsExactly("/sleep/300");
  }

  @ParameterizedTest
  @EnumSource
  void asks_for_one_second_when_no_delay_is_given(Strategy strategy) {
    app(strategy).downstream.becomes(Mood.ANSWERS_AT_ONCE);
    assertAnswer(strategy, app(strategy).get(strategy.path()), 200, strategy.body());
    assertThat(app(strategy).downstream.paths()).containsExactly("/sleep/1000");
  }

  @ParameterizedTest
  @EnumSource
  void refuses_what_is_no_delay(Strategy strategy) {
    for (String bad : List.of("-1", "600001", "1.5", "1e3", "x", "", "0x10", "9".repeat(20))) {
      assertAnswer(
          strategy,
          app(strategy).get(strategy.path() + "?delay=" + bad),
          400,
          "delay is not a whole number of milliseconds in 0..600000: " + bad);
    }
    assertAnswer(
        strategy,
        app(strategy).get(strategy.path() + "?delay=1&delay=2"),
        400,
        "delay is not a whole number of milliseconds in 0..600000: 1,2");
    assertThat(app(strategy).downstream.paths()).isEmpty();
  }

  /** Spring WebFlux refuses it by itself, and gives no reason. */
  @ParameterizedTest
  @EnumSource(names = {"BLOCKING", "ASYNC_CONTEXT", "WEBFLUX", "RAW_REACTOR_NETTY"})
  void refuses_a_malformed_escape(Strategy strategy) throws IOException {
    String request =
        "GET " + strategy.path() + "?delay=%zz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    String reason = strategy == Strategy.WEBFLUX ? "" : "the request target is malformed";
    assertThat(app(strategy).untilClosed(request))
        .startsWith("HTTP/1.1 400 ")
        .endsWith("\r\n\r\n" + reason);
    assertThat(app(strategy).downstream.paths()).isEmpty();
  }

  /** As a client sends it to a proxy. */
  @ParameterizedTest
  @EnumSource(names = {"BLOCKING", "WEBFLUX", "RAW_REACTOR_NETTY"})
  void takes_a_whole_url_for_its_path(Strategy strategy) throws IOException {
    String request =
        "GET http://h"
            + strategy.path()
            + "?delay=1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

    assertThat(app(strategy).untilClosed(request)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @EnumSource
  void relays_what_the_downstream_says_of_the_request(Strategy strategy) {
    app(strategy).downstream.becomes(Mood.ANSWERS_404);
    assertAnswer(strategy, app(strategy).get(strategy.path()), 404, "not me\n");
  }

  @ParameterizedTest
  @EnumSource
  void follows_no_redirect(Strategy strategy) {
    app(strategy).downstream.becomes(Mood.REDIRECTS);
    assertAnswer(strategy, app(strategy).get(strategy.path() + "?delay=1"), 302, "");
    assertThat(app(strategy).downstream.paths()).containsExactly("/sleep/1");
  }

  @ParameterizedTest
  @EnumSource
  void answers_502_when_the_downstream_fails(Strategy strategy) {
    TestApp app = app(strategy);
    app.downstream.becomes(Mood.ANSWERS_500);
    assertAnswer(strategy, app.get(strategy.path()), 502, "the downstream failed: it answered 500");
    app.downstream.becomes(Mood.ANSWERS_503);
    assertAnswer(strategy, app.get(strategy.path()), 502, "the downstream failed: it answered 503");
    for (Mood bad : List.of(Mood.CLOSES, Mood.RESETS, Mood.TALKS_GARBAGE, Mood.BREAKS_OFF)) {
      app.downstream.becomes(bad);
      assertAnswer(
          strategy,
          app.get(strategy.path()),
          502,
          "the downstream failed: it gave no valid answer");
    }
  }

  @ParameterizedTest
  @EnumSource
  void asks_the_downstream_once_also_when_it_fails(Strategy strategy) {
    TestApp app = app(strategy);
    app.downstream.becomes(Mood.ANSWERS_500);
    app.get(strategy.path());
    assertThat(app.downstream.paths()).hasSize(1);
    app.downstream.becomes(Mood.CLOSES);
    app.get(strategy.path());
    // The one exception, which the side door names: HttpURLConnection asks again by itself.
    assertThat(app.downstream.paths()).hasSize(strategy.callsBlocking() ? 2 : 1);
    if (strategy.onTomcat()) {
      assertThat(app.status().get("settings").get("blocking-client").asString())
          .contains("resends a GET once");
    }
  }

  @ParameterizedTest
  @EnumSource
  void calls_the_downstream_once_a_request_and_counts_every_request_once(Strategy strategy) {
    TestApp app = app(strategy);
    var before = app.drained();
    app.burst(200, strategy.path() + "?delay=50")
        .forEach(a -> assertAnswer(strategy, a.join(), 200, strategy.body()));
    var after = app.drained();
    assertThat(app.downstream.paths()).hasSize(200);
    for (String counter :
        List.of("requestsEntered", "requestsCompleted", "downstreamCallsStarted")) {
      assertThat(after.get(counter).asLong() - before.get(counter).asLong())
          .as(counter)
          .isEqualTo(200);
    }
    long held = strategy.onTomcat() ? after.get("requestsCompleted").asLong() : 0;
    assertThat(after.get("holdTime").get("count").asLong()).isEqualTo(held);
    assertThat(TestApp.histogram(after.get("holdTime")).getTotalCount()).isEqualTo(held);
  }

  @ParameterizedTest
  @EnumSource
  void leaves_no_thread_behind(Strategy strategy) {
    TestApp app = app(strategy);
    app.burst(200, strategy.path() + "?delay=20").forEach(a -> a.join());
    var warm = threads(app);
    for (int round = 0; round < 3; round++) {
      app.burst(100, strategy.path() + "?delay=10").forEach(a -> a.join());
    }
    app.drained();
    var added = threads(app);
    added.removeAll(warm);
    // The JVM hands carriers of virtual threads and common pool threads out as it sees fit.
    added.removeIf(name -> name.startsWith("ForkJoinPool"));
    assertThat(added).isEmpty();
  }

  private static Set<String> threads(TestApp app) {
    var names = new TreeSet<String>();
    app.sideDoor("/threads").get("platform").forEach(name -> names.add(name.asString()));
    names.removeIf(name -> name.startsWith("HttpClient-"));
    return names;
  }

  @ParameterizedTest
  @EnumSource
  void answers_only_its_path_and_get(Strategy strategy) {
    assertAnswer(strategy, app(strategy).get("/no" + strategy.path()), 404, "Not Found");
    assertThat(app(strategy).downstream.paths()).isEmpty();
  }

  /** An app with a downstream timeout of 300 ms. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class TooSlow {
    private final Apps apps = new Apps("--bench.downstream-timeout=300ms");

    @AfterAll
    void stop() {
      apps.close();
    }

    @ParameterizedTest
    @EnumSource
    void is_a_504(Strategy strategy) {
      TestApp app = apps.of(strategy);
      app.downstream.becomes(Mood.HANGS);
      long start = System.nanoTime();
      assertAnswer(
          strategy,
          app.get(strategy.path()),
          504,
          "the downstream is too slow: no answer in 300 ms");
      assertThat((System.nanoTime() - start) / 1_000_000).isBetween(290L, 2_000L);
      assertThat(app.downstream.paths()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void is_a_504_when_the_body_stalls_and_leaves_no_connection_behind(Strategy strategy) {
      TestApp app = apps.of(strategy);
      app.downstream.becomes(Mood.SLEEPS);
      app.get(strategy.path() + "?delay=1"); // what is cold may take 300 ms by itself
      app.downstream.becomes(Mood.STALLS);
      assertAnswer(
          strategy,
          app.get(strategy.path()),
          504,
          "the downstream is too slow: no answer in 300 ms");
      TestApp.await(() -> app.downstream.stalled() == 0);
      TestApp.await(() -> app.status().get("clientPool").get("inUse").asInt() == 0);
    }
  }
}
