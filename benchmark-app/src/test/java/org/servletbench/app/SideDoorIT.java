package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.servletbench.app.TestDownstream.Mood;
import tools.jackson.databind.JsonNode;

/** Checks that the side door tells the truth quickly while the connector is full. */
class SideDoorIT {

  private TestApp app;

  @AfterEach
  void stop() {
    if (app != null) {
      app.close();
    }
  }

  /** By the median, since a shared machine stops for as long once in a while. */
  @Test
  void answers_within_100_millis_while_six_hundred_requests_wait_on_ten_threads() {
    app = TestApp.start(Strategy.BLOCKING);
    app.downstream.becomes(Mood.HANGS);
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int sent = 50; sent <= 600; sent += 50) { // below accept-count at a time
      answers.addAll(app.burst(50, Strategy.BLOCKING.path()));
      int expected = sent;
      TestApp.await(() -> app.status().get("stages").get("queued").asInt() == expected - 10);
    }
    var millis = new ArrayList<Long>();
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      JsonNode status = app.status();
      millis.add((System.nanoTime() - start) / 1_000_000);
      assertThat(status.get("tomcat").toString())
          .isEqualTo(
              "{\"threads\":10,\"busy\":10,\"queued\":590,\"connections\":600,\"rejected\":0}");
      assertThat(status.get("stages").toString())
          .isEqualTo("{\"queued\":590,\"holding\":10,\"waiting\":0}");
      TestApp.pause(20);
    }
    assertThat(millis.stream().sorted().skip(millis.size() / 2).findFirst())
        .as("the median of %s", millis)
        .hasValueSatisfying(median -> assertThat(median).isLessThan(100));
    app.downstream.release();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(app.downstream.paths()).hasSize(600);
    assertThat(app.drained().get("downstreamCallsStarted").asLong()).isEqualTo(600);
  }

  @Test
  void the_counters_alone_are_those_of_the_status_without_what_is_dear() {
    app = TestApp.start(Strategy.BLOCKING);
    List<String> names = new ArrayList<>(app.status().propertyNames());
    names.removeAll(List.of("settings", "holdTime", "taskTime"));

    assertThat(app.sideDoor("/counters").propertyNames())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void is_empty_before_the_first_request() {
    app = TestApp.start(Strategy.BLOCKING);
    JsonNode status = app.status();
    assertThat(status.propertyNames())
        .containsExactlyInAnyOrder(
            "pid",
            "settings",
            "requestsEntered",
            "requestsCompleted",
            "inFlight",
            "holdTime",
            "taskTime",
            "tomcat",
            "executor",
            "taskExecutor",
            "stages",
            "clientPool",
            "downstreamCallsStarted",
            "gc",
            "heapUsedMib",
            "allocatedBytes",
            "compilerMillis",
            "heapLiveMib",
            "virtualThreads",
            "sideDoorCpuNanos");
    assertThat(status.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(status.get("requestsEntered").asLong()).isZero();
    assertThat(status.get("tomcat"))
        .hasToString("{\"threads\":10,\"busy\":0,\"queued\":0,\"connections\":0,\"rejected\":0}");
    assertThat(status.get("executor"))
        .hasToString("{\"limit\":25,\"threads\":0,\"active\":0,\"queued\":0}");
    assertThat(status.get("taskExecutor"))
        .hasToString("{\"limit\":8,\"threads\":0,\"active\":0,\"queued\":0}");
    assertThat(status.get("clientPool")).hasToString("{\"limit\":null,\"inUse\":0,\"waiting\":0}");
    JsonNode settings = status.get("settings");
    assertThat(settings.get("max-queue-capacity").asInt()).isEqualTo(Integer.MAX_VALUE);
    assertThat(settings.get("filters").asString())
        .isEqualTo("characterEncodingFilter, formContentFilter, requestContextFilter");
    assertThat(settings.get("processor-cache").asInt()).isEqualTo(-1);
    assertThat(settings.get("client-connections").isNull()).isTrue();
    assertThat(settings.get("blocking-client-engine").asString()).isEqualTo("http-url-connection");
    assertThat(settings.get("blocking-client").asString()).contains("connections unlimited");
    assertThat(settings.get("jdk-async-client").isNull()).isTrue();
    assertThat(settings.get("task-executor"))
        .hasToString("{\"core\":8,\"max\":2147483647,\"queue\":2147483647}");
    assertThat(settings.get("non-blocking-client").asString()).contains("connections unlimited");
    for (String timing : List.of("holdTime", "taskTime")) {
      assertThat(status.get(timing).get("count").asLong()).isZero();
      assertThat(status.get(timing).get("p99Millis").isNull()).isTrue();
      assertThat(status.get(timing).get("maxMillis").isNull()).isTrue();
      assertThat(TestApp.histogram(status.get(timing)).getTotalCount()).isZero();
    }
  }

  @Test
  void has_no_pool_to_report_with_virtual_threads() {
    app = TestApp.start(Strategy.VIRTUAL_THREADS);
    app.downstream.becomes(Mood.HANGS);
    var answers = app.burst(30, Strategy.VIRTUAL_THREADS.path());
    String busy =
        "{\"threads\":null,\"busy\":null,\"queued\":null,\"connections\":30,\"rejected\":0}";
    TestApp.await(() -> app.status().get("tomcat").toString().equals(busy));
    app.downstream.release();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    JsonNode status = app.drained();
    assertThat(status.get("settings").get("max-queue-capacity").isNull()).isTrue();
    assertThat(status.get("settings").get("tomcat-threads").isNull()).isTrue();
    assertThat(status.get("settings").get("task-executor").isNull()).isTrue();
    assertThat(status.get("taskExecutor").isNull()).isTrue();
    assertThat(status.get("settings").get("virtual-threads").asBoolean()).isTrue();
  }

  @Test
  void lists_the_platform_threads_on_a_thread_of_its_own() {
    app = TestApp.start(Strategy.BLOCKING);
    JsonNode threads = app.sideDoor("/threads");
    assertThat(threads.get("platformCount").asInt()).isEqualTo(threads.get("platform").size());
    assertThat(threads.get("platform").toString()).contains("HTTP-Dispatcher", "-Poller");
    assertThat(app.status().get("requestsEntered").asLong()).isZero();
    assertThat(app.askSideDoor("/other").statusCode()).isEqualTo(404);
    assertThat(app.askSideDoor("/status/x").statusCode()).isEqualTo(404);
  }

  @Test
  void a_virtual_thread_endpoint_without_virtual_threads_says_so() {
    app = TestApp.start(Strategy.BLOCKING);
    var answer = app.get(Strategy.VIRTUAL_THREADS.path());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("--spring.threads.virtual.enabled=true");
    assertThat(app.downstream.paths()).isEmpty();
  }

  @Test
  void the_live_heap_is_known_once_a_collection_was_asked_for() {
    app = TestApp.start(Strategy.BLOCKING);
    assertThat(app.collectGarbage().statusCode()).isEqualTo(204);
    JsonNode first = app.status();
    assertThat(first.get("heapLiveMib").asDouble()).isPositive();
    assertThat(first.get("heapLiveMib").asDouble())
        .isLessThanOrEqualTo(first.get("heapUsedMib").asDouble() + 0.1);
    assertThat(app.askSideDoor("/gc").statusCode()).isEqualTo(405);
  }

  @Test
  void only_its_own_path_collects_garbage() {
    app = TestApp.start(Strategy.BLOCKING);
    for (String other : List.of("/gcx", "/gc/x")) {
      assertThat(app.postToSideDoor(other).statusCode()).as(other).isEqualTo(404);
    }
  }

  @Test
  void what_a_request_allocates_and_who_carries_it_is_counted() {
    app = TestApp.start(Strategy.VIRTUAL_THREADS);
    JsonNode before = app.status();
    for (int i = 0; i < 50; i++) {
      app.get(Strategy.VIRTUAL_THREADS.path() + "?delay=0");
    }
    JsonNode after = app.drained();
    assertThat(after.get("allocatedBytes").asLong() - before.get("allocatedBytes").asLong())
        .isGreaterThan(50 * 1024);
    assertThat(after.get("compilerMillis").asLong())
        .isGreaterThanOrEqualTo(before.get("compilerMillis").asLong());
    boolean told = Runtime.version().feature() >= 24;
    assertThat(after.get("virtualThreads").get("carriers").isNull()).isEqualTo(!told);
    assertThat(after.get("virtualThreads").get("carriers").asInt(1)).isPositive();
  }
}
