package org.servletbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.servletbench.app.TestDownstream.Mood;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import tools.jackson.databind.JsonNode;

/** The side door tells the truth, quickly, when the connector is full. */
class SideDoorIT {

  private TestApp app;

  @AfterEach
  void stop() {
    if (app != null) {
      app.close();
    }
  }

  @Test
  void answersWithin100MillisWhileSixHundredRequestsWaitOnTenThreads() {
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
    assertThat(millis).allMatch(took -> took < 100);
    app.downstream.release();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(app.downstream.paths()).hasSize(600);
    assertThat(app.drained().get("downstreamCallsStarted").asLong()).isEqualTo(600);
  }

  @Test
  void readsTheSettingsBack() {
    app =
        TestApp.start(
            Strategy.BLOCKING,
            "--server.tomcat.threads.max=7",
            "--server.tomcat.max-connections=321",
            "--server.tomcat.accept-count=43",
            "--server.tomcat.threads.max-queue-capacity=21",
            "--server.tomcat.processor-cache=30",
            "--bench.connector-buffers=512",
            "--bench.client-io-threads=3",
            "--bench.request-context-filter=false",
            "--server.max-http-request-header-size=2KB",
            "--server.tomcat.max-http-response-header-size=1KB",
            "--bench.client-connections=9",
            "--bench.async-pool=6",
            "--spring.task.execution.pool.core-size=5",
            "--spring.task.execution.pool.max-size=11",
            "--spring.task.execution.pool.queue-capacity=12",
            "--bench.async-timeout=5s",
            "--bench.downstream-timeout=4s");
    JsonNode settings = app.status().get("settings");
    assertThat(settings.propertyNames())
        .containsExactly(
            "java",
            "stack",
            "container",
            "tomcat-threads",
            "async-pool",
            "async-timeout-ms",
            "downstream-timeout-ms",
            "max-connections",
            "accept-count",
            "max-queue-capacity",
            "processor-cache",
            "connector-buffers",
            "max-http-header-size",
            "max-http-response-header-size",
            "filters",
            "virtual-threads",
            "client-connections",
            "server-timing",
            "blocking-client-engine",
            "blocking-client",
            "non-blocking-client",
            "client-io-threads",
            "jdk-async-client",
            "task-executor",
            "reactive-client",
            "gc",
            "heap-max-mib");
    assertThat(settings.get("tomcat-threads").asInt()).isEqualTo(7);
    assertThat(settings.get("max-connections").asInt()).isEqualTo(321);
    assertThat(settings.get("accept-count").asInt()).isEqualTo(43);
    assertThat(settings.get("max-queue-capacity").asInt()).isEqualTo(21);
    assertThat(settings.get("processor-cache").asInt()).isEqualTo(30);
    assertThat(settings.get("connector-buffers").asInt()).isEqualTo(512);
    assertThat(settings.get("client-io-threads").asInt()).isEqualTo(3);
    assertThat(settings.get("filters").asString())
        .isEqualTo("characterEncodingFilter, formContentFilter");
    assertThat(settings.get("max-http-header-size").asInt()).isEqualTo(2048);
    assertThat(settings.get("max-http-response-header-size").asInt()).isEqualTo(1024);
    assertThat(settings.get("stack").asString()).isEqualTo("servlet");
    assertThat(settings.get("container").asString()).isEqualTo("tomcat");
    assertThat(settings.get("client-connections").asInt()).isEqualTo(9);
    assertThat(settings.get("async-pool").asInt()).isEqualTo(6);
    assertThat(settings.get("task-executor")).hasToString("{\"core\":5,\"max\":11,\"queue\":12}");
    assertThat(settings.get("async-timeout-ms").asLong()).isEqualTo(5_000);
    assertThat(settings.get("downstream-timeout-ms").asLong()).isEqualTo(4_000);
    assertThat(settings.get("virtual-threads").asBoolean()).isFalse();
    assertThat(settings.get("blocking-client").asString())
        .contains("read timeout 4000 ms", "8192 idle connections", "connections 9, the caller is");
    assertThat(settings.get("non-blocking-client").asString())
        .contains("request timeout 4000 ms", "idle timeout 20000 ms", "retries 0")
        .contains("connections 9, the caller is blocked up to 4000 ms until one is free");
  }

  @Test
  void refusesASettingThatDoesNotExist() {
    String[] args = {"--bench.async-pol=3", "--logging.level.root=OFF"};
    assertThatThrownBy(() -> TestApp.start(Strategy.BLOCKING, args))
        .hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
        .rootCause()
        .hasMessageContaining("bench.async-pol");
  }

  @Test
  void isEmptyBeforeTheFirstRequest() {
    app = TestApp.start(Strategy.BLOCKING);
    JsonNode status = app.status();
    assertThat(status.propertyNames())
        .containsExactly(
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
            "virtualThreads");
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
  void hasNoPoolToReportWithVirtualThreads() {
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
  void listsThePlatformThreadsOnAThreadOfItsOwn() {
    app = TestApp.start(Strategy.BLOCKING);
    JsonNode threads = app.sideDoor("/threads");
    assertThat(threads.get("platformCount").asInt()).isEqualTo(threads.get("platform").size());
    assertThat(threads.get("platform").toString()).contains("HTTP-Dispatcher", "-Poller");
    assertThat(app.status().get("requestsEntered").asLong()).isZero();
    assertThat(app.askSideDoor("/other").statusCode()).isEqualTo(404);
    assertThat(app.askSideDoor("/status/x").statusCode()).isEqualTo(404);
  }

  @Test
  void aVirtualThreadEndpointWithoutVirtualThreadsSaysSo() {
    app = TestApp.start(Strategy.BLOCKING);
    var answer = app.get(Strategy.VIRTUAL_THREADS.path());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("--spring.threads.virtual.enabled=true");
    assertThat(app.downstream.paths()).isEmpty();
  }

  @Test
  void theLiveHeapIsKnownOnceACollectionWasAskedFor() {
    app = TestApp.start(Strategy.BLOCKING);
    assertThat(app.collectGarbage().statusCode()).isEqualTo(204);
    JsonNode first = app.status();
    assertThat(first.get("heapLiveMib").asDouble()).isPositive();
    assertThat(first.get("heapLiveMib").asDouble())
        .isLessThanOrEqualTo(first.get("heapUsedMib").asDouble() + 0.1);
    assertThat(app.askSideDoor("/gc").statusCode()).isEqualTo(405);
  }

  @Test
  void whatARequestAllocatesAndWhoCarriesItIsCounted() {
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
